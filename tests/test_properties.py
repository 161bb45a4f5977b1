"""What holds for any input, and for any ordinary page however it is marked up."""

from __future__ import annotations

import pickle

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

import newsparse
from newsparse.testing.damage import damaged
from newsparse.testing.pages import SKINS, Story, page_of, pages, stories

DOCUMENTED = (newsparse.EmptyInputError, newsparse.UnsupportedInputError, newsparse.InputTooLargeError)


def parses(data: bytes | str) -> None:
    """Parse without another error than the documented ones."""
    try:
        article = newsparse.parse(data)
    except DOCUMENTED:
        return
    assert isinstance(article, newsparse.Article)


@given(st.binary(max_size=400))
def test_any_bytes_give_an_article_or_a_documented_error(data: bytes) -> None:
    parses(data)


@given(st.text(max_size=400))
def test_any_text_gives_an_article_or_a_documented_error(text: str) -> None:
    parses(text)


@given(st.text(alphabet="<>/=\"'&;!-ap div\n", max_size=300))
def test_any_jumble_of_markup_gives_an_article_or_a_documented_error(text: str) -> None:
    parses(text)


@given(st.data())
def test_damage_never_raises(data: st.DataObject) -> None:
    _, page = data.draw(pages())
    broken = data.draw(damaged(page))
    parses(broken)
    parses(broken.encode("utf-8", "replace"))


@given(pages())
def test_a_page_gives_its_story_back(case: tuple[Story, str]) -> None:
    story, page = case
    article = newsparse.parse(page, sites=None)
    assert article.headline == story.headline
    text = article.body.text
    for paragraph in story.paragraphs:
        assert paragraph in text
    assert "Related articles" not in text
    assert "All rights reserved" not in text


@given(stories())
def test_furniture_changes_nothing(story: Story) -> None:
    for skin in SKINS[:2]:
        bare = newsparse.parse(page_of(skin(story), story.headline, furniture=False), sites=None)
        full = newsparse.parse(page_of(skin(story), story.headline), sites=None)
        assert bare.body == full.body
        assert bare.headline == full.headline


@given(pages())
def test_bytes_str_tree_and_soup_of_one_page_give_equal_articles(case: tuple[Story, str]) -> None:
    _, page = case
    article = newsparse.parse(page)
    assert newsparse.parse(page.encode()) == article
    assert newsparse.parse(etree.fromstring(page, etree.HTMLParser())) == article
    assert newsparse.parse(BeautifulSoup(page, "lxml")) == article


@given(pages())
def test_the_callers_tree_and_soup_are_not_changed(case: tuple[Story, str]) -> None:
    _, page = case
    tree = etree.fromstring(page, etree.HTMLParser())
    soup = BeautifulSoup(page, "lxml")
    before = etree.tostring(tree), str(soup)
    newsparse.parse(tree)
    newsparse.parse(soup)
    assert (etree.tostring(tree), str(soup)) == before


@given(st.text(max_size=600))
def test_the_parts_of_a_text_join_to_the_input(text: str) -> None:
    try:
        page = newsparse.explain(text)
    except DOCUMENTED:
        return
    if page.parts:
        assert "".join(part.text for part in page.parts) == text


@given(pages())
def test_an_article_survives_pickling(case: tuple[Story, str]) -> None:
    article = newsparse.parse(case[1])
    assert pickle.loads(pickle.dumps(article)) == article


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", newsparse.EmptyInputError),
        (" \n\t ", newsparse.EmptyInputError),
        (b"%PDF-1.7 ...", newsparse.UnsupportedInputError),
        (b"\x89PNG\r\n\x1a\n....", newsparse.UnsupportedInputError),
        ("<div " + " ".join(f"a{i}" for i in range(3000)) + ">", newsparse.InputTooLargeError),
        (3, TypeError),
    ],
)
def test_documented_errors(data: object, error: type[Exception]) -> None:
    with pytest.raises(error):
        newsparse.parse(data)  # type: ignore[arg-type]


def test_a_limit_names_itself() -> None:
    with pytest.raises(newsparse.InputTooLargeError) as caught:
        newsparse.parse("<p>" + "word " * 100, limits=newsparse.Limits(bytes=100))
    assert caught.value.limit == "bytes"
    assert pickle.loads(pickle.dumps(caught.value)).allowed == 100


def test_depth_costs_nothing() -> None:
    deep = "<div>" * 2_000 + "<p>The harbour master closed the bridge at noon, and nobody was hurt.</p>"
    assert "harbour master" in newsparse.parse(deep).body.text
