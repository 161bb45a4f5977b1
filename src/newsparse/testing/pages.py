"""Hypothesis strategies for news pages: ordinary articles of our own words, shown in several skins, with furniture.

A `Story` is what a page is made from, so that a test can ask whether parsing gives it back.
"""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import Final

import attrs
from hypothesis import strategies as st

_PLACES: Final = ("Varn", "Lower Aske", "Port Ilse", "Tolmin Bay", "Kesk")
_WHO: Final = (
    "The council",
    "A spokesman for the harbour",
    "The ferry company",
    "Her neighbour",
    "The new mayor",
    "An engineer",
)
_DID: Final = (
    "said on Monday that the repair would take longer than planned",
    "agreed to pay for the eastern span, which a storm had lifted off its bearings",
    "called the plan a waste of money, and asked for a second survey before the winter",
    "had warned for years that the old crane was unsafe and nobody had listened",
    "hopes to open the quay to walkers before the summer, if the weather holds",
    "counted forty boats in the basin, twice as many as in the year before",
)
_TAILS: Final = (
    "Work is to begin in the spring.",
    "The cost is put at four million crowns, half of it from the region.",
    "Nobody was hurt, and the trams ran again within the hour.",
    "A vote is expected next week, after the committee has met.",
)
_SUBJECTS: Final = ("bridge", "harbour crane", "night ferry", "fish market", "tide mill", "lighthouse")
_VERBS: Final = (
    "reopens after three winters of repair",
    "closes for good despite protest",
    "finds a buyer at last",
    "wins a prize",
)


@attrs.frozen
class Story:
    """An ordinary article."""

    headline: str
    paragraphs: tuple[str, ...]
    heading: str | None
    """A heading above the third paragraph."""
    items: tuple[str, ...]
    """A list after the second paragraph; empty for none."""
    author: str


@st.composite
def stories(draw: st.DrawFn) -> Story:
    """Stories of five to nine paragraphs, each of some sentences; no two sentences of a story are the same."""
    sentences = draw(st.permutations([f"{who} {did}." for who in _WHO for did in _DID]))
    count = draw(st.integers(5, 9))
    paragraphs = []
    for i in range(count):
        place, tail = draw(st.sampled_from(_PLACES)), draw(st.sampled_from(_TAILS))
        paragraphs.append(f"{sentences[2 * i]} {sentences[2 * i + 1]} In {place}, number {i + 1} of the quay: {tail}")
    subject, verb = draw(st.sampled_from(_SUBJECTS)), draw(st.sampled_from(_VERBS))
    return Story(
        headline=f"{draw(st.sampled_from(_PLACES))} {subject} {verb}",
        paragraphs=tuple(paragraphs),
        heading=draw(st.none() | st.just(f"What becomes of the {subject}")),
        items=tuple(sentences[20 : 20 + draw(st.sampled_from((0, 3)))]),
        author=draw(st.sampled_from(("Ilse Marchetti", "Tomas Oke", "Brigid Solheim"))),
    )


def _blocks(story: Story, paragraph: Callable[[str], str], heading: Callable[[str], str]) -> str:
    parts = []
    for i, text in enumerate(story.paragraphs):
        if i == 2 and story.heading:
            parts.append(heading(escape(story.heading)))
        parts.append(paragraph(escape(text)))
        if i == 1 and story.items:
            parts.append("<ul>" + "".join(f"<li>{escape(item)}</li>" for item in story.items) + "</ul>")
    return "\n".join(parts)


def semantic(story: Story) -> str:
    """A page of today's HTML: article, header, p."""
    body = _blocks(story, lambda p: f"<p>{p}</p>", lambda h: f"<h2>{h}</h2>")
    return f"<article><header><h1>{escape(story.headline)}</h1><p class='byline'>By {story.author}</p></header>{body}</article>"


def wordpress(story: Story) -> str:
    """A page as a common blogging system writes it."""
    body = _blocks(story, lambda p: f"<p>{p}</p>", lambda h: f"<h3>{h}</h3>")
    return (
        f"<div id='content' class='site-content'><article class='post-17 post type-post hentry'><h1 class='entry-title'>"
        f"{escape(story.headline)}</h1><div class='entry-meta'><span class='author vcard'>{story.author}</span></div>"
        f"<div class='entry-content'>{body}</div></article></div>"
    )


def bare_divs(story: Story) -> str:
    """A page without a word of semantics: every block a div with a generated class."""
    body = _blocks(story, lambda p: f"<div class='c7x'>{p}</div>", lambda h: f"<h2 class='c9y'>{h}</h2>")
    return f"<div class='a1'><div class='b2'><h1>{escape(story.headline)}</h1>{body}</div></div>"


def line_breaks(story: Story) -> str:
    """A page whose paragraphs are parted by two `br` each, in a table that lays it out."""
    body = _blocks(story, lambda p: f"{p}<br><br>", lambda h: f"<h2>{h}</h2>")
    return f"<table><tr><td width='600'><h1>{escape(story.headline)}</h1>{body}</td></tr></table>"


SKINS: Final = (semantic, wordpress, bare_divs, line_breaks)
"""The ways a story may be marked up."""

_MENU: Final = (
    "<nav><ul>"
    + "".join(f"<li><a href='/{w}'>{w}</a></li>" for w in ("News", "Sport", "Culture", "Weather"))
    + "</ul></nav>"
)
_RELATED: Final = (
    "<aside class='related'><h3>Related articles</h3><ul><li><a href='/a'>Quay wall to be raised by a metre</a></li>"
    "<li><a href='/b'>Why the herring came back to the bay</a></li></ul></aside>"
)
_FOOTER: Final = (
    "<footer><p>© Varn Gazette. All rights reserved.</p><ul><li><a href='/imprint'>Imprint</a></li></ul></footer>"
)


def page_of(main: str, title: str, *, furniture: bool = True) -> str:
    """A whole page around an article's markup."""
    around = (_MENU, _RELATED + _FOOTER) if furniture else ("", "")
    return (
        f"<!doctype html><html lang='en'><head><meta charset='utf-8'><title>{escape(title)} - Varn Gazette</title>"
        f"<meta property='og:site_name' content='Varn Gazette'></head><body>{around[0]}{main}{around[1]}</body></html>"
    )


@st.composite
def pages(draw: st.DrawFn) -> tuple[Story, str]:
    """A story and a page that shows it in one of the skins."""
    story = draw(stories())
    return story, page_of(draw(st.sampled_from(SKINS))(story), story.headline, furniture=draw(st.booleans()))
