"""The article's language: what the page declares, checked against its text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from newsparse.fields.judgement import Judgement
from newsparse.json_values import text_of
from newsparse.lexicon.detect import detect_language
from newsparse.page import Finding, Page

_META: Final = (
    "og:locale",
    "content-language",
    "language",
    "dc.language",
    "dcterms.language",
    "dc.language.iso",
    "locale",
)
"""Names of `meta` elements that state a language."""
_TAG: Final = re.compile(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z]{4}))?(?:[-_]([A-Za-z]{2}|\d{3}))?(?![A-Za-z])")
"""A BCP 47 tag of language, script and region; POSIX locales with an underscore as well."""
_SAMPLE: Final = 300
"""Characters of the text that check a declared language; a language not declared is told from more."""
_MORE: Final = 4_000
_LINE: Final = 40
"""Characters of the shortest line that tells a language."""
_SURE: Final = 0.6
"""How sure the text must be to overrule what the page declares."""
_LIKELY: Final = 0.5
_ALIKE: Final = (
    frozenset(("no", "nb", "nn", "da")),
    frozenset(("hr", "sr", "bs", "sh")),
    frozenset(("id", "ms")),
    frozenset(("hi", "mr", "ne")),
)
"""Languages so close that words hardly tell them apart: a declaration stands."""


def find_language(page: Page, judgement: Judgement | None = None) -> Finding[str] | None:
    """The language as a BCP 47 tag, such as 'fr' or 'pt-BR'.

    A declared language that the text plainly contradicts loses: many systems leave the one they came with.
    """
    declared = next(_declared(page), None)
    text = _text(page, judgement, _SAMPLE if declared else _MORE)
    found = detect_language(text) if text else None
    if declared is None:
        return Finding(found[0], "wording", "words of the text", (), found[1]) if found else None
    tag, rule = declared
    primary = tag.partition("-")[0]
    if found and found[1] >= _SURE and found[0] != primary and not _is_alike(found[0], primary):
        more = detect_language(_text(page, judgement, _MORE))
        if more and more[0] == found[0] and more[1] >= _SURE:
            return Finding(found[0], "wording", "words of the text against the declaration", (), found[1])
    return Finding(tag, "metadata", rule, (), 0.95 if found and found[0] == primary else 0.8)


def _is_alike(one: str, other: str) -> bool:
    return any(one in group and other in group for group in _ALIKE)


def _declared(page: Page) -> Iterator[tuple[str, str]]:
    """The languages that the page declares, the most trusted first."""
    metadata = page.metadata
    if metadata.language and (tag := language_tag(metadata.language)):
        yield tag, "html lang"
    if (value := text_of(metadata.article.get("inLanguage"))) and (tag := language_tag(value)):
        yield tag, "json-ld inLanguage"
    for name in _META:
        if (value := metadata.first(name)) and (tag := language_tag(value)):
            yield tag, f"meta {name}"


def language_tag(value: str) -> str | None:
    """A language tag in the usual case; None for what is none.

    >>> [language_tag(v) for v in ("pt_br", "DE-de", "zh-hans-CN", "en_US.UTF-8", "English", "x")]
    ['pt-BR', 'de-DE', 'zh-Hans-CN', 'en-US', None, None]
    """
    match = _TAG.match(value.strip()[:40])
    if not match or match[1].lower() in ("und", "mul", "zxx"):
        return None
    parts = [match[1].lower()]
    if match[2]:
        parts.append(match[2].title())
    if match[3]:
        parts.append(match[3].upper())
    return "-".join(parts)


def _text(page: Page, judgement: Judgement | None, size: int) -> str:
    """Some of the article's text, from its beginning; of the page's longest lines where the text is unknown."""
    parts: list[str] = []
    left = size
    scores = judgement.scores if judgement else [1.0] * len(page.blocks)
    for block, likely in zip(page.blocks, scores, strict=True):
        if likely < _LIKELY or block.kind != "text" or len(block.text) < _LINE:
            continue
        parts.append(block.text[:left])
        left -= len(block.text)
        if left <= 0:
            break
    return "\n".join(parts) if parts or judgement is None else _text(page, None, size)
