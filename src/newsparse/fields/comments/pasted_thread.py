"""The comments of a thread that was pasted as text: which lines begin one, and what it holds.

Threads are regular. A skin writes who and when above the words (in one line, in two, or 'X says:'), or the name above and
the time among the buttons below, or both in a line below. Which of these a thread does is told from all its lines.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

import attrs

from newsparse.fields.comments.lines import LONGEST_NAME, alike, listed, shared
from newsparse.fields.comments.pasted_lines import (
    ANSWER,
    CLOSED,
    DELETED,
    FORM,
    FURNITURE,
    HEADER,
    HEADING,
    NAME,
    OFFER,
    PING,
    REPLY,
    SAYS,
    STOP,
    TIME,
    TOOL,
    VOTES,
    WORDS,
    Read,
    bare_name,
    read_line,
    split_answer,
)
from newsparse.lexicon import fold
from newsparse.page import Block, Page

_REACH: Final = 40
"""Lines below the heading among which the first comment begins."""
_ORDERS: Final = 3
"""Lines below a heading with a count that may be orders of the thread, though they would end one further below: 'Popular now'."""
_PRELUDE: Final = 6
"""Lines above a time among which the name is."""
_LONGEST_BADGE: Final = 40
_LISTED: Final = frozenset("•‣▪▫◦●○■□-*+·")


@attrs.define
class Post:
    """One comment, or a notice in its place."""

    author: str | None = None
    time: str | None = None
    answered: str = ""
    depth: int = 0
    """How far its first line is set in, in characters, or how deep it is quoted."""
    up: int | None = None
    down: int | None = None
    is_deleted: bool = False
    is_pingback: bool = False
    has_reply: bool = False
    first: int = 1 << 60
    """Index of the first block of its header; past all where it has none above its words."""
    lines: list[int] = attrs.Factory(list)
    """Indices of the blocks that are its words."""
    opening: str = ""
    """What follows '@' at the start of its words, as far as a name may go."""
    is_closed: bool = False
    """Whether buttons stood below its words."""

    @property
    def votes(self) -> int | None:
        """Votes for it less those against."""
        if self.up is None and self.down is None:
            return None
        return (self.up or 0) - (self.down or 0)


@attrs.frozen
class Thread:
    """The lines of a thread and its comments."""

    posts: tuple[Post, ...]
    end: int
    """Index past the last of its blocks."""
    has_sayers: bool
    """Whether comments begin with lines such as 'X says:'."""


@attrs.define
class _Start:
    """Where a comment begins: its first line, the last line of its header, and who and when."""

    first: int
    last: int
    author: str = ""
    time: str = ""
    answered: str = ""


class _Lines:
    """The lines from a heading on, read when they are asked for."""

    def __init__(self, page: Page, start: int, is_counted: bool) -> None:
        self.page, self.start = page, start
        self.reads: list[Read] = []
        blocks = page.blocks
        seen = False
        for at in range(start, len(blocks)):
            read = read_line(page.lexicon, blocks[at].text)
            if (read.kind == STOP and (seen or not is_counted or at > start + _ORDERS)) or (
                read.kind == OFFER and seen
            ):
                break
            seen = seen or read.kind in (TIME, HEADER, SAYS, REPLY)
            self.reads.append(read)
            if not seen and at > start + _REACH:
                break
        self.end = start + len(self.reads)

    def __getitem__(self, at: int) -> Read:
        return self.reads[at - self.start]

    def kind(self, at: int) -> int:
        return self.reads[at - self.start].kind if self.start <= at < self.end else STOP

    def block(self, at: int) -> Block:
        return self.page.blocks[at]


def read_thread(page: Page, start: int, *, is_counted: bool = False) -> Thread | None:
    """The comments below a heading, with a count or without, whose next line is the block at `start`; None where there are none."""
    lines = _Lines(page, start, is_counted)
    _end_at_form(lines)
    _join_footers(lines)
    footers = _footers(lines)
    if _stand_above(lines, footers):
        for first, end in footers:
            for at in range(first, end):
                lines.reads[at - lines.start] = lines[at]._replace(is_footer=False)
        footers = []
    headers = _starts(lines)
    if footers and len(footers) > len(headers):
        posts = _read_below(lines, footers)
    elif headers and _is_signed(lines, headers):
        posts = _read_signed(lines, headers)
    elif headers:
        posts = _read_above(lines, headers)
    else:
        posts = _notices(lines)
    posts = [post for post in posts if post.lines]
    if not posts:
        return None
    _without_shared(page, posts)
    for post in posts:
        opening = page.blocks[post.lines[0]].text
        if opening[0] == "@":
            post.opening = opening[1 : LONGEST_NAME + 1]
    _trim(lines, posts[-1], posts)
    return Thread(tuple(posts), posts[-1].lines[-1] + 1, any(lines.kind(start.first) == SAYS for start in headers))


def _end_at_form(lines: _Lines) -> None:
    """A thread ends at the last form or note that comments are closed, if it stands below comments."""
    begun = last = None
    for at in range(lines.start, lines.end):
        kind = lines.kind(at)
        if kind in (TIME, HEADER, SAYS) and begun is None:
            begun = at
        if kind in (FORM, CLOSED) and begun is not None and at > begun + 1:
            last = at
    if last is not None:
        lines.end = last
        del lines.reads[last - lines.start :]


def _join_footers(lines: _Lines) -> None:
    """Take short lines for buttons that stand amid the buttons of many comments: where to share one, in any language."""
    amid: list[int] = []
    after = STOP  # the kind of what follows the buttons below
    for at in range(lines.end - 2, lines.start, -1):
        kind, below = lines.kind(at), lines.kind(at + 1)
        after = after if below in FURNITURE else below
        is_short = kind in (NAME, WORDS) and len(lines.block(at).text) <= _LONGEST_BADGE
        if is_short and below in FURNITURE and lines.kind(at - 1) in FURNITURE and after != TIME:
            amid.append(at)
    texts = [alike(lines.block(at).text) for at in amid]
    furniture = shared(Counter(texts), sum(read.kind in (TIME, HEADER, SAYS) for read in lines.reads))
    for at, text in zip(amid, texts, strict=True):
        if text in furniture:
            lines.reads[at - lines.start] = Read(TOOL)


# ---- name and time above the words


def _starts(lines: _Lines) -> list[_Start]:
    """Where comments begin with who and when, in page order."""
    found: list[_Start] = []
    below = _names_below(lines)
    at = lines.start
    while at < lines.end:
        read = lines[at]
        start: _Start | None = None
        if read.kind == HEADER:
            start = _Start(at, at, read.author, read.time, read.answered)
        elif read.kind == SAYS:
            start = _Start(at, at, read.author, "", read.answered)
            for under in (at + 1, at + 2):
                if lines.kind(under) == TIME and not lines[under].is_footer:
                    start.last, start.time = under, lines[under].time
                    break
                if lines.kind(under) not in FURNITURE:
                    break
            if not start.time and not _is_said(lines, at):
                start = None
        elif read.kind == TIME and not read.is_footer:
            start = _below(lines, at) if below else _above(lines, at, found[-1].last if found else lines.start - 1)
        if start is not None:
            floor = found[-1].last if found else lines.start - 1
            while start.first - 1 > floor and lines.kind(start.first - 1) == ANSWER:
                start.first -= 1
                start.answered = start.answered or lines[start.first].answered
            while lines.kind(start.last + 1) == ANSWER:
                start.last += 1
                start.answered = start.answered or lines[start.last].answered
            found.append(start)
            at = start.last
        at += 1
    return found


def _is_said(lines: _Lines, at: int) -> bool:
    """Whether 'X says:' without a time begins a comment rather than stands amid one."""
    above = lines.kind(at - 1)
    return at == lines.start or above in FURNITURE or above in (HEADING, FORM, STOP) or bool(lines.block(at).gap)


def _names_below(lines: _Lines) -> bool:
    """Whether the thread has its names below the times."""
    over = under = 0
    for at in range(lines.start, lines.end):
        if lines.kind(at) == TIME and not lines[at].is_footer:
            over += lines.kind(at - 1) == NAME
            under += lines.kind(at + 1) == NAME and lines.kind(at + 2) in (WORDS, NAME, DELETED)
    return under > over


def _below(lines: _Lines, at: int) -> _Start | None:
    if lines.kind(at + 1) != NAME:
        return None
    name, answered = _name(lines, at + 1)
    return _Start(at, at + 1, name, lines[at].time, answered)


def _above(lines: _Lines, at: int, floor: int) -> _Start | None:
    """The comment whose time this is, if a name stands above it."""
    names: list[int] = []
    answered = ""
    is_after_footer = False
    top = at
    for above in range(at - 1, max(floor, at - 1 - _PRELUDE), -1):
        kind = lines.kind(above)
        if kind == NAME:
            names.append(above)
        elif kind == ANSWER:
            answered = answered or lines[above].answered
        elif kind in (TOOL, VOTES) and not names and not lines[above].is_footer:
            pass
        elif kind in FURNITURE:
            is_after_footer = bool(names)
            break
        else:
            break
        top = above
        if lines.block(above).gap and (names and lines.block(at).gap == 0):
            break
    if not names:
        return None
    names.reverse()
    named = [i for i in names if not _is_avatar(lines, i, names)] or names[-1:]
    chosen = named[-1]
    if is_after_footer:
        chosen = named[0]
    elif len(named) > 1:
        apart = [i for i in named if lines.block(i).gap]
        if apart and len(apart) < len(named):
            chosen = apart[-1]
    name, own = _name(lines, chosen)
    first = min([chosen, *(i for i in names if i < chosen and i not in named)])
    if lines.kind(first - 1) == ANSWER and first - 1 >= top:
        first -= 1
    return _Start(first, at, name, lines[at].time, own or answered)


def _name(lines: _Lines, at: int) -> tuple[str, str]:
    """Who a line names, and whom it says that one answers."""
    author, answered = split_answer(lines.block(at).text)
    return bare_name(lines.page.lexicon, author) or author, answered


def _is_avatar(lines: _Lines, at: int, names: Sequence[int]) -> bool:
    """Whether a line stands for a picture: an initial, 'Avatar', the name for the first of two times."""
    text = lines.block(at).text
    folded = fold(text)
    below = [lines.block(i).text for i in names if i > at]
    if folded in listed("avatars") or any(folded == fold(other) for other in below):
        return True
    if len(text) <= 2 and below and fold(below[0])[:1] == folded[:1]:
        return True
    return any(
        fold(other) and fold(other) in folded and folded.replace(fold(other), "").strip(" '’s") in listed("avatars")
        for other in below
    )


def _read_above(lines: _Lines, starts: Sequence[_Start]) -> list[Post]:
    """The comments of a thread whose headers stand above the words."""
    posts = list(_before(lines, starts[0].first))
    for start, after in zip(starts, [*(s.first for s in starts[1:]), lines.end], strict=True):
        post = Post(
            start.author or None, start.time or None, start.answered, _depth(lines, start.first), first=start.first
        )
        _add_header(lines, post, range(start.first, start.last + 1))
        posts += _body(lines, post, range(start.last + 1, after))
    return posts


def _before(lines: _Lines, first: int) -> Iterator[Post]:
    """Deleted comments and pingbacks above the first comment."""
    for at in range(lines.start, first):
        yield from _notice(lines, at)


def _notices(lines: _Lines) -> list[Post]:
    return list(_before(lines, lines.end))


def _notice(lines: _Lines, at: int) -> Iterator[Post]:
    kind = lines.kind(at)
    if kind == DELETED:
        yield Post(is_deleted=True, lines=[at], depth=_depth(lines, at))
    elif kind == PING:
        yield Post(is_pingback=True, lines=[at])


def _add_header(lines: _Lines, post: Post, places: range) -> None:
    for at in places:
        _add_votes(post, lines[at])
        post.has_reply = post.has_reply or lines[at].has_reply


def _add_votes(post: Post, read: Read) -> None:
    if read.up is not None:
        if post.up is None:
            post.up = read.up
        elif read.down is None and post.down is None and read.kind == VOTES:
            post.down = read.up
    if read.down is not None:
        post.down = read.down


def _body(lines: _Lines, post: Post, places: range) -> Iterator[Post]:
    """A comment with its words and what stands below them; then the notices between it and the next."""
    notices: list[Post] = []
    for at in places:
        read = lines[at]
        kind = read.kind
        if kind in FURNITURE or (kind == TIME and read.is_footer):
            post.has_reply = post.has_reply or read.has_reply
            _add_votes(post, read)
            post.is_closed = bool(post.lines)
        elif kind == PING and (post.lines or post.is_closed):
            notices += _notice(lines, at)
            post.is_closed = True
        elif kind == DELETED and (post.is_closed or (post.lines and lines.block(at).gap)):
            notices += _notice(lines, at)
        elif kind in (FORM, CLOSED, HEADING):
            post.is_closed = post.is_closed or bool(post.lines)
        elif kind == ANSWER and not post.lines:
            post.answered = post.answered or read.answered
        elif kind == TIME and not post.lines:
            post.time = post.time or read.time
        elif not post.is_closed:
            post.lines.append(at)
    removed = [at for at in post.lines if lines.kind(at) == DELETED]
    if removed:
        if len(removed) == len(post.lines):
            post.is_deleted = True
        else:
            post.lines = [at for at in post.lines if at not in removed]
    yield post
    yield from notices


# ---- name above the words, time and buttons below


def _footers(lines: _Lines) -> list[tuple[int, int]]:
    """Runs of buttons and times below the words of comments: the first and past the last line of each."""
    found: list[tuple[int, int]] = []
    at = lines.start
    while at < lines.end:
        if not _is_low(lines, at):
            at += 1
            continue
        end = at
        while end < lines.end and _is_low(lines, end):
            end += 1
        run = range(at, end)
        has_time = any(lines.kind(i) == TIME for i in run)
        has_reply = any(lines[i].has_reply for i in run)
        above = lines.kind(at - 1)
        is_single = end - at == 1 and lines.kind(at) == TIME and not lines[at].is_footer
        if (
            has_reply
            and above in (WORDS, NAME, DELETED, HEADER)
            and not is_single
            and (has_time or not _has_times(lines))
        ):
            found.append((at, end))
        at = end
    return found


def _stand_above(lines: _Lines, footers: Sequence[tuple[int, int]]) -> bool:
    """Whether times with buttons stand below the names and above the words, as in most of the thread: 'Ada', '3 May · Reply', words."""
    above = [
        first
        for first, end in footers
        if end - first == 1
        and lines.kind(first) == TIME
        and lines.kind(first - 1) == NAME
        and lines.kind(first - 2) != NAME
        and lines.kind(end) in (WORDS, NAME, DELETED)
    ]
    return len(above) > len(footers) / 2


def _has_times(lines: _Lines) -> bool:
    return any(read.kind in (TIME, HEADER, SAYS) for read in lines.reads)


def _is_low(lines: _Lines, at: int) -> bool:
    return lines.kind(at) in FURNITURE or lines.kind(at) == TIME


def _read_below(lines: _Lines, footers: Sequence[tuple[int, int]]) -> list[Post]:
    """The comments of a thread whose times or buttons stand below the words."""
    posts: list[Post] = []
    start = lines.start
    for first, end in footers:
        if not posts:  # 'Write a comment' and the rules of the house may stand above the heading
            start = next((at + 1 for at in range(first - 1, start, -1) if lines.kind(at) == HEADING), start)
        inside = [at for at in range(start, first) if lines.kind(at) in (NAME, WORDS, ANSWER, DELETED, PING, HEADER)]
        post = Post()
        if not posts:
            inside = _without_controls(lines, inside)
        names = [at for at in inside[:3] if lines.kind(at) == NAME]
        named = next(
            (at for at in names if not _is_avatar(lines, at, [i for i in inside[:4] if lines.kind(i) == NAME])), None
        )
        if named is not None and any(at > named and lines.kind(at) in (NAME, WORDS, DELETED) for at in inside):
            name, post.answered = _name(lines, named)
            post.author, post.first = name, named
            post.depth = _depth(lines, named)
            posts += [notice for at in inside if at < named for notice in _notice(lines, at)]
            inside = [at for at in inside if at > named]
        elif inside:
            post.depth = _depth(lines, inside[0])
        for at in range(first, end):
            _add_votes(post, lines[at])
            post.has_reply = post.has_reply or lines[at].has_reply
            post.time = post.time or lines[at].time or None
        posts += _body(lines, post, range(0)) if not inside else _said(lines, post, inside)
        start = end
    return posts


def _without_controls(lines: _Lines, inside: list[int]) -> list[int]:
    """The lines of the first comment without what stands between heading and thread: of short lines in a row the last is a name."""
    run = 0
    while run < len(inside) and lines.kind(inside[run]) == NAME:
        run += 1
    return inside[run - 1 :] if run > 1 and run < len(inside) else inside


def _said(lines: _Lines, post: Post, inside: Sequence[int]) -> Iterator[Post]:
    for at in inside:
        if lines.kind(at) == ANSWER and not post.lines:
            post.answered = post.answered or lines[at].answered
        else:
            post.lines.append(at)
    post.is_deleted = bool(post.lines) and all(lines.kind(at) == DELETED for at in post.lines)
    post.is_closed = True
    yield post


# ---- name and time below the words


def _is_signed(lines: _Lines, starts: Sequence[_Start]) -> bool:
    """Whether the headers stand below the words: there are some above the first and none below the last."""
    if any(start.first != start.last for start in starts):
        return False
    above = any(lines.kind(at) == WORDS for at in range(lines.start, starts[0].first))
    below = any(lines.kind(at) == WORDS for at in range(starts[-1].last + 1, lines.end))
    return above and not below


def _read_signed(lines: _Lines, starts: Sequence[_Start]) -> list[Post]:
    posts: list[Post] = []
    above = lines.start
    for start in starts:
        post = Post(start.author or None, start.time or None, start.answered, is_closed=True)
        inside = [at for at in range(above, start.first) if lines.kind(at) in (NAME, WORDS, DELETED)]
        post.depth = _depth(lines, inside[0]) if inside else 0
        post.lines = inside
        post.is_deleted = bool(inside) and all(lines.kind(at) == DELETED for at in inside)
        posts.append(post)
        above = start.last + 1
    return posts


# ---- what all have


def _depth(lines: _Lines, at: int) -> int:
    """How far a line is set in: by blanks, or by signs of quotation."""
    block = lines.block(at)
    if block.marker.startswith(">"):
        return len(block.marker)
    source, start, count = lines.page.source, block.start, 0
    while start > 0 and (char := source[start - 1]) in " \t\u3000\xa0":
        count += 4 if char == "\t" else 1
        start -= 1
    return count


def _without_shared(page: Page, posts: Sequence[Post]) -> None:
    """Leave out short lines that many comments have: badges and buttons of the system, in any language."""
    seen: Counter[str] = Counter()
    for post in posts:
        seen.update({alike(page.blocks[at].text) for at in post.lines if len(page.blocks[at].text) <= _LONGEST_BADGE})
    furniture = shared(seen, len(posts))
    if not furniture:
        return
    for post in posts:
        kept = [at for at in post.lines if alike(page.blocks[at].text) not in furniture]
        post.lines = kept or post.lines


def _trim(lines: _Lines, last: Post, posts: Sequence[Post]) -> None:
    """Take from the last comment what stands below the thread, where no button ends it."""
    if last.is_closed or not last.lines:
        return
    gaps = [
        lines.block(b).gap or 0
        for post in posts[:-1]
        for a, b in zip(post.lines, post.lines[1:], strict=False)
        if b == a + 1
    ]
    widest = max(gaps, default=1)
    for place, at in enumerate(last.lines[1:], start=1):
        if (lines.block(at).gap or 0) > max(widest, 1) or lines.kind(at) in (NAME, HEADER):
            del last.lines[place:]
            return


def text_of(page: Page, post: Post) -> str:
    """The words of a comment, a blank line between paragraphs."""
    blocks = [page.blocks[at] for at in post.lines]
    return "\n\n".join(
        f"{b.marker} {b.text}" if b.marker in _LISTED or b.marker[:1].isdigit() else b.text for b in blocks
    )
