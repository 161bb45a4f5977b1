"""What each stretch of a plain text is: the parts that lie end to end over the whole input."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final, Literal, TypeAlias, get_args

import attrs

from newsparse.fields.moments import dates_in, languages_of
from newsparse.page import Block, Page
from newsparse.pipeline import Findings

PartRole: TypeAlias = Literal[
    "headline", "kicker", "standfirst", "byline", "date", "caption", "credit", "dateline", "heading", "paragraph",
    "list item", "quote", "table", "code", "update", "source line", "comment heading", "comment", "comment form",
    "section", "tags", "furniture", "space",
]  # fmt: skip
"""What a part is; 'space' is white space between blocks, 'furniture' all that belongs to no field."""

_ROLES: Final[frozenset[str]] = frozenset(get_args(PartRole))
_FIELD_ROLES: Final[dict[str, PartRole]] = {
    "headline": "headline",
    "kicker": "kicker",
    "standfirst": "standfirst",
    "authors": "byline",
    "published": "date",
    "modified": "date",
    "images": "caption",
    "sources": "source line",
    "comment_section": "comment",
    "body": "paragraph",
    "section": "section",
    "tags": "tags",
}
"""Field to the role of its blocks; of two fields that use a block the first has it."""
_BETWEEN: Final = ' \t\n\r.,;:!?…|/·•–—-"”’»\u3000。，、'
"""What stands between two values of one line and belongs to the first."""
_HIDDEN: Final = r"[\s>\u00ad\u200b\u2060\ufeff]"
"""What a value shows as one space or not at all."""
_LONGEST: Final = 2_000
"""Characters past which a value is not looked up in its line."""


@attrs.frozen
class Part:
    """A stretch of a plain text and what it is."""

    role: PartRole
    start: int
    """Offset of its first character in the input."""
    end: int
    """Offset past its last character."""
    text: str
    """The input from start to end, to the character."""


def parts_of(page: Page, findings: Findings) -> tuple[Part, ...]:
    """The parts of a plain text, end to end over all of it; none for HTML."""
    if not page.is_text:
        return ()
    source = page.source
    roles = _roles(page, findings)
    parts: list[Part] = []
    at = 0
    for block in page.blocks:
        if block.start > at:
            parts.append(_between(source, at, block.start))
        at = block.start
        for role, end in _divided(page, findings, block, roles.get(block.index, "furniture")):
            if end > at:
                parts.append(Part(role, at, end, source[at:end]))
                at = end
    if at < len(source):
        parts.append(_between(source, at, len(source)))
    return tuple(parts)


def _between(source: str, start: int, end: int) -> Part:
    """What no block holds: white space, or characters that show nothing."""
    text = source[start:end]
    return Part("space" if text.isspace() else "furniture", start, end, text)


def _roles(page: Page, findings: Findings) -> dict[int, PartRole]:
    """Block index to role."""
    roles: dict[int, PartRole] = {}
    for name, role in _FIELD_ROLES.items():
        if finding := getattr(findings, name):
            for index in finding.blocks:
                own = finding.roles.get(index, role)
                roles.setdefault(index, own if own in _ROLES else role)
    if section := findings.comment_section:
        for index in section.blocks:
            if roles[index] == "comment" and index not in section.roles:
                text = page.blocks[index].text
                if text == section.value.heading:
                    roles[index] = "comment heading"
                elif page.lexicon.is_label("comment_form", text) or page.lexicon.is_label("comment_closed", text):
                    roles[index] = "comment form"
    return roles


# ---- several values in one line


def _divided(page: Page, findings: Findings, block: Block, role: PartRole) -> Iterator[tuple[PartRole, int]]:
    """The roles of a block's stretches, each with the offset of its end."""
    if role == "caption":
        yield from _cut(page, block, role, _picture(findings, page.source[block.start : block.end]))
    elif role in ("byline", "date") and _is_in_both(findings, block.index):
        yield from _cut(page, block, role, _byline(page, findings, block))
    elif role in ("paragraph", "quote"):
        yield from _cut(page, block, role, _edges(findings, page.source[block.start : block.end], role))
    else:
        yield role, block.end


def _cut(
    page: Page, block: Block, role: PartRole, found: Iterable[tuple[int, int, PartRole]]
) -> Iterator[tuple[PartRole, int]]:
    """A block's stretches, from the places and roles of the values in it.

    What stands between two values goes with the second, as labels do, except for spaces and punctuation.
    """
    raw = page.source[block.start : block.end]
    before: PartRole | None = None
    done = 0
    for start, end, own in sorted(found):
        if start < done:
            continue
        if before is not None and own != before:
            at = done
            while at < start and raw[at] in _BETWEEN:
                at += 1
            yield before, block.start + at
        before, done = own, end
    yield before or role, block.end


def _picture(findings: Findings, raw: str) -> Iterator[tuple[int, int, PartRole]]:
    """Captions and credits in a line."""
    for image in findings.images.value if findings.images else ():
        if image.caption and (place := _place(image.caption, raw)):
            yield *place, "caption"
        if image.credit and (place := _place(image.credit, raw, is_last=True)):
            yield *place, "credit"


def _is_in_both(findings: Findings, index: int) -> bool:
    """Whether a line shows both who wrote and when."""
    dates = (findings.published, findings.modified)
    return bool(findings.authors and index in findings.authors.blocks and any(d and index in d.blocks for d in dates))


def _byline(page: Page, findings: Findings, block: Block) -> Iterator[tuple[int, int, PartRole]]:
    """Authors and dates in a line."""
    raw = page.source[block.start : block.end]
    for author in findings.authors.value if findings.authors else ():
        if place := _place(author.name, raw):
            yield *place, "byline"
    for date in dates_in(raw, languages_of(page.lexicon)):
        yield date.start, date.end, "date"


def _edges(findings: Findings, raw: str, role: PartRole) -> Iterator[tuple[int, int, PartRole]]:
    """The dateline that opens a paragraph and the signature that ends it."""
    start, end = 0, len(raw)
    dateline = findings.dateline.value.text if findings.dateline else ""
    if dateline and (place := _place(dateline, raw[: len(dateline) + 200])) and not place[0]:
        start = place[1]
        yield 0, start, "dateline"
    for source in findings.sources.value if findings.sources else ():
        size = len(source.text)
        if (
            source.text != dateline
            and 0 < size < len(raw)
            and (place := _place(source.text, raw[-size - 20 :], is_last=True))
        ):
            sign, stop = (len(raw) - min(len(raw), size + 20) + at for at in place)
            if sign > start and not any(map(str.isalnum, raw[stop:])) and raw[:sign].rstrip()[-1:] in "([/.!?…—–-。":
                end = len(raw[:sign].rstrip(" ([/—–-"))
                yield end, len(raw), "source line"
                break
    if start or end < len(raw):
        yield len(raw) - len(raw[start:].lstrip()), end, role


def _place(value: str, raw: str, *, is_last: bool = False) -> tuple[int, int] | None:
    """Where a value stands in a line of the input, whose white space is as written."""
    at = raw.rfind(value) if is_last else raw.find(value)
    if at >= 0:
        return at, at + len(value)
    if len(value) > _LONGEST:
        return None
    words = [re.escape(word) for word in value.split()]
    matches = list(re.finditer(f"{_HIDDEN}{{1,200}}".join(words), raw)) if words else []
    return matches[-1 if is_last else 0].span() if matches else None
