"""What one comment holds: who wrote it, when, the words, and what of it is the system's own furniture."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Final

import attrs

from newsparse.fields.moments import dates_in, languages_of, moment
from newsparse.lexicon import fold
from newsparse.page import Block, Hint, Page

_AUTHOR: Final = int(Hint.AUTHOR | Hint.BYLINE)
_DATE: Final = int(Hint.DATE)
_TOOL: Final = int(Hint.TOOLS | Hint.SHARE | Hint.FORM | Hint.NAVIGATION)
_LONGEST_NAME: Final = 60
_LONGEST_TIME: Final = 60
_LONGEST_TOOL: Final = 40
_WHO: Final = re.compile(r"(?:user-?name|author|autor|auteur|pseudo|nick|actor|member|verfasser)", re.IGNORECASE)
"""Names of what shows who wrote a comment."""
_TEXT: Final = re.compile(r"(?:content|text|body|message|copy|bericht|texto|inhalt|comment__?p)", re.IGNORECASE)
"""Names of the container of a comment's words."""
_VOTES: Final = re.compile(r"[+-]?\d{1,7}")
_ELAPSED: Final = re.compile(r"\d+\s?(?:s|m|h|d|w|y|mo|min|hr|yr|std)\b\.?", re.IGNORECASE)
_SAID: Final = re.compile(r"\s*(?:says|said|wrote|schrieb|sagt|meint|a dit|dit|dice|disse|escribió|zegt)\s*:?\s*$", re.IGNORECASE)
_TAG: Final = re.compile(r"<[^<>]{0,100}>")
_DATED: Final = (" on ", " am ", " le ", " el ", " um ", " at ")
"""What joins a name and a date."""
_BUTTONS: Final = ("comment_reply", "comment_tool", "share", "comment_form", "comment_closed", "follow")


@attrs.frozen
class Said:
    """The parts of one comment."""

    author: str | None
    published: datetime | None
    published_text: str | None
    text: str
    votes: int | None
    is_deleted: bool
    has_reply: bool
    """Whether it has a button to answer it."""


def read_item(page: Page, blocks: Sequence[Block]) -> Said:
    """The parts of a comment from its own blocks."""
    author: str | None = None
    shown: str | None = None
    when: datetime | None = None
    votes: int | None = None
    has_reply = False
    words: list[Block] = []
    marked: list[Block] = []
    for block in blocks:
        if block.kind != "text":
            continue
        text = block.text
        hints = page.containers[block.container].hints
        folded = fold(text)
        if _is_tool(page, block, folded):
            has_reply = has_reply or folded in page.lexicon.folded("comment_reply")
            if votes is None and _VOTES.fullmatch(text):
                votes = int(text)
            continue
        name, time, machine = _marked_parts(block)
        if name and author is None:
            author = name
        if time and shown is None:
            shown, when = time, moment(machine) if machine else None
        if author is None and len(text) <= _LONGEST_NAME and not time and (
            hints & _AUTHOR or _WHO.search(page.containers[block.container].names)
        ):
            author = text
            continue
        if hints & _DATE and shown is None and len(text) <= _LONGEST_TIME:
            shown = text
            continue
        rest = _without(text, name, time)
        if name or time:
            if shown is None and _is_when(page, rest):
                shown = rest
            if len(rest) <= _LONGEST_TOOL or (hints & (_AUTHOR | _DATE)):
                continue
        if shown is None and len(text) <= _LONGEST_TIME and _is_when(page, text):
            shown = text
            if author is None and (before := _before_date(page, text)):
                author = before
            continue
        if block.level and not words:  # the comment's own title
            continue
        words.append(block)
    if author is None and len(words) > 1 and len(words[0].text) <= _LONGEST_NAME and not _is_marked(page, words[0], 1):
        author = words.pop(0).text
    chosen = words
    for levels in (1, 2):  # a container named for the words, of the block itself or around it
        marked = [block for block in words if _is_marked(page, block, levels)]
        if marked:
            chosen = marked
            break
    while len(chosen) > 1 and (chosen[-1].link_chars or 0) > 0.4 * len(chosen[-1].text) and len(chosen[-1].text) < _LONGEST_TIME:
        chosen = chosen[:-1]
    text = "\n\n".join(block.text for block in chosen)
    if when is None and shown:
        when = next((found.value for found in dates_in(shown, languages_of(page.lexicon))), None) or _relative(page, shown)
    is_deleted = any(fold(block.text) in page.lexicon.folded("comment_deleted") for block in chosen)
    return Said(_name(author), when, shown, text, votes, is_deleted, has_reply)


