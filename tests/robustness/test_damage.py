"""Damaged pages and texts give Articles, perhaps with less in them; never another error, and never nothing for little damage.

Each test takes a page that we made, damages it in one of the ways of `newsparse.testing.damage`, and parses it. An
example that fails prints the seed of its damage.
"""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newsparse
from newsparse.rendering import from_json, to_html, to_json, to_markdown, to_text
from newsparse.testing.damage import PAGE_DAMAGE, TEXT_DAMAGE, damaged, lying_charset
from newsparse.testing.pages import Story, pages, stories

DOCUMENTED = (newsparse.EmptyInputError, newsparse.UnsupportedInputError, newsparse.InputTooLargeError)
SEEDS = st.integers(0, 2**32)
FEWER = settings(max_examples=max(10, settings.default.max_examples // 5))
"""For tests that run once for each kind of damage."""


def parsed(data: bytes | str) -> newsparse.Article:
    """The Article, or an empty one where there is a documented error; it can be shown and kept, too."""
    try:
        article = newsparse.parse(data)
    except DOCUMENTED:
        return newsparse.Article()
    assert from_json(to_json(article)) == article
    to_html(article), to_markdown(article), to_text(article)
    return article


def as_text(story: Story) -> str:
    return "\n\n".join((story.headline, f"By {story.author}", *story.paragraphs))


@pytest.mark.parametrize("name", PAGE_DAMAGE)
@FEWER
@given(case=pages(), seed=SEEDS)
def test_a_damaged_page_gives_an_article(name: str, case: tuple[Story, str], seed: int) -> None:
    broken = PAGE_DAMAGE[name](Random(seed), case[1])
    parsed(broken)


@given(pages().flatmap(lambda case: damaged(case[1])))
def test_a_page_damaged_in_several_ways_gives_an_article(broken: str) -> None:
    assert parsed(broken.encode("utf-8", "replace")) is not None


@given(pages(), SEEDS)
def test_a_page_that_lies_about_its_charset_gives_an_article(case: tuple[Story, str], seed: int) -> None:
    parsed(lying_charset(Random(seed), case[1]))


@pytest.mark.parametrize("name", TEXT_DAMAGE)
@FEWER
@given(story=stories(), seed=SEEDS)
def test_a_damaged_text_gives_an_article(name: str, story: Story, seed: int) -> None:
    parsed(TEXT_DAMAGE[name](Random(seed), as_text(story)))


@pytest.mark.parametrize(
    "name",
    ["unclosed", "crossed", "marks_in_the_middle", "control_characters", "broken_entities"],
)
@FEWER
@given(case=pages(), seed=SEEDS)
def test_little_damage_leaves_a_body(name: str, case: tuple[Story, str], seed: int) -> None:
    """A third of the story's words at least; nearly all of them as a rule, which benchmarks/damage.py measures."""
    story, page = case
    body = set(parsed(PAGE_DAMAGE[name](Random(seed), page)).body.text.split())
    words = {word for paragraph in story.paragraphs for word in paragraph.split()}
    assert len(words & body) >= len(words) / 3


@given(pages())
def test_a_cut_page_keeps_what_stands_before_the_cut(case: tuple[Story, str]) -> None:
    """Cut in the last paragraph, a page still gives those before it."""
    story, page = case
    at = page.rindex(story.paragraphs[-1][-40:])
    text = parsed(page[:at]).body.text
    assert all(paragraph in text for paragraph in story.paragraphs[:-1])
