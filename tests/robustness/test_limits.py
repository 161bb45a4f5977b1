"""Each limit does what docs/errors.md says of it, and the errors say which one it was."""

from __future__ import annotations

import json
import pickle

import attrs
import pytest
from bs4 import BeautifulSoup

import newsparse
from newsparse.limits import Limits

SENTENCE = "The harbour master closed the bridge at noon, and nobody was hurt."
NUMBERED = tuple(f"{SENTENCE} So it says on page {i}." for i in range(5))
PAGE = f"<article><h1>Bridge closes</h1>{''.join(f'<p>{text}</p>' for text in NUMBERED)}</article>"


@pytest.mark.parametrize(
    ("limits", "data"),
    [
        (Limits(bytes=100), PAGE),
        (Limits(bytes=100), PAGE.encode()),
        (Limits(bytes=100), SENTENCE * 5),
        (Limits(attributes=3), "<p a b c d>x"),
        (Limits(attributes=3), BeautifulSoup("<p a b c d>x", "html.parser")),
        (Limits(seconds=0.0), PAGE),
        (Limits(seconds=0.0), SENTENCE),
        (Limits(seconds=0.0), BeautifulSoup(PAGE, "html.parser")),
    ],
    ids=str,
)
def test_past_a_limit_there_is_an_error_that_names_it(limits: Limits, data: str) -> None:
    for function in (newsparse.parse, newsparse.explain):
        with pytest.raises(newsparse.InputTooLargeError) as caught:
            function(data, limits=limits)
        error = caught.value
        assert error.allowed == getattr(limits, error.limit) < error.found
        copied = pickle.loads(pickle.dumps(error))
        assert (copied.limit, copied.allowed, copied.found, str(copied)) == (
            error.limit, error.allowed, error.found, str(error),
        )  # fmt: skip


def test_depth_leaves_tags_out_and_no_text() -> None:
    deep = "<div>" * 3_000 + PAGE + "</div>" * 3_000
    for limits in (Limits(), Limits(depth=1)):
        text = newsparse.parse(deep, limits=limits).body.text
        assert all(sentence in text for sentence in NUMBERED)


def test_blocks_past_the_limit_are_not_judged() -> None:
    article = newsparse.parse(PAGE, limits=Limits(blocks=3))
    assert article.headline == "Bridge closes"
    assert article.body.paragraphs == NUMBERED[:2]


def test_json_ld_past_the_limit_is_not_read() -> None:
    stated = json.dumps({"@type": "NewsArticle", "headline": "Bridge closes", "author": {"name": "Ilse Marchetti"}})
    page = f"<script type='application/ld+json'>{stated}</script>" + PAGE
    assert newsparse.parse(page).authors
    assert not newsparse.parse(page, limits=Limits(json_ld_bytes=10)).authors


def test_every_limit_has_a_line_in_the_docs_and_a_case_here(request: pytest.FixtureRequest) -> None:
    docs = request.config.rootpath / "docs" / "errors.md"
    for field in attrs.fields(Limits):
        assert f"| `{field.name}` | {field.default:,.0f}" in docs.read_text("utf-8")
        assert f"{field.name}=" in (request.path.read_text("utf-8"))
