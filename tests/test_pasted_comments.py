"""Threads of comments as a person pastes them: data/pasted_comments/NAME.txt with what they hold in NAME.toml.

There, 'begins' is the section's first line, where that is not the heading.
"""

from __future__ import annotations

import tomllib
from datetime import datetime
from pathlib import Path
from typing import Any

import attrs
import pytest

import newsparse
from newsparse.model import CommentSection

FOLDER = Path(__file__).parent / "data" / "pasted_comments"
NAMES = sorted(path.stem for path in FOLDER.glob("*.txt"))
NOW = datetime(2024, 5, 4, 12)


def read(name: str) -> tuple[str, dict[str, Any]]:
    text = (FOLDER / f"{name}.txt").read_text("utf-8")
    return text, tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))


def told(section: CommentSection) -> dict[str, Any]:
    """A section as the expected files write it: what is absent is left out, answers by place."""
    places = {comment.id: place for place, comment in enumerate(section.comments)}
    comments = [
        {
            "author": comment.author,
            "published_text": comment.published_text,
            "published": comment.published,
            "text": comment.text,
            "answers": places[comment.reply_to] if comment.reply_to else None,
            "votes": comment.votes,
            "is_deleted": comment.is_deleted or None,
        }
        for comment in section.comments
    ]
    whole = {
        "heading": section.heading,
        "declared_count": section.declared_count,
        "is_open": section.is_open,
        "pingbacks": [ping.text for ping in section.pingbacks] or None,
        "comments": [{key: value for key, value in comment.items() if value is not None} for comment in comments],
    }
    return {key: value for key, value in whole.items() if value is not None}


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_pasted_thread(name: str, line_end: str) -> None:
    text, expected = read(name)
    article = newsparse.parse_text(text.replace("\n", line_end), now=NOW)
    expected.pop("begins", None)
    assert article.language == expected.pop("language")
    assert article.comment_section is not None
    assert told(article.comment_section) == expected


@pytest.mark.parametrize("name", NAMES)
def test_the_article_above_is_as_without_comments(name: str) -> None:
    text, expected = read(name)
    heading = expected.get("begins", expected.get("heading"))
    alone = newsparse.parse_text(text[: text.index(heading + "\n")], now=NOW)
    article = newsparse.parse_text(text, now=NOW)
    if alone.headline is None:  # the few lines left were too little to tell one by
        alone = attrs.evolve(alone, headline=article.headline, standfirst=article.standfirst)
    assert attrs.evolve(article, comment_section=None) == alone
    assert len(article.body.paragraphs) > 1


@pytest.mark.parametrize("name", NAMES)
def test_the_parts_are_the_text(name: str) -> None:
    text, expected = read(name)
    parts = newsparse.explain(text, now=NOW).parts
    assert "".join(part.text for part in parts) == text
    said = "\n".join(part.text for part in parts if part.role == "comment")
    for comment in expected["comments"]:
        assert all(line in said for line in comment["text"].split("\n\n"))
    assert [part.text for part in parts if part.role == "comment heading"] == [*filter(None, [expected.get("heading")])]


@pytest.mark.parametrize("name", NAMES)
def test_without_the_time_of_reading_relative_times_stay_as_stated(name: str) -> None:
    text, expected = read(name)
    section = newsparse.parse_text(text).comment_section
    assert section is not None
    assert [c.published_text for c in section.comments] == [c.get("published_text") for c in expected["comments"]]
    assert all(c.published is None for c in section.comments if c.published_text and "2024" not in c.published_text)


NO_THREADS: dict[str, dict[str, str]] = tomllib.loads((FOLDER.parent / "no_threads.toml").read_text("utf-8"))


@pytest.mark.parametrize("name", sorted(NO_THREADS))
def test_lists_and_forms_are_no_thread(name: str) -> None:
    text, expected = read("en-portal")
    article = newsparse.parse_text(text[: text.index(expected["heading"] + "\n")] + NO_THREADS[name]["below"], now=NOW)
    assert len(article.body.paragraphs) > 1
    assert article.comment_section is None or not article.comment_section.comments
