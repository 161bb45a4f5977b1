"""Broken and hostile pages give fewer fields, never an exception or a hang."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse.fields.authors import find_authors
from newsparse.fields.bylines import find_bylines
from newsparse.fields.dateline import find_dateline
from newsparse.fields.dates import find_dates
from newsparse.fields.is_free import find_is_free
from newsparse.fields.kind import find_kind
from newsparse.fields.language import find_language
from newsparse.fields.section import find_section
from newsparse.fields.site_name import find_site_name
from newsparse.fields.sources import find_sources
from newsparse.fields.tags import find_tags
from newsparse.fields.url import find_url
from newsparse.page import Page

from .tables import json_ld, judged, page, text_page

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=40),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(["name", "@type", "@id", "url", "x"]), inner)
    ),
    max_leaves=12,
)
KEYS = (
    "author", "creator", "datePublished", "dateModified", "publisher", "articleSection", "keywords", "inLanguage", "url",
    "isAccessibleForFree", "hasPart", "sourceOrganization", "copyrightHolder", "mainEntityOfPage", "itemListElement",
)  # fmt: skip


def find_everything(found: Page) -> None:
    judgement = judged(found)
    bylines = find_bylines(found, judgement)
    dateline = find_dateline(found, judgement)
    for finding in (
        find_authors(found, judgement, bylines), *find_dates(found, judgement), dateline,
        find_sources(found, judgement, bylines, dateline), find_language(found, judgement), find_url(found),
        find_site_name(found), find_section(found), find_tags(found, judgement), find_is_free(found), find_kind(found),
    ):  # fmt: skip
        if finding is not None:
            assert 0 <= finding.confidence <= 1
            assert all(0 <= index < len(found.blocks) for index in finding.blocks)


@given(
    st.dictionaries(st.sampled_from(KEYS), JSON, max_size=6),
    st.sampled_from(["NewsArticle", "BreadcrumbList", "WebSite"]),
)
def test_any_json_ld(values: dict[str, Any], kind: str) -> None:
    text = json.dumps({"@type": kind, "headline": "Bridge reopens", **values})
    find_everything(page(json_ld(text.replace("<", "\\u003c")), url="https://varnpost.example/a"))


@given(st.lists(st.text(max_size=90), max_size=30))
def test_any_text(lines: list[str]) -> None:
    find_everything(text_page("Bridge reopens\n" + "\n".join(lines)))


@pytest.mark.parametrize(
    "line",
    [
        " " * 100_000, "By " * 40_000, "," * 100_000, "a, " * 40_000, "1/" * 50_000, "1 " * 50_000, "2024-" * 20_000, "(" * 100_000,
        "A " * 50_000, "A-" * 50_000, "— " * 50_000, "@" * 100_000, "9" * 100_000, "May 3, " * 20_000, "dpa/" * 30_000, "© " * 50_000,
    ],
    ids=lambda line: line[:4],
)  # fmt: skip
def test_long_lines_take_no_longer(line: str) -> None:
    head = f'<meta name="author" content="{line}"><meta name="keywords" content="{line}"><meta name="date" content="{line}">'
    found = page(
        head + json_ld(json.dumps({"@type": "NewsArticle", "headline": "a", "author": line, "keywords": line})),
        f"<p>{line}</p>",
        line,
    )
    short = page(above="".join(f"<p>{line[n : n + 200]}</p>" for n in range(0, 20_000, 200)))
    for each in (found, short):
        begin = time.process_time()
        find_everything(each)
        assert time.process_time() - begin < 2.0
