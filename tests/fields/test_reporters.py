"""Whom East Asian articles name as reporters where their text begins or ends."""

from __future__ import annotations

import tomllib
from html import escape
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse import Article, parse, parse_text
from newsparse.fields.reporters import reporters_in_ending, reporters_in_opening, reporters_of_line

DATA = tomllib.loads((Path(__file__).parents[1] / "data" / "reporters.toml").read_text("utf-8"))


def lines(case: dict[str, Any]) -> list[str]:
    """The headline and the paragraphs of a case."""
    article = DATA["articles"][case["language"]]
    first, *between, last = article["paragraphs"]
    return [article["headline"], case.get("opening", "") + first, *between, last + case.get("ending", "")]


def as_text(case: dict[str, Any]) -> Article:
    return parse_text("\n\n".join(lines(case)))


def as_html(case: dict[str, Any]) -> Article:
    headline, *paragraphs = map(escape, lines(case))
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return parse(
        f"<html lang={case['language']}><title>{headline}</title><h1>{headline}</h1><article>{body}</article>", sites=None
    )


@pytest.mark.parametrize("read", [as_text, as_html])
@pytest.mark.parametrize("case", DATA["case"], ids=lambda case: case.get("opening") or case["ending"])
def test_reporters(case: dict[str, Any], read: Any) -> None:
    article = read(case)
    assert [author.name for author in article.authors] == case["authors"]
    assert [source.name for source in article.sources] == case.get("sources", [])
    assert (article.dateline.place if article.dateline else None) == case.get("dateline")
    assert list(article.body.paragraphs) == [" ".join(line.split()) for line in lines(case)[1:]], "what names reporters stays the text's"


@given(st.text("（）【】［］[]()記者记홍길동기자王小明、・＝=／/ 電报道阿田3日", max_size=60), st.sampled_from(("ko", "zh", "ja", "en")))
def test_names_are_of_the_text(text: str, language: str) -> None:
    for found in (reporters_of_line(text), reporters_in_opening(text, language), reporters_in_ending(text, language)):
        for name in found.names if found else ():
            assert len(name) > 1
            assert name in text.replace(" ", "")
