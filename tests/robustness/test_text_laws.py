"""Laws of plain texts: no character is lost, furniture changes nothing, and what is written as text is read back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsparse
from newsparse.model import Article, Author, Body, Heading, ListBlock, ListItem, Paragraph
from newsparse.rendering import to_text
from newsparse.testing.damage import TEXT_DAMAGE, damaged
from newsparse.testing.pages import Story, stories
from newsparse.testing.strategies import texts

DOCUMENTED = (newsparse.EmptyInputError, newsparse.UnsupportedInputError)

ABOVE = (
    "Skip to main content",
    "Menu\nNews\nSport\nCulture\nWeather\nLog in",
    "Home\nNews\nHarbour",
)
"""A trail such as 'Home > News' right above a headline is not among it: in so short a text that hides the headline."""
BELOW = (
    "Share this article\nFacebook\nTwitter\nEmail",
    "Related articles\n\nQuay wall to be raised by a metre\n\nWhy the herring came back to the bay",
    "© 2026 Varn Gazette. All rights reserved.\nImprint\nPrivacy\nContact",
    "Newsletter\nGet the news of the bay every morning.\nSign up",
)


def article_of(story: Story) -> Article:
    """The story as an Article."""
    blocks: list[Paragraph | Heading | ListBlock] = [Paragraph(text) for text in story.paragraphs]
    extra: list[Paragraph | Heading | ListBlock] = []
    if story.items:
        extra.append(ListBlock(tuple(ListItem(item) for item in story.items)))
    if story.heading:
        extra.append(Heading(story.heading))
    blocks[2:2] = extra
    return Article(headline=story.headline, authors=(Author(story.author),), body=Body(tuple(blocks)), language="en")


def parsed(text: str) -> Article:
    return newsparse.parse_text(text, sites=None)


@given(stories().map(article_of).map(to_text).flatmap(lambda text: damaged(text, TEXT_DAMAGE)))
def test_the_parts_of_a_damaged_text_hold_every_character_of_it(text: str) -> None:
    try:
        parts = newsparse.explain(text).parts
    except DOCUMENTED:
        return
    if parts:
        assert "".join(part.text for part in parts) == text
        assert all(text[part.start : part.end] == part.text for part in parts)


@given(st.lists(texts(), max_size=30), st.sampled_from(["\n", "\n\n", "\r\n", "\u2028", "\x0c", "\t"]))
def test_the_parts_of_any_lines_hold_every_character_of_them(lines: list[str], end: str) -> None:
    text = end.join(lines)
    try:
        parts = newsparse.explain(text).parts
    except DOCUMENTED:
        return
    assert not parts or "".join(part.text for part in parts) == text


@given(stories())
def test_an_article_written_as_text_is_read_back(story: Story) -> None:
    article = article_of(story)
    found = parsed(to_text(article))
    assert found.headline == article.headline
    assert found.authors == article.authors
    assert found.body.paragraphs == article.body.paragraphs


@pytest.mark.parametrize("above", [*ABOVE, ""])
@pytest.mark.parametrize("below", [*BELOW, ""])
def test_furniture_around_a_text_changes_neither_headline_nor_body(above: str, below: str) -> None:
    for story in STORIES:
        bare = parsed(to_text(article_of(story)))
        full = parsed("\n\n".join(filter(None, (above, to_text(article_of(story)), below))))
        assert (full.headline, full.body.paragraphs) == (bare.headline, bare.body.paragraphs)


STORIES = [
    Story(
        headline=f"{place} lighthouse finds a buyer at last",
        paragraphs=tuple(
            f"{who} said on {day} that the repair would take longer than planned. In {place}, nobody was hurt, and the trams ran "
            "again within the hour."
            for who, day in zip(("The council", "A spokesman", "Her neighbour", "The new mayor"), ("Monday", "Friday", "Sunday", "Tuesday"))
        ),
        heading=None,
        items=(),
        author="Tomas Oke",
    )
    for place in ("Varn", "Port Ilse")
]  # fmt: skip
