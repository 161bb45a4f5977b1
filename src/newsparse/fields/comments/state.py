"""What the section says of itself: its heading, how many comments there are, whether one may write."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from typing import Final

from newsparse.fields.comments.items import Item
from newsparse.fields.comments.lines import speaks_of
from newsparse.fields.comments.names import Role
from newsparse.fields.comments.parts import Said
from newsparse.fields.comments.place import Place
from newsparse.lexicon import Lexicon, fold
from newsparse.page import Block, Page

_HEADING, _CLOSED, _FORM, _TOOL = int(Role.HEADING), int(Role.CLOSED), int(Role.FORM), int(Role.TOOL)
_LONGEST_HEADING: Final = 140
_LONGEST_NOTE: Final = 240
"""Characters of the longest note that comments are closed."""
_REACH: Final = 30
"""Blocks before the first comment among which the heading is looked for."""
_COUNT: Final = re.compile(
    r"(?<![\d.,:/])\d{1,3}(?:[.,\u202f\xa0 ]\d{3})(?![\d.,:/]\d)|(?<![\d.,:/])\d{1,6}(?![\d:/%]|[.,]\d)"
)
_DIGIT: Final = re.compile(r"\d")
_MOST: Final = 5_000_000


def heading_of(page: Page, place: Place, items: Sequence[Item]) -> tuple[int | None, str | None]:
    """The block that heads the section, and its text without buttons: a heading that says so before any other line."""
    before = [i for i in _before(place, items) if _may_head(page.blocks[i])]
    best: tuple[int, int, str] | None = None
    for i in before:
        text = _without_buttons(page.blocks[i])
        rank = _rank(page, place, page.blocks[i], text)
        if rank and (best is None or rank > best[0]):
            best = rank, i, text
    return (best[1], best[2]) if best else (None, None)


def _before(place: Place, items: Sequence[Item]) -> Iterable[int]:
    if not items:
        return sorted(place.lines)
    first = items[0].container.first
    return [i for i in sorted(place.lines) if first - _REACH <= i < first] + [
        i for i in range(max(first - 3, 0), first) if i not in place.lines
    ]


def _may_head(block: Block) -> bool:
    return block.kind == "text" and len(block.text) <= 2 * _LONGEST_HEADING


def _rank(page: Page, place: Place, block: Block, text: str) -> int:
    """How much a line is the section's heading; 0 if it is none."""
    lexicon = page.lexicon
    is_head = bool(block.level) or bool(place.roles.get(block.container, 0) & _HEADING)
    if is_label(lexicon, "comment_heading", text) or (is_head and lexicon.after_label("comment_heading", text)):
        return 5 if block.level else 4 if is_head else 2
    if is_label(lexicon, "comment_form", text) and (is_head or len(text) < 60):
        return 4 if block.level else 3 if is_head else 1
    if is_head and block.container in place.roles and counted(lexicon, text) is not None:
        return 3
    return 0


