"""Keywords and topics of the article."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from html import unescape
from typing import Any, Final

from newsparse.fields.authors import stated_names
from newsparse.fields.judgement import Judgement
from newsparse.fields.labels import label_of
from newsparse.fields.moments import dates_in
from newsparse.fields.site_name import compact, site_names
from newsparse.json_values import texts_of
from newsparse.page import Block, Finding, Hint, Page

_META: Final = (
    "article:tag", "og:article:tag", "news_keywords", "parsely-tags", "cxenseparse:taxonomy", "sailthru.tags", "dc.subject",
    "rnews:keywords",
)  # fmt: skip
"""Names of `meta` elements that hold an article's keywords, the more telling ones first."""
_LONGEST: Final = 80
"""Characters past which a text is no tag."""
_MOST: Final = 60
"""Tags that are kept."""
_COMMA: Final = re.compile(r"[,;،、|]")
_KEYED: Final = re.compile(r"([^\W\d_]+(?:[ -][^\W\d_]+)?): ?(?=\S)")
"""What a publishing system sets before a value that is not only a topic: 'Category: Rowing', 'Lite:true'."""
_TOPICS: Final = frozenset("category subject tag topic keyword theme person place".split())
"""The last word of such a key where the value is a topic."""
_MACHINE: Final = re.compile(r"(?=[^\d]*\d)[0-9a-f-]{12,}", re.IGNORECASE)
"""A key of a record."""
_INTERNAL: Final = frozenset("@/_$")
"""What publishing systems begin their own keywords with: '@front-page', '_no-apple-news'."""
_TAGGED: Final = int(Hint.TAGS)
_APART: Final = int(Hint.NAVIGATION | Hint.HEADER | Hint.FOOTER | Hint.RELATED | Hint.PROMOTION | Hint.COMMENTS | Hint.SHARE)
"""What holds links to topics that are not the article's."""
_LINKED: Final = 0.6
"""Share of a block that is linked where it lists tags."""
_WORDS: Final = 5
"""Words of the longest link that is taken for a tag and not for a headline."""
_REACH: Final = 25
"""Blocks between the article's last one, or one of tags, and the next of tags."""
_SHORT: Final = 40
"""Characters of the longest line below a label that is taken for a tag."""
_LINES: Final = 12
"""Lines below a label that are looked at."""

_OTHERS: Final = ("share", "comment_form", "comment_heading", "related", "read_also", "newsletter", "copyright", "furniture")
"""Categories of labels that end a list of tags."""


def find_tags(page: Page, judgement: Judgement) -> Finding[tuple[str, ...]] | None:
    """Keywords as the site writes them: from metadata, else what is shown as tags near the article."""
    article = page.metadata.article
    own = site_names(page) | set(map(compact, stated_names(page)))
    if tags := _clean(_split(article.get("keywords")), own):
        return Finding(tags, "metadata", "json-ld keywords", (), 0.8)
    for name in _META:
        if tags := _clean(_listed(page, name), own):
            return Finding(tags, "metadata", f"meta {name}", (), 0.8)
    found = _labelled(page, judgement) if page.is_text else _linked(page, judgement) or _labelled(page, judgement)
    if found:
        return found
    if tags := _clean(_listed(page, "keywords"), own):
        return Finding(tags, "metadata", "meta keywords", (), 0.5)
    return None


def _listed(page: Page, name: str) -> Iterator[str]:
    """What the `meta` elements of a name list."""
    for value in page.metadata.meta.get(name, ()):
        yield from _COMMA.split(unescape(value))


def _split(value: Any) -> Iterator[str]:
    texts = texts_of(value)
    for text in texts:  # in a list a comma is part of a tag: 'Herbs, & Gardens'
        yield from _COMMA.split(unescape(text)) if len(texts) == 1 else (unescape(text),)


def _clean(values: Iterable[str], own: Collection[str] = ()) -> tuple[str, ...]:
    """Tags without repetition and without what is none, such as the site's own names."""
    found: dict[str, str] = {}
    for value in values:
        text = " ".join(value.split()).strip(" #,;:-–")
        text = "" if text[:1] in _INTERNAL else text
        if text and len(text) <= _LONGEST and (key := _KEYED.match(text)):
            text = text[key.end() :] if key[1].casefold().split()[-1] in _TOPICS else ""
        if text and len(text) <= _LONGEST and not text.startswith("http") and not _MACHINE.fullmatch(text):
            if compact(text) not in own and not dates_in(text, ()):
                found.setdefault(text.casefold(), text)
            if len(found) >= _MOST:
                break
    return tuple(found.values())