def _is_marked(page: Page, block: Block, levels: int) -> bool:
    """Whether one of the innermost containers, or a span of all of the block, is named as a comment's words."""
    container = page.containers[block.container]
    for _ in range(levels):
        if _TEXT.search(container.names):
            return True
        if container.parent < 0:
            return False
        container = page.containers[container.parent]
    return any(
        span.end - span.start > 0.9 * len(block.text) and _TEXT.search(span.attributes.get("class") or "") for span in block.spans
    )


def _marked_parts(block: Block) -> tuple[str, str, str]:
    """The author's name, the time and its machine form, as inline elements of a block mark them; '' for none."""
    name = time = machine = ""
    for span in block.spans:
        own = block.text[span.start : span.end].strip()
        if not own:
            continue
        if not time and (span.tag == "time" or (span.hints & _DATE and any(c.isdigit() for c in own))) and len(own) <= _LONGEST_TIME:
            time, machine = own, span.attributes.get("datetime") or ""
        elif (span.hints & _AUTHOR or span.tag == "cite" or _WHO.search(span.attributes.get("class") or "")) and len(own) <= _LONGEST_NAME and own != time and (not name or own in name):
            name = own
    return name, time, machine


def _without(text: str, *parts: str) -> str:
    """A text without some of its parts, and without what joined them."""
    for part in parts:
        if part:
            text = text.replace(part, " ", 1)
    return " ".join(text.split()).strip(" ·|,-–—•:;/()@")


def _is_tool(page: Page, block: Block, folded: str) -> bool:
    """Whether a block is a button, a badge or a number of votes."""
    container = page.containers[block.container]
    if len(block.text) <= _LONGEST_TOOL:
        if container.hints & _TOOL or _VOTES.fullmatch(block.text):
            return True
        if any(folded in page.lexicon.folded(category) for category in _BUTTONS):
            return True
        words = set(folded.split(" "))
        tools = page.lexicon.folded("comment_reply") | page.lexicon.folded("comment_tool")
        if words and len(words) <= 5 and all(word in tools or not word.isalpha() for word in words):
            return True
    return len(block.text) <= 2 * _LONGEST_TOOL and block.link_chars is not None and block.link_chars >= len(block.text) - 2 and (
        bool(container.hints & _TOOL)
    )


def _is_when(page: Page, text: str) -> bool:
    """Whether a short text is a time: a date, or how long ago."""
    if not text or len(text) > _LONGEST_TIME or not any(char.isdigit() for char in text):
        return False
    if next(iter(dates_in(text, languages_of(page.lexicon))), None) is not None:
        return True
    return _relative_label(page, text) or _ELAPSED.fullmatch(text.strip()) is not None


def _relative_label(page: Page, text: str) -> bool:
    pattern = re.sub(r"\d+", "#", fold(text))
    return any(pattern == form or pattern.endswith(" " + form) for form in page.lexicon.folded("relative"))


def _before_date(page: Page, text: str) -> str | None:
    """The name in a line 'Ada Moss, 3 May 2024'."""
    for separator in (" · ", " | ", ", ", " - ", " – ", " on ", " am ", " le ", " el "):
        head, found, tail = text.partition(separator)
        if found and 1 < len(head) <= _LONGEST_NAME and not any(c.isdigit() for c in head) and any(c.isdigit() for c in tail):
            return head
    return None


def _relative(page: Page, text: str) -> datetime | None:
    """A time relative to `page.now`; None where that is not given."""
    if page.now is None:
        return None
    import dateparser

    naive = page.now.replace(tzinfo=None)
    try:
        found: datetime | None = dateparser.parse(text[:_LONGEST_TIME], settings={"RELATIVE_BASE": naive})
    except Exception:  # of whatever kind: a hostile string is no time
        return None
    return found.replace(tzinfo=page.now.tzinfo) if found else None


def _name(author: str | None) -> str | None:
    """A name without 'says:' and signs around it."""
    if author is None:
        return None
    if "<" in author:
        author = _TAG.sub("", author)
    for word in _DATED:
        head, found, tail = author.partition(word)
        if found and any(char.isdigit() for char in tail):
            author = head
    return _SAID.sub("", author).strip(" :·|,-–—\n@#") or None
