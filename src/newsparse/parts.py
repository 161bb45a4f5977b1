"""What each stretch of a plain text is: the parts that lie end to end over the whole input."""

from __future__ import annotations

from typing import Literal, TypeAlias

import attrs

from newsparse.page import Page
from newsparse.pipeline import Findings

PartRole: TypeAlias = Literal[
    "headline", "kicker", "standfirst", "byline", "date", "caption", "credit", "dateline", "heading", "paragraph",
    "list item", "quote", "table", "code", "update", "source line", "comment heading", "comment", "comment form",
    "section", "tags", "furniture", "space",
]  # fmt: skip
"""What a part is; 'space' is white space between blocks, 'furniture' all that belongs to no field."""


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
    roles = _roles(findings)
    parts: list[Part] = []
    at = 0
    source = page.source
    for block in page.blocks:
        if block.start > at:
            parts.append(Part("space", at, block.start, source[at : block.start]))
        role = roles.get(block.index, "furniture")
        parts.append(Part(role, block.start, block.end, source[block.start : block.end]))
        at = block.end
    if at < len(source):
        parts.append(Part("space", at, len(source), source[at:]))
    return tuple(parts)


_FIELD_ROLES: dict[str, PartRole] = {
    "headline": "headline",
    "kicker": "kicker",
    "standfirst": "standfirst",
    "authors": "byline",
    "published": "date",
    "modified": "date",
    "body": "paragraph",
    "images": "caption",
    "sources": "source line",
    "comment_section": "comment",
    "section": "section",
    "tags": "tags",
}


def _roles(findings: Findings) -> dict[int, PartRole]:
    """Block index to role; a field earlier in the table wins a block that two fields use."""
    roles: dict[int, PartRole] = {}
    for name, role in _FIELD_ROLES.items():
        finding = getattr(findings, name)
        for index in finding.blocks if finding else ():
            roles.setdefault(index, role)
    return roles
