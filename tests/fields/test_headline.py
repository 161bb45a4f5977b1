"""Headlines: what the reader sees, with metadata to tell kickers, spaces and names of sites from it."""

from __future__ import annotations

import pytest

from newsparse import parse

TEXT = "<p>The old bridge in Varn opened again on Monday, two years after the flood had carried off its arch.</p>" * 3

CASES = {
    # name: (title, og:title, heading, headline)
    "as shown": ("Bridge reopens | The Varn Post", "Bridge reopens after flood", "Bridge reopens", "Bridge reopens"),
    "kicker that metadata leaves out": (
        "Old bridge of Varn reopens",
        "Old bridge of Varn reopens",
        "After the flood: Old bridge of Varn reopens",
        "Old bridge of Varn reopens",
    ),
    "kicker that metadata has": (
        "After the flood: Bridge reopens",
        "After the flood: Bridge reopens",
        '<span class="kicker">After the flood</span> : <span>Bridge reopens</span>',
        "After the flood: Bridge reopens",
    ),
    "no kicker, a word that metadata leaves out": ("Best bridges", "Best bridges", "The Best bridges", "The Best bridges"),
    "spaces set by style sheets": ("Flood: Bridge reopens", "Flood: Bridge reopens", "Flood:Bridge reopens", "Flood: Bridge reopens"),
    "name of the site as a heading": (
        "Small bridges of our valley - Ada's River Blog",
        "Small bridges of our valley",
        "Ada's River Blog",
        "Small bridges of our valley",
    ),
    "headline before a subtitle in the title": (
        "Bridge reopens: what drivers must know now",
        "Bridge reopens: what drivers must know now",
        "Bridge reopens",
        "Bridge reopens",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_headline(name):
    title, social, heading, expected = CASES[name]
    html = f'<title>{title}</title><meta property="og:title" content="{social}"><main><h1>{heading}</h1>{TEXT}</main>'
    assert parse(html).headline == expected
