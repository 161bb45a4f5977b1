"""The language files: well-formed, each used by an article that goes wrong without it, every word recognised."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unicodedata import is_normalized

import pytest

import newsparse
from newsparse import lexicon
from newsparse.lexicon.tables import read_table, words_in

ARTICLES = Path(__file__).parent / "data" / "pasted_articles"
SEEN = frozenset(("corpus", "seed", "labels", "usage"))
"""Where a word was found: in the labelled pages, in the text the project began with, in the hand-made labels, or in general usage."""

NEWS_LANGUAGES = (
    "en", "zh", "hi", "es", "ar", "fr", "bn", "pt", "ru", "ur", "id", "de", "ja", "mr", "te", "tr", "ta", "vi", "ko", "it",
    "fa", "th", "gu", "pl", "uk", "nl", "ms", "pa", "sw", "ro",
)  # fmt: skip
"""The 30 largest languages of the world's news: of those with most speakers (Ethnologue's list, first and second language),
the ones with daily papers and news sites of their own; Chinese and Arabic as one each."""
WHOLE_LINE = ("comment_heading", "comment_form", "comment_closed", "comment_deleted", "comment_reply", "advertisement", "end")
BEFORE_VALUE = ("credit", "source", "byline", "published", "updated", "tags", "source_first", "read_also")


def test_the_largest_news_languages_are_there() -> None:
    assert len(set(NEWS_LANGUAGES)) == 30
    assert set(NEWS_LANGUAGES) <= set(lexicon.languages())


def test_every_language_has_an_article() -> None:
    assert {file.stem for file in ARTICLES.glob("*.toml")} == set(lexicon.languages())


@pytest.mark.parametrize("language", lexicon.languages())
def test_words_are_well_formed(language: str) -> None:
    categories = lexicon.read_file(language)
    assert set(categories) <= lexicon.CATEGORIES
    assert {"byline", "credit", "source", "comment_form", "comment_heading", "published", "read_also", "share"} <= set(categories)
    for category, words in categories.items():
        assert words, category
        assert set(words.values()) <= SEEN, category
        for word in words:
            assert word == " ".join(word.split()), (category, word)
            assert is_normalized("NFC", word), (category, word)
            assert lexicon.fold(word) or category == "and", (category, word)
        folded = [word.casefold() for word in words]
        assert len(folded) == len(set(folded)), (category, [word for word in folded if folded.count(word) > 1])


@pytest.mark.parametrize("language", lexicon.languages())
def test_every_label_is_recognised(language: str) -> None:
    words = lexicon.load(language)
    for category, entries in lexicon.read_file(language).items():
        for entry in entries:
            shown = entry.replace("#", "12") if entry.strip("#") else entry
            if category in WHOLE_LINE:
                assert words.is_label(category, f" {shown.upper() if shown.upper().lower() == shown.lower() else shown} "), entry
            elif category in BEFORE_VALUE:
                line = f"{shown.rstrip(':： ')}: Ada Moss"
                match = words.after_label(category, line)
                assert match is not None, entry
                assert line[match.end() :].endswith("Ada Moss"), entry


@pytest.fixture
def without(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """A function that takes a language's file away for the rest of the test."""
    whole = lexicon.read_file

    def take(language: str) -> None:
        monkeypatch.setattr(lexicon, "read_file", lambda name: {} if name == language else whole(name))
        lexicon._merged.cache_clear()

    yield take
    lexicon._merged.cache_clear()


@pytest.mark.parametrize("language", lexicon.languages())
def test_an_article_needs_its_language(language: str, without: Any) -> None:
    case = tomllib.loads((ARTICLES / f"{language}.toml").read_text("utf-8"))
    text = "\n".join(
        [case["headline"], case["caption_line"], *case["paragraphs"], case["source_line"], "", "", case["comments"]]
    )
    found = newsparse.parse_text(text)
    assert found.source is not None
    assert found.comment_section is not None
    without(language)
    less = newsparse.parse_text(text)
    assert less.source is None or less.comment_section is None  # close languages share some of their words


@pytest.mark.parametrize("name", ["names", "places", "clocks"])
def test_every_list_of_words_is_read_and_whole(name: str) -> None:
    code = "\n".join(file.read_text("utf-8") for file in (Path(newsparse.__file__).parent / "fields").rglob("*.py"))
    asked = {key for call in re.findall(rf"words_in\(['\"]{name}['\"]([^)]*)\)", code) for key in re.findall(r"\w+", call)}
    assert asked == set(read_table(name))
    for key in asked:
        words = words_in(name, key)
        assert words, key
        assert all(word == word.strip() and is_normalized("NFC", word) for word in words), key
