"""JSON-LD of every wrong type, and broken as text: the page's own words are found all the same."""

from __future__ import annotations

import json
from random import Random
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import newsparse
from newsparse.rendering import from_json, to_json
from newsparse.testing.damage import control_characters, cut_pieces, random_edits, truncated
from newsparse.testing.pages import SKINS, Story, page_of

KEYS = (
    "@context", "@graph", "@id", "@type", "alternativeHeadline", "articleBody", "articleSection", "author", "backstory",
    "comment", "commentCount", "contentLocation", "copyrightHolder", "creator", "creditText", "dateCreated", "dateModified",
    "datePublished", "description", "discussionUrl", "editor", "genre", "hasPart", "headline", "image", "inLanguage",
    "isAccessibleForFree", "isBasedOn", "isPartOf", "itemListElement", "keywords", "liveBlogUpdate", "locationCreated",
    "mainEntity", "mainEntityOfPage", "name", "provider", "publisher", "sourceOrganization", "speakable", "thumbnailUrl",
    "translator", "url", "video",
)  # fmt: skip
"""What articles state, and what may stand around an article."""

WRONG = st.sampled_from([
    None, True, False, 0, -1, 3.5, float("nan"), float("inf"), 10**400, "", " ", "x", "\0", "\ud800", "9" * 400, "http://[", "//",
    "0000-00-00", "2026-13-45T99:99:99+99:99", "<p>&amp;lt;", "@", [], {}, [None], [[[]]], [{}], {"@id": "#a"}, {"@id": 7},
    {"@type": None}, {"@type": [None, 3]}, {"@value": {"@value": []}}, {"@list": {"@set": 1}}, {"name": {"name": []}},
    {"url": {"url": None}, "name": True}, {"@graph": {"@graph": []}}, ["a", 1, None, {"name": "b"}],
])  # fmt: skip
"""Values of every type, and strings that look like values."""

NESTED = st.recursive(
    WRONG,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=4),
    max_leaves=8,
)

STORY = Story(
    headline="Varn bridge reopens after three winters of repair",
    paragraphs=tuple(
        f"{who} said on Monday that the repair of span {i} would take longer than planned, and that nobody was hurt."
        for i, who in enumerate(("The council", "A spokesman", "The ferry company", "Her neighbour", "An engineer"))
    ),
    heading=None,
    items=(),
    author="Ilse Marchetti",
)


def parsed(stated: str) -> newsparse.Article:
    """The Article of an ordinary page that states this; its own words are in it, and it can be written and read."""
    safe = stated.replace("</", "<\\/").replace("<!--", "<\\!--")
    page = page_of(SKINS[0](STORY), STORY.headline).replace(
        "</head>", f"<script type='application/ld+json'>{safe}</script></head>"
    )
    article = newsparse.parse(page, url="https://varnpost.example/news/1")
    assert STORY.paragraphs[2] in article.body.text
    assert from_json(to_json(article)) == article
    return article


@pytest.mark.parametrize("key", KEYS)
@settings(max_examples=max(10, settings.default.max_examples // 5))
@given(value=NESTED)
def test_a_wrong_value(key: str, value: Any) -> None:
    parsed(json.dumps({"@type": "NewsArticle", "headline": STORY.headline, key: value}))


@given(NESTED)
@example([{"@id": "#a", "author": {"@id": "#a"}}, {"@id": "#a", "@type": "NewsArticle", "headline": {"@id": "#a"}}])
@example({"@type": "NewsArticle", "author": {"@id": "#b"}, "@graph": [{"@id": "#b", "author": {"@id": "#b"}}]})
def test_any_json(value: Any) -> None:
    parsed(json.dumps(value))


@pytest.mark.parametrize("damage", [truncated, cut_pieces, random_edits, control_characters], ids=lambda f: f.__name__)
@given(seed=st.integers(0, 2**32))
def test_broken_json(damage: Any, seed: int) -> None:
    stated = {
        "@type": "NewsArticle", "headline": STORY.headline, "author": [{"@type": "Person", "name": "Ilse Marchetti"}],
        "datePublished": "2026-03-02T17:40:00+01:00", "image": {"url": "/a.jpg", "caption": "A \"pier\"", "creditText": "Jo Ek"},
    }  # fmt: skip
    parsed(damage(Random(seed), json.dumps(stated, indent=1)))


@pytest.mark.parametrize("opening", ["[", '{"a":', '{"author":[', '{"@graph":[{"author":'])
def test_deep_json(opening: str) -> None:
    parsed(opening * 50_000)
