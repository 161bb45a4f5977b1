"""A site parser proposed from pages and from what a person says they show; and its cases."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from newsparse.api import parse_html
from newsparse.model import Article
from newsparse.page import Page
from newsparse.registry import Sites
from newsparse.sitewriting.induction import holding, propose, propose_drop, showing
from newsparse.sitewriting.source import Rules
from newsparse.testing.page_files import read_page
from newsparse.testing.skeleton import skeleton, words_of

_MAKERS: Final[Mapping[str, str]] = {"authors": "people", "published": "moment", "modified": "moment"}
"""The functions of rules for fields that are no plain text."""
_STATED: Final[Mapping[str, Sequence[str]]] = {
    "headline": ("og:title", "twitter:title"),
    "standfirst": ("og:description", "description"),
    "section": ("article:section",),
}
"""Names of `meta` elements that may hold what a page shows under generated names alone."""
_START: Final = 6
"""Words of the body's first and last paragraph that a case asserts."""


def propose_rules(
    data: Sequence[bytes],
    host: str,
    shown: Mapping[str, str],
    body_starts: str | None = None,
    drop: Sequence[str] = (),
    *,
    asked: Collection[str] = (),
) -> tuple[Rules, list[str]]:
    """Rules for what a person points at, and the texts for which no stable selector was found.

    Args:
        data: Pages of the site.
        host: Its host name.
        shown: Field to its text as one of the pages shows it.
        body_starts: How the body begins on one of the pages.
        drop: Lines that must not be in the body.
        asked: Fields that get a rule even where the generic engine finds what is shown.
    """
    pages = [read_page(page, f"https://{host}/") for page in data]
    generic = [parse_html(page.tree, page.url, sites=None) for page in pages]
    fields: dict[str, str] = {}
    missing: list[str] = []
    for field, text in shown.items():
        if field not in asked and any(is_found(article, field, text) for article in generic):
            continue
        if found := propose(pages, [showing(page, text) for page in pages]):
            fields[field] = f"{_MAKERS.get(field, 'css')}({found[0]!r})"
        elif stated := _stated(pages, field, text):
            fields[field] = f"meta({stated!r})"
        else:
            missing.append(text)
    if body_starts and ("body" in asked or not any(is_found(article, "body", body_starts) for article in generic)):
        if found := propose(pages, [holding(page, body_starts) for page in pages]):
            fields["body"] = f"body({found[0]!r})"
        else:
            missing.append(body_starts)
    dropped: list[str] = []
    for text in drop:
        if found := propose_drop(pages, text):
            dropped.append(found[0])
        else:
            missing.append(text)
    return Rules((host.removeprefix("www."),), fields, ", ".join(dict.fromkeys(dropped))), missing


def is_found(article: Article, field: str, text: str) -> bool:
    """Whether an article has in a field what a page shows; of dates that cannot be told.

    >>> is_found(Article(headline="Pier reopens"), "headline", "Pier  reopens")
    True
    """
    text = " ".join(text.split())
    match field:
        case "body":
            return " ".join(article.body.text.split()).startswith(text)
        case "authors":
            return ", ".join(author.name for author in article.authors) == text
        case "published":
            return False
        case _:
            return bool(getattr(article, field) == text)


def _stated(pages: Sequence[Page], field: str, text: str) -> str | None:
    """The name of the `meta` element that states on every page what one of them shows; None for none."""
    for name in _STATED.get(field, ()):
        values = [" ".join((page.metadata.first(name) or "").split()) for page in pages]
        if all(values) and " ".join(text.split()) in values:
            return name
    return None


def shown_value(article: Article, field: str) -> str:
    """A field as a line, to be confirmed."""
    if field == "body":
        paragraphs = article.body.paragraphs
        return (
            f"{len(paragraphs)} paragraphs, {paragraphs[0][:60]!r} to {paragraphs[-1][-60:]!r}"
            if paragraphs
            else "nothing"
        )
    value = getattr(article, field)
    if field == "authors":
        return ", ".join(author.name for author in value) or "nobody"
    return str(value) if value else "nothing"


def write_case(folder: Path, data: bytes, rules: Rules, confirmed: Sequence[str]) -> None:
    """A case folder: the page's skeleton, and what the parser finds on it in the fields that have rules."""
    keep = frozenset(words_of(*rules.fields.values(), rules.drop))
    page = skeleton(data, keep=keep)
    host = rules.hosts[0].removeprefix("*.")
    article = parse_html(page, f"https://{host}/", sites=Sites.of(rules.parser()))
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "page.html").write_text(f"<!doctype html>\n{page}\n", "utf-8")
    lines = [f"url = {_toml(f'https://{host}/')}", f"confirmed = {_toml(list(confirmed))}"]
    found = {field: _value(article, field) for field in rules.fields if field != "body"}
    lines += [f"{field} = {_toml(value)}" for field, value in found.items() if value]
    paragraphs = article.body.paragraphs
    if paragraphs and ("body" in rules.fields or rules.drop):
        start, end = (" ".join(words) for words in (paragraphs[0].split()[:_START], paragraphs[-1].split()[-_START:]))
        lines += ["", "[body]", f"starts = {_toml(start)}", f"ends = {_toml(end)}", f"count = {len(paragraphs)}"]
    (folder / "expected.toml").write_text("\n".join(lines) + "\n", "utf-8")


def _value(article: Article, field: str) -> Any:
    value = getattr(article, field)
    if field == "authors":
        return [author.name for author in value]
    return value


def _toml(value: Any) -> str:
    return str(value.isoformat()) if hasattr(value, "isoformat") else json.dumps(value, ensure_ascii=False)
