from datetime import UTC, datetime

import pytest
from hypothesis import given

from newsparse.errors import ArticleFormatError, NewsparseError
from newsparse.model import Article, Body, Mark, Paragraph, Table
from newsparse.rendering import from_dict, from_json, to_dict, to_json
from newsparse.testing.strategies import articles


@given(articles())
def test_json_gives_the_article_back(article):
    assert from_json(to_json(article)) == article
    assert from_json(to_json(article, indent=1).encode()) == article


@given(articles())
def test_dicts_hold_plain_values_only(article):
    pending = [to_dict(article)]
    while pending:
        value = pending.pop()
        if isinstance(value, dict):
            pending += value.values()
        elif isinstance(value, list):
            pending += value
        else:
            assert value is None or type(value) in (str, int, bool)


def test_offsets_are_kept():
    article = Article(published=datetime(2026, 1, 12, 14, 30, tzinfo=UTC), modified=datetime(2026, 1, 13))
    assert to_dict(article)["published"] == "2026-01-12T14:30:00+00:00"
    assert from_dict(to_dict(article)).modified.tzinfo is None


def test_blocks_are_tagged():
    body = Body((Paragraph("See it", (Mark(0, 3, "link", "/x"),)), Table((("a",),))))
    assert to_dict(Article(body=body))["body"]["blocks"] == [
        {"type": "paragraph", "text": "See it", "marks": [{"start": 0, "end": 3, "kind": "link", "href": "/x"}]},
        {"type": "table", "rows": [["a"]], "has_header": False},
    ]


def test_lone_surrogates_can_be_written():
    assert from_json(to_json(Article(headline="a\ud800")).encode()).headline == "a\ud800"


def test_unknown_keys_are_ignored():
    assert from_dict({"headline": "A", "body": {"blocks": [], "new": 1}, "newer": 2}) == Article(headline="A")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "not JSON"),
        ("[" * 100_000, "not JSON"),
        ("[]", "it is not an object"),
        ('{"headline": 1}', "headline is not a str"),
        ('{"is_free": 1}', "is_free is not a bool"),
        ('{"tags": "abc"}', "tags is not a list"),
        ('{"kind": "novel"}', "kind is none of article, liveblog"),
        ('{"published": "soon"}', "published is not an ISO 8601 datetime"),
        ('{"body": {"blocks": [{"type": "poem"}]}}', "body.blocks[0]: its type is none of paragraph"),
        ('{"body": {"blocks": ["x"]}}', "body.blocks[0]: its type is none of"),
        ('{"body": {"blocks": [{"type": "paragraph"}]}}', "body.blocks[0].text is missing"),
        ('{"body": {"blocks": [{"type": "table", "rows": ["ab"]}]}}', "body.blocks[0].rows[0] is not a list"),
        ('{"comment_section": {"comments": [{"id": true}]}}', "comment_section.comments[0].id is not a str"),
    ],
)
def test_wrong_json_is_one_documented_error_that_says_where(text, problem):
    with pytest.raises(ArticleFormatError) as caught:
        from_json(text)
    assert problem in str(caught.value)
    assert isinstance(caught.value, NewsparseError)
