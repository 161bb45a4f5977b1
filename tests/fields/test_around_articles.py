"""Who wrote an article when, by what stands around it."""

from __future__ import annotations

from typing import Any

import pytest

from newsparse import parse

from .tables import BODY, cases


@pytest.mark.parametrize(
    "case", cases("around_articles"), ids=lambda case: case.get("above") or case.get("below") or case["url"]
)
def test_who_and_when(case: dict[str, Any]) -> None:
    html = (
        f'<html lang="{case.get("language", "en")}"><head><title>Bridge reopens after two years | Varn Post</title></head><body>'
        f'<header><nav><a href="/">Home</a><a href="/traffic">Traffic</a></nav></header><main><article>'
        f"<h1>Bridge reopens after two years</h1>{case.get('above', '')}{BODY}{case.get('below', '')}</article></main>"
        f"<footer><p>© 2026 Varn Post</p></footer></body></html>"
    )
    article = parse(html, url=case.get("url"), now=case.get("now"), sites=None)
    if "authors" in case:
        assert [author.name for author in article.authors] == case["authors"]
    if "date" in case:
        assert (article.published.date().isoformat() if article.published else "") == case["date"]
