"""Keywords and topics of the article."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

from newsparse.json_values import texts_of
from newsparse.page import Finding, Hint, Page

_META: Final = (
    "article:tag", "og:article:tag", "news_keywords", "parsely-tags", "cxenseparse:taxonomy", "sailthru.tags", "dc.subject",
    "rnews:keywords", "keywords",
)  # fmt: skip
"""Names of `meta` elements that hold keywords, the more telling ones first."""
_LONGEST: Final = 80
"""Characters past which a text is no tag."""
_MOST: Final = 60
"""Tags that are kept."""
_COMMA: Final = re.compile(r"[,;،、|]")
_TAGGED: Final = int(Hint.TAGS)


def find_tags(page: Page) -> Finding[tuple[str, ...]] | None:
    """Keywords as the site writes them: from metadata, else from the links shown as tags."""
    article = page.metadata.article
    if tags := _clean(_split(article.get("keywords"))):
        return Finding(tags, "metadata", "json-ld keywords", (), 0.8)
    for name in _META:
        values = page.metadata.meta.get(name)
        if values and (tags := _clean(part for value in values for part in _COMMA.split(value))):
            return Finding(tags, "metadata", f"meta {name}", (), 0.5 if name == "keywords" else 0.8)
    blocks: list[int] = []
    shown: list[str] = []
    places = page.named(_TAGGED)
    for index in sorted({i for place in places for i in range(place.first, min(place.end, place.first + _MOST))}):
        block = page.blocks[index]
        links = [block.text[span.start : span.end] for span in block.spans if span.tag == "a"]
        if block.kind == "text" and links and sum(map(len, links)) > 0.6 * len(block.text):
            shown.extend(links)
            blocks.append(block.index)
    if tags := _clean(shown):
        return Finding(tags, "markup", "links named tags", tuple(blocks), 0.6)
    return None


def _split(value: Any) -> Iterator[str]:
    for text in texts_of(value):
        yield from _COMMA.split(text)


def _clean(values: Iterable[str]) -> tuple[str, ...]:
    """Tags without repetition and without what is none."""
    found: dict[str, str] = {}
    for value in values:
        text = " ".join(value.split()).strip(" #,;")
        if text and len(text) <= _LONGEST and not text.startswith("http"):
            found.setdefault(text.casefold(), text)
            if len(found) >= _MOST:
                break
    return tuple(found.values())