def _without_buttons(block: Block) -> str:
    """A heading's text without the links and small print in it."""
    cuts = [
        (span.start, span.end)
        for span in block.spans
        if (span.tag in ("small", "a", "button") and span.start > 0)
        or (span.tag == "a" and span.end < len(block.text) // 2)
    ]
    text = block.text
    for start, end in reversed(cuts):
        text = text[:start] + " " * (end - start) + text[end:]
    text = " ".join(text.split())
    return text if any(char.isalpha() for char in text) else block.text


def is_label(lexicon: Lexicon, category: str, text: str) -> bool:
    """Whether a whole line is one of a category's words, numbers left open."""
    return is_folded_label(lexicon.folded(category), fold(text))


def is_folded_label(known: Collection[str], folded: str) -> bool:
    """Whether a line is one of some words, both as `fold` leaves them, numbers left open."""
    return folded in known or (_DIGIT.search(folded) is not None and _COUNT.sub("#", folded) in known)


def counted(lexicon: Lexicon, text: str) -> int | None:
    """The number of comments that a line states; None where it states none.

    >>> from newsparse.lexicon import load
    >>> counted(load("en"), "1,204 Comments"), counted(load("de"), "Kommentare (3)"), counted(load("en"), "Page 2 of 3")
    (1204, 3, None)
    """
    if not _DIGIT.search(text):
        return None
    folded = fold(text)
    found = _COUNT.search(folded)
    if not found:
        return None
    words = set(re.findall(r"[^\W\d_]+", folded))
    known = lexicon.folded("comment_count")
    numbered = _COUNT.sub("#", folded)
    if (
        not words & known
        and numbered not in lexicon.folded("comment_heading")
        and not any(word in folded for word in known if not word.isascii())
    ):
        return None
    number = int(re.sub(r"\D", "", found[0]))
    return number if number <= _MOST else None


def declared_count(page: Page, place: Place, heading: str | None, items: Sequence[Item]) -> int | None:
    """How many comments the page says there are: in the heading, else in another line or attribute of the section, else in metadata."""
    if heading and (number := counted(page.lexicon, heading)) is not None:
        return number
    first = items[0].container.first if items else None
    for i in sorted(place.lines):
        text = page.blocks[i].text
        if (
            (first is None or i < first)
            and len(text) <= _LONGEST_HEADING
            and (number := counted(page.lexicon, text)) is not None
        ):
            return number
    for container in place.containers:
        for name in ("data-comments-count", "data-comment-count", "data-count", "data-total"):
            value = container.attributes.get(name)
            if (
                value
                and value.isdecimal()
                and len(value) < 7
                and not any(container.index == item.container.index for item in items[:1])
            ):
                return int(value)
    return stated_count(page)


def stated_count(page: Page) -> int | None:
    """How many comments the metadata state."""
    values: list[object] = [page.metadata.article.get("commentCount"), page.metadata.first("commentcount")]
    values.extend(
        node.get("userInteractionCount")
        for node in page.metadata.json_ld
        if "CommentAction" in str(node.get("interactionType", ""))
    )
    for value in values:
        if isinstance(value, str | int) and str(value).isdecimal() and len(str(value)) < 8:
            return int(value)
    return None


def is_open(page: Page, place: Place, items: Sequence[Item], said: Sequence[Said]) -> bool | None:
    """Whether one may write: a note that comments are closed says no; a form, an invitation or a button to answer says yes."""
    own = {i for item in items for i in item.blocks}
    notes = [page.blocks[i] for i in sorted(place.lines) if i not in own and len(page.blocks[i].text) <= _LONGEST_NOTE]
    notes += _just_after(page, place)
    if any(closes(page.lexicon, block.text) for block in notes):
        return False
    controls = [
        block for root in place.roots for block in page.blocks[root.first : root.end] if block.kind == "control"
    ]
    if any(one.has_reply for one in said) or any(map(_is_writing, controls)):
        return True
    if any(speaks_of_closing(block.text) for block in notes) or _is_named_closed(place, items):
        return False
    if any(invites(page.lexicon, block) for block in notes):
        return True
    return None


def _just_after(page: Page, place: Place) -> list[Block]:
    """The lines right below the section, or below its heading where it is empty."""
    end = max(root.end for root in place.roots)
    return [block for block in page.blocks[end : end + 2] if block.kind == "text" and len(block.text) <= _LONGEST_NOTE]


def _is_named_closed(place: Place, items: Sequence[Item]) -> bool:
    first = items[0].container.index if items else -1
    return any(
        place.roles[container.index] & _CLOSED and container.end > container.first and container.index != first
        for container in place.containers
    )


def closes(lexicon: Lexicon, text: str) -> bool:
    """Whether a line is, begins with or ends with a note that no comments may be written."""
    if not speaks_of("about", text):
        return False
    if is_label(lexicon, "comment_closed", text) or lexicon.after_label("comment_closed", text):
        return True
    return fold(text).endswith(tuple(lexicon.folded("comment_closed")))


def speaks_of_closing(text: str) -> bool:
    """Whether a short line says in some words that comments are closed.

    >>> speaks_of_closing("Das Kommentieren dieses Artikels wurde deaktiviert.")
    True
    """
    return len(text) <= _LONGEST_HEADING and speaks_of("closing", text) and speaks_of("about", text)


def invites(lexicon: Lexicon, block: Block) -> bool:
    """Whether a line asks to write a comment, or to log in to do so."""
    text = block.text
    if len(text) <= _LONGEST_HEADING and (
        is_label(lexicon, "comment_form", text)
        or lexicon.after_label("comment_form", text)
        or any(
            span.tag in ("a", "label", "button", "strong", "b")
            and is_label(lexicon, "comment_form", text[span.start : span.end])
            for span in block.spans
        )
    ):
        return True
    return speaks_of("login", text) and speaks_of("about", text)


def _is_writing(block: Block) -> bool:
    """Whether a control is a field for a comment."""
    get = block.attributes.get if block.attributes is not None else None
    if get is None:
        return False
    if get("type") is None and (get("rows") or get("cols") or get("name") in ("comment", "message", "text", "body")):
        return True
    names = f"{get('name') or ''} {get('id') or ''} {get('class') or ''} {get('placeholder') or ''}".lower()
    return any(word in names for word in ("comment", "komment", "coment", "reacti", "message", "reply"))
