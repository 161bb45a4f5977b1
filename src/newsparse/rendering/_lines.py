"""An Article as lines with roles: what the plain text joins and a terminal colours."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple, TypeAlias

from newsparse.model import (
    Article,
    BodyBlock,
    Code,
    CommentSection,
    Embed,
    Figure,
    Heading,
    Image,
    ListBlock,
    Paragraph,
    Quote,
    Source,
    Table,
    Update,
)
from newsparse.rendering._threads import in_threads
from newsparse.rendering._words import Words, comment_moment, moment

LineRole: TypeAlias = Literal[
    "kicker", "headline", "standfirst", "byline", "date", "caption", "paragraph", "heading", "list", "quote", "table",
    "code", "embed", "update", "source", "comment heading", "comment author", "comment",
]  # fmt: skip

MAX_DEPTH = 8
"""Levels of answers and lists that are shown by indenting; deeper ones stay at the last."""

_INDENT = "    "
_BULLET = "\N{BULLET} "


class Line(NamedTuple):
    """A block of output: one line, or several that belong together, such as a list."""

    role: LineRole
    text: str


def lines_of(article: Article) -> Iterator[Line]:
    """What a person reads, top to bottom; nothing empty."""
    return (line for line in _all_lines(article) if line.text and not line.text.isspace())


def _all_lines(article: Article) -> Iterator[Line]:
    words = Words.of(article)
    yield Line("kicker", article.kicker or "")
    yield Line("headline", article.headline or "")
    yield Line("standfirst", article.standfirst or "")
    yield Line("byline", words.byline(article.authors))
    if article.published:
        yield Line("date", words.label("published", moment(article.published)))
    if article.modified and article.modified != article.published:
        yield Line("date", words.label("updated", moment(article.modified)))
    placed = {block.image for block in article.body.blocks if isinstance(block, Figure)}
    apart = [image for image in article.images if image not in placed]
    yield from (_caption(image, words) for image in apart if image.is_lead)
    for block in article.body.blocks:
        yield _block(block, words)
    yield from (_caption(image, words) for image in apart if not image.is_lead)
    for source in own_lines(article):
        yield Line("source", words.source(source))
    if article.comment_section:
        yield from _comments(article.comment_section, words)


def own_lines(article: Article) -> list[Source]:
    """The sources that need a line of their own: the body does not show their words already."""
    text = f" {article.body.text} " if article.sources else ""
    return [s for s in article.sources if not s.text or not re.search(rf"(?<!\w){re.escape(s.text)}(?!\w)", text)]


def _caption(image: Image, words: Words) -> Line:
    return Line("caption", words.caption(image))


def _block(block: BodyBlock, words: Words) -> Line:
    match block:
        case Paragraph():
            return Line("paragraph", block.text)
        case Heading():
            return Line("heading", block.text)
        case ListBlock():
            return Line("list", "\n".join(_items(block)))
        case Quote():
            return Line("quote", f"{block.text}\n— {block.cite}" if block.cite else block.text)
        case Table():
            return Line("table", "\n".join("\t".join(row) for row in block.rows))
        case Code():
            return Line("code", block.text)
        case Figure():
            return _caption(block.image, words)
        case Embed():
            return Line("embed", block.text or block.url or "")
        case Update():
            return Line("update", update_label(block))


def update_label(update: Update) -> str:
    """The time or label of a live blog's entry: as shown, else its date."""
    return update.text or (moment(update.published) if update.published else "")


def _items(block: ListBlock) -> Iterator[str]:
    """A line an item; numbers count on within a level and start again below it."""
    numbers: dict[int, int] = {}
    for depth, item in zip(depths([item.depth for item in block.items]), block.items):
        numbers = {level: n for level, n in numbers.items() if level <= depth}
        numbers[depth] = numbers.get(depth, 0) + 1
        yield _INDENT * depth + (f"{numbers[depth]}. " if block.is_ordered else _BULLET) + item.text


def depths(stated: list[int]) -> list[int]:
    """Depths that a nested list can have: each at most one below the item before it, and within bounds.

    >>> depths([3, 5, -1, 1, 4])
    [0, 1, 0, 1, 2]
    """
    result: list[int] = []
    around: list[int] = []
    for depth in stated:
        while around and around[-1] >= depth:
            around.pop()
        result.append(min(len(around), MAX_DEPTH))
        if len(around) <= MAX_DEPTH:
            around.append(depth)
    return result


def _comments(section: CommentSection, words: Words) -> Iterator[Line]:
    heading = comment_heading(section, words)
    yield Line("comment heading", heading)
    for depth, comment in in_threads(section.comments):
        indent = _INDENT * min(depth, MAX_DEPTH)
        name = f"{comment.author} {words.word('comment_says')}:" if comment.author else ""
        head = [line for line in (name, comment_moment(comment)) if line]
        yield Line("comment author", "\n".join(indent + line for line in head))
        yield Line("comment", "\n".join(indent + line for line in words.comment_text(comment).split("\n")))
    yield from (Line("comment heading", line) for line in [comment_state(section, words)] if line != heading)


def comment_heading(section: CommentSection, words: Words) -> str:
    """What heads the comments: as shown; else the plain word, if there are any comments to head."""
    return section.heading or (words.word("comment_heading") if section.comments else "")


def comment_state(section: CommentSection, words: Words) -> str:
    """The line that says whether one may write; '' where the page does not say or the heading says so."""
    if section.is_open is None or (section.heading and not section.comments):
        return ""
    return words.word("comment_form" if section.is_open else "comment_closed")
