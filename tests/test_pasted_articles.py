"""A pasted article in each of many languages, and the text that the project began with."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

import newsparse
from newsparse.reading.scrambled import with_signs

CASES: dict[str, dict[str, Any]] = {
    file.stem: tomllib.loads(file.read_text("utf-8"))
    for file in sorted((Path(__file__).parent / "data" / "pasted_articles").glob("*.toml"))
}
"""Language to its article."""


def pasted(case: dict[str, Any]) -> str:
    """The text as it is pasted."""
    lines = [
        case["headline"],
        case["caption_line"],
        *case["paragraphs"],
        case["source_line"],
        "",
        "",
        "",
        case["comments"],
    ]
    return "\n".join(lines)


@pytest.mark.parametrize("language", CASES)
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_a_pasted_article(language: str, line_end: str) -> None:
    case = CASES[language]
    article = newsparse.parse_text(pasted(case).replace("\n", line_end))
    assert article.headline == case["headline"]
    assert [(image.caption, image.credit) for image in article.images] == [(case["caption"], case["credit"])]
    assert article.photo_credit == case["credit"]
    assert list(article.body.paragraphs) == case["paragraphs"]
    assert [(source.name, source.text, source.kind) for source in article.sources] == [
        (case["source"], case["source_line"], "attribution")
    ]
    assert article.comment_section is not None
    assert article.comment_section.heading == case["comments"]
    assert article.comment_section.is_open is True
    assert article.comment_section.comments == ()
    assert article.language == language


SPACES = {"wide": ("\u3000", " \u3000"), "zero-width": ("\u200b", " \u200b"), "no-break": (" ", "\xa0"), "mark": ("\ufeff", " ")}
"""What is put before the text and at its lines' edges, and what stands for a space: as browsers, mailers and editors leave them."""


@pytest.mark.parametrize("language", CASES)
@pytest.mark.parametrize("edge", SPACES)
def test_spaces_of_all_kinds_change_nothing(language: str, edge: str) -> None:
    text = pasted(CASES[language])
    around, between = SPACES[edge]
    spaced = around + text.replace("\n", f"{around}\n{around}").replace(" ", between)
    article = newsparse.parse_text(text)
    found = newsparse.parse_text(spaced)
    assert found == article
    assert "".join(part.text for part in newsparse.explain(spaced).parts) == spaced


@pytest.mark.parametrize("language", CASES)
def test_utf_8_that_was_read_as_a_western_character_set(language: str) -> None:
    text = pasted(CASES[language])
    scrambled = text.encode().decode("latin-1")
    assert newsparse.parse_text(scrambled) == newsparse.parse_text(text)
    assert newsparse.parse_text(with_signs(scrambled)) == newsparse.parse_text(text)
    assert "".join(part.text for part in newsparse.explain(scrambled).parts) == scrambled


@pytest.mark.parametrize("language", CASES)
def test_every_part_is_accounted_for(language: str) -> None:
    text = pasted(CASES[language])
    parts = newsparse.explain(text).parts
    assert "".join(part.text for part in parts) == text
    assert "furniture" not in {part.role for part in parts}


def test_the_seed(shared: Path) -> None:
    text = (shared / "seed" / "article.txt").read_text("utf-8")
    expected = json.loads((shared / "seed" / "expected.json").read_text("utf-8"))
    article = newsparse.parse(text)
    section = article.comment_section
    found = {
        "headline": article.headline,
        "images": [{"caption": i.caption, "credit": i.credit, "url": i.url} for i in article.images],
        "photo_credit": article.photo_credit,
        "body_paragraphs": list(article.body.paragraphs),
        "sources": [{"name": s.name, "text": s.text, "kind": s.kind} for s in article.sources],
        "comment_section": section
        and {
            "heading": section.heading,
            "is_open": section.is_open,
            "declared_count": section.declared_count,
            "comments": list(section.comments),
        },
        "language": article.language,
        "authors": list(article.authors),
        "standfirst": article.standfirst,
        "dateline": article.dateline,
        "published": article.published,
    }
    assert found == expected
    parts = newsparse.explain(text).parts
    assert "".join(part.text for part in parts) == text
    assert "furniture" not in {part.role for part in parts}