def _linked(page: Page, judgement: Judgement) -> Finding[tuple[str, ...]] | None:
    """Links in elements named after tags, or that say so themselves, from the headline on to a little below the article.

    Those of one kind are taken, the first: further below are other articles' topics, and menus.
    """
    first = judgement.first if judgement.headline is None else judgement.headline + 1
    named = {
        index: place.names
        for place in page.named(_TAGGED)
        if place.first >= first or place.end - place.first <= 1
        for index in range(place.first, min(place.end, place.first + _MOST))
    }
    blocks: list[int] = []
    shown: list[str] = []
    kind: str | None = None
    last = judgement.end
    for block in page.blocks[first:]:
        if block.index > last + _REACH:
            break
        if block.kind != "text" or block.level or not block.link_chars or page.hints(block) & _APART:
            continue
        own = named.get(block.index)
        links = _tags_of(block, is_named=own is not None)
        if links and kind in (None, own or ""):
            kind = own or ""
            shown += links
            blocks.append(block.index)
            last = max(last, block.index)
    tags = _clean(text for text in shown if not any(page.lexicon.is_label(category, text) for category in _OTHERS))
    return Finding(tags, "markup", "links named tags", tuple(blocks), 0.6) if tags else None


def _tags_of(block: Block, *, is_named: bool) -> list[str]:
    """The links of a block that are tags: by what its element or they themselves say: `rel="tag"`, for 'category tag' is a section."""
    links = [
        (block.text[span.start : span.end], span.attributes)
        for span in block.spans
        if span.tag == "a" and (is_named or (span.attributes.get("rel") or "").split() == ["tag"])
    ]
    if sum([len(text) for text, _ in links]) <= _LINKED * len(block.text) and is_named:
        return []
    return [text for text, _ in links if len(text.split()) <= _WORDS]


def _labelled(page: Page, judgement: Judgement) -> Finding[tuple[str, ...]] | None:
    """What stands behind or below a label, 'Tags: piers, tides', a little below the article."""
    blocks = page.blocks
    for at in range(judgement.end, min(judgement.end + _REACH, len(blocks))):
        text = blocks[at].text
        label = label_of(page.lexicon, "tags", text) if blocks[at].kind == "text" else None
        if label is None:
            continue
        if value := text[label.end() :].strip():
            tags = _clean(_COMMA.split(value)) if ":" in label.group() or "：" in label.group() else ()
            taken = [at]
        else:
            taken = [at, *_below(page, at)]
            tags = _clean(_uncounted([blocks[i].text for i in taken[1:]]))
        if tags and all(len(tag) > 1 and len(tag.split()) <= _WORDS for tag in tags):
            return Finding(tags, "wording", "label 'tags'", tuple(taken), 0.6)
    return None


def _uncounted(lines: Sequence[str]) -> Sequence[str]:
    """Lines without the number of articles that each of them ends in: 'Piers 204', 'Tides31'."""
    bare = [line.rstrip("0123456789").rstrip() for line in lines]
    return bare if all(one and one != line for one, line in zip(bare, lines, strict=True)) else lines


def _below(page: Page, label: int) -> Iterator[int]:
    """The short lines below a label: up to a blank one or another label; in markup, the links that are set side by side."""
    holder: int | None = None
    for at in range(label + 1, min(label + 1 + _LINES, len(page.blocks))):
        block = page.blocks[at]
        if block.kind != "text" or len(block.text) > _SHORT or (at > label + 1 and block.gap):
            return
        if page.is_text:
            if any(page.lexicon.is_label(category, block.text) for category in _OTHERS):
                return
        else:
            container = page.containers[block.container]
            side_by_side = container.parent if container.end - container.first == 1 else container.index
            if holder not in (None, side_by_side) or (block.link_chars or 0) < _LINKED * len(block.text):
                return
            holder = side_by_side
        yield at
