"""What holds for any plain text, and for any ordinary article however it is pasted."""

from __future__ import annotations

import os
import time
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsparse
from newsparse.model import Article, Author, Body, CommentSection, Heading, Image, Paragraph, Source
from newsparse.parts import Part
from newsparse.rendering import to_text
from newsparse.testing.pages import Story, stories

DOCUMENTED = (newsparse.EmptyInputError, newsparse.UnsupportedInputError, newsparse.InputTooLargeError)
ABOVE = ("Home", "News", "Sport", "Weather", "Log in", "Subscribe", "Share", "Facebook")
BELOW = (
    "Related articles", "Tram line to the quay delayed again", "Museum lends its oldest map", "Rain expected all week",
    "About us", "Contact", "Privacy policy", "© 2024 Varn Gazette. All rights reserved.",
)  # fmt: skip
LARGEST = 6_400_000
"""Characters of the text whose time is compared to that of one with 0.1 million."""
LINES = st.lists(
    st.sampled_from([*ABOVE, *BELOW, "By Ada Moss", "4 March 2025", "- a list item", "> quoted words", "# Heading", "a\tb\tc", ""])
    | st.text(max_size=40),
    max_size=30,
)


def article_of(story: Story) -> Article:
    """A story with all that a pasted text can show of it; its first paragraph takes up the headline, as first paragraphs do."""
    blocks: list[Paragraph | Heading] = []
    for place, text in enumerate(story.paragraphs):
        if place == 2 and story.heading:
            blocks.append(Heading(story.heading))
        blocks.append(Paragraph(text if place else f"The {story.headline}, as the town has heard since Monday. {text}"))
    return Article(
        headline=story.headline,
        authors=(Author(story.author),),
        published=datetime(2025, 3, 4),
        images=(Image(caption="The old quay on a winter morning", credit="Oksana Field", is_lead=True),),
        body=Body(tuple(blocks)),
        sources=(Source("Varn Gazette", "Source: Varn Gazette"),),
        comment_section=CommentSection(heading="Leave a comment", is_open=True),
        language="en",
    )


def words_of(parts: tuple[Part, ...], *roles: str) -> set[str]:
    return {word for part in parts if part.role in roles for word in part.text.split()}


@given(LINES, st.sampled_from(["\n", "\n\n", "\r\n", "\r", "\u2028"]))
def test_the_parts_of_lines_of_all_kinds_join_to_the_input(lines: list[str], end: str) -> None:
    text = end.join(lines)
    try:
        report = newsparse.explain(f"x {text}")
    except DOCUMENTED:
        return
    if report.parts:
        assert "".join(part.text for part in report.parts) == f"x {text}"
        assert all(part.text == f"x {text}"[part.start : part.end] for part in report.parts)


@given(stories())
def test_every_fields_words_occur_in_its_part(story: Story) -> None:
    report = newsparse.explain(to_text(article_of(story)))
    article, parts = report.article, report.parts
    assert set((article.headline or "").split()) <= words_of(parts, "headline")
    body = words_of(parts, "paragraph", "heading", "dateline", "source line")
    assert all(set(paragraph.split()) <= body for paragraph in article.body.paragraphs)
    captions = "\n".join(part.text for part in parts if part.role in ("caption", "credit"))
    for image in article.images:
        assert (image.caption or "") in captions
        assert (image.credit or "") in captions
    lines = "\n".join(part.text for part in parts if part.role == "source line")
    assert all(source.text in lines for source in article.sources)
    bylines = "\n".join(part.text for part in parts if part.role == "byline")
    assert all(author.name in bylines for author in article.authors)


@given(stories())
def test_the_text_rendering_gives_the_article_back(story: Story) -> None:
    article = article_of(story)
    found = newsparse.parse_text(to_text(article))
    assert found.headline == article.headline
    assert [author.name for author in found.authors] == [story.author]
    assert found.published == article.published
    assert [(image.caption, image.credit) for image in found.images] == [
        (image.caption, image.credit) for image in article.images
    ]
    assert found.body.paragraphs == article.body.paragraphs
    assert found.sources == article.sources
    assert found.comment_section == article.comment_section
    assert found.language == "en"


@given(stories())
def test_furniture_around_an_article_does_not_change_it(story: Story) -> None:
    article = article_of(story)
    text = to_text(article)
    bare = newsparse.parse_text(text)
    full = newsparse.parse_text("\n".join(ABOVE) + "\n\n" + text + "\n\n" + "\n".join(BELOW))
    assert full.headline == bare.headline
    assert full.body == bare.body
    assert full.authors == bare.authors
    assert full.images == bare.images
    assert full.sources == bare.sources


def seconds(text: str) -> float:
    """The processor's time for one text."""
    start = time.process_time()
    newsparse.parse_text(text)
    return time.process_time() - start


@pytest.mark.skipif(os.environ.get("HYPOTHESIS_PROFILE") != "nightly", reason="takes half a minute")
def test_time_is_linear_in_the_texts_size() -> None:
    """The time for a megabyte may not grow more than a few times, whatever the text is made of."""
    paragraph = "The harbour board said on Monday that the repair would take longer than planned, and asked for a survey. "
    for unit in (paragraph * 3 + "\n\n", "Menu\n", "broken at the end of every line as mailers do, word by word,\nand so on\n"):
        small, large = (unit * (size // len(unit)) for size in (100_000, LARGEST))
        per_small = min(seconds(small) for _ in range(2)) / len(small)
        assert seconds(large) / len(large) < 4 * per_small
