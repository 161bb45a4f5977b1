"""Tables of cases and small pages for the tests of fields."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from newsparse.fields.headline import find_headline
from newsparse.fields.judgement import Judgement, judge
from newsparse.limits import Limits
from newsparse.page import Page
from newsparse.reading import read_html_page, read_text_page
from newsparse.reading.tree import parse_tree

DATA = Path(__file__).parent.parent / "data"


def cases(name: str, table: str = "case") -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = tomllib.loads((DATA / f"{name}.toml").read_text("utf-8"))[table]
    return found


BODY = "".join(
    f"<p>{sentence}</p>"
    for sentence in (
        "The old bridge over the Maar opened again on Monday after two years of work on its piers and its roadway.",
        "Some two hundred people walked across it in the first hour, among them many who had not done so since childhood.",
        "The town paid for most of the work itself; the rest came from a fund for old buildings and from three families.",
        "Lorries must still take the new road, as the vaults bear no more than seven tons, the town's engineer said.",
        "A market will be held on the bridge in June, as it was each year until the flood of the spring two years ago.",
    )
)
"""Enough text to be judged the body of an article."""


def page(head: str = "", above: str = "", below: str = "", *, url: str | None = None, lang: str = "en") -> Page:
    """A page with an article about a bridge, and what stands in its head, between headline and text, and below."""
    html = (
        f'<!DOCTYPE html><html lang="{lang}"><head><title>Bridge reopens</title>{head}</head><body><article>'
        f"<h1>Bridge reopens after two years</h1>{above}{BODY}{below}</article></body></html>"
    )
    return read_html_page(parse_tree(html, Limits()), url=url, now=None, limits=Limits())


def text_page(text: str) -> Page:
    return read_text_page(text, url=None, now=None, limits=Limits())


def judged(found: Page) -> Judgement:
    return judge(found, find_headline(found))


def json_ld(value: str) -> str:
    return f'<script type="application/ld+json">{value}</script>'
