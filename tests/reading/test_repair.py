"""Elements that have lost their ends let go of what they have taken in."""

from __future__ import annotations

import time

import pytest

import newsparse
from newsparse.reading.tree import parse_tree

TEXTS = [
    "The swing bridge at Varn opened to carts again on Monday, two winters after the ice had bent its pivot.",
    "Masons from three villages had worked through the autumn, and the council paid them in barley and lamp oil.",
    "“We had forgotten how loud the wheels are,” said Ilse Marchetti, who keeps the toll house on the north bank.",
    "A ferry that had served in the meantime goes back to the lake, where it is needed for the herring season.",
]
BODY = "".join(f"<p>{text}</p>" for text in TEXTS)
AFTER = '<div class="links"><a href="/1">Weather on the lake</a> <a href="/2">Prices at the market</a></div>'


@pytest.mark.parametrize(
    "lost",
    {
        "a link": '<h1>Bridge reopens</h1><a href="/valley">',
        "a link in a paragraph": '<h1>Bridge reopens</h1><p>Read <a href="/valley">all of it</p>',
        "a menu": '<nav><a href="/">Home</a><h1>Bridge reopens</h1>',
        "a heading": "<h1>Bridge reopens",
        "a heading of a picture": '<h1>Bridge reopens</h1><h2><div><img src="/bridge.jpg" alt=""></div><div>',
        "a heading with an element that does not exist": "<h1>Bridge reopens</h1><h3>In short<scr>",
        "a drawing": '<h1>Bridge reopens</h1><svg><path d="M0 0">',
        "a menu of a form": "<h1>Bridge reopens</h1><select><option>All of the valley",
        "a button": "<h1>Bridge reopens</h1><button>Print",
        "a style whose end is that of another": "<h1>Bridge reopens</h1><style>p { color: black; }\n<div>",
    }.values(),
)
def test_the_article_is_found(lost: str) -> None:
    page = f"<html><head><title>Bridge reopens</title></head><body>{lost}{BODY}{AFTER}</style></body></html>"
    found = newsparse.parse(page, sites=None)
    assert [text for text in found.body.paragraphs if text in TEXTS] == TEXTS
    assert found.headline == "Bridge reopens"


def test_a_link_around_a_card_stays_one() -> None:
    root = parse_tree('<a href="/1"><h3>Weather on the lake</h3><p>Rain until noon.</p></a><a href="/2">Prices</a>')
    assert [link.get("href") for link in root.iter("a")] == ["/1", "/2"]


@pytest.mark.parametrize("piece", ["<a>", "<a><div>", "<h1><div>", "<h2>text<div><p>", "<a href=1>x<b>", "<h3><a><p>"])
def test_repair_takes_time_that_grows_with_the_page_alone(piece: str) -> None:
    times = []
    for count in (4_000, 16_000):
        start = time.process_time()
        parse_tree(piece * count)
        times.append(time.process_time() - start)
    assert times[1] < 12 * times[0] + 0.2
