"""The comment section of a plain text: the line below the body that heads it or invites to write, and the thread below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

import attrs

from newsparse.fields.comments.lines import listed, speaks_of
from newsparse.fields.comments.pasted_lines import CLOSED, FORM, HEADER, count_in, invites, is_heading, read_line
from newsparse.fields.comments.pasted_thread import Post, Thread, read_thread, text_of
from newsparse.fields.comments.state import counted, is_folded_label, is_label
from newsparse.fields.comments.times import is_month_first, resolve
from newsparse.fields.judgement import Judgement
from newsparse.lexicon import Lexicon, fold
from newsparse.model import Comment, CommentSection
from newsparse.page import Block, Finding, Page

_LONGEST_HEADING: Final = 120
"""Characters of the longest heading."""
_REACH: Final = 12
"""Lines from the heading on, and from the end of the thread on, among which an invitation to write, or a note that one
may not, is looked for."""
_TRIALS: Final = 8
"""Headings below which a thread is looked for."""
_NEAR: Final = 4
"""Lines below a heading by which a thread without buttons begins."""
_FAR: Final = 14
"""The same where several write, below a count or at length: rules, pages and orders of the thread stand between."""
_SEVERAL: Final = 4
_TITLE: Final = 90
"""Characters of the longest title of another page."""
_BODY: Final = 0.5
"""A line at least this likely is of the body."""
_SPEAKING: Final = 0.3
"""At least this share of the comments has the marks of sentences."""
_MARKS: Final = frozenset(".!?。！？؟।")
_UNHEADED: Final = 4
"""Lines such as 'X commented Dec 18, 2025' that are a thread without a heading …"""
_VOICES: Final = 3
"""… by so many, at least."""
_SHORTEST_VERB: Final = 4
"""Letters of the shortest word that says so: none of 'on' and 'am'."""
_LONGEST_HEADER: Final = 80
"""Characters of the longest of them."""
_SHARE: Final = 0.5
"""The article above a thread has at least this share of the characters of its first comment."""


@attrs.frozen
class _Found:
    """A thread and the heading above it."""

    heading: int
    """Index of its block; without one, of the thread's first."""
    thread: Thread
    is_headed: bool = True


def section_in_text(page: Page, judgement: Judgement) -> Finding[CommentSection] | None:
    """The section: its comments, its heading and whether one may write."""
    found = _find_thread(page, judgement) or _without_heading(page, judgement)
    if found is None:
        return _without_comments(page, judgement)
    thread, blocks = found.thread, page.blocks
    first = min(post.lines[0] for post in thread.posts)
    top = next((at for at in range(found.heading, first) if _is_on_top(page, at)), found.heading)
    near = range(found.heading, min(thread.end + _REACH, len(blocks)))
    own = {at for post in thread.posts for at in post.lines}
    states = {
        at: kind
        for at in near
        if at not in own and (kind := read_line(page.lexicon, blocks[at].text).kind) in (FORM, CLOSED)
    }
    is_inviting = invites(page.lexicon, blocks[top].text) or any(post.has_reply for post in thread.posts)
    is_open: bool | None = True if states or is_inviting else None
    if CLOSED in states.values():
        is_open = False
    counts = (
        count_in(page.lexicon, blocks[at].text)
        for at in (top, *range(found.heading, first))
        if len(blocks[at].text) <= _LONGEST_HEADING
    )
    said = _comments(page, thread.posts)
    section = CommentSection(
        heading=blocks[top].text if found.is_headed else None,
        is_open=is_open,
        declared_count=next((count for count in counts if count is not None), None),
        comments=tuple(comment for comment, is_ping in said if not is_ping),
        pingbacks=tuple(comment for comment, is_ping in said if is_ping),
    )
    taken = sorted({*range(found.heading, thread.end), *states})
    roles = dict.fromkeys(states, "comment form") | ({top: "comment heading"} if found.is_headed else {})
    return Finding(section, "wording", "pasted thread", tuple(taken), 0.8, roles)


def _is_on_top(page: Page, at: int) -> bool:
    """Whether a line heads a section, and is no field of the form: 'Comment:' below 'E-mail:'."""
    text = page.blocks[at].text
    is_field = text[-1] in ":：" and at > 0 and page.blocks[at - 1].text[-1:] in (":", "：", "*")
    return is_heading(page.lexicon, text) and not is_field


def _find_thread(page: Page, judgement: Judgement) -> _Found | None:
    """The first heading, below the article, with comments below it."""
    above = trials = 0
    for block in page.blocks[judgement.first :]:
        if above and len(block.text) <= _LONGEST_HEADING and _heads(page, block):
            count = count_in(page.lexicon, block.text)
            thread = read_thread(page, block.index + 1, is_counted=bool(count)) if count != 0 else None
            if thread is not None and above >= _SHARE * _size(page, thread) and _is_sure(page, block, thread, count):
                return _Found(block.index, thread)
            trials += 1
            if trials >= _TRIALS:
                return None
        if judgement.scores[block.index] >= _BODY:
            above += len(block.text)
    return None


def _without_heading(page: Page, judgement: Judgement) -> _Found | None:
    """A thread that no heading is above, told by its lines: 'X commented Dec 18, 2025', again and again, by several."""
    said = page.lexicon.folded("comment_says")
    words = tuple([word for word in said if len(word) >= _SHORTEST_VERB or not word.isascii()])
    says: list[tuple[int, str]] = []
    for block in page.blocks[judgement.first :]:
        if len(block.text) > _LONGEST_HEADER or not any(map(str.isdigit, block.text)):
            continue
        if not any(word in page.folded[block.index] for word in words):
            continue
        read = read_line(page.lexicon, block.text)
        behind = block.text.removeprefix(read.author).strip()
        if read.kind == HEADER and read.author and fold(behind).startswith(words):
            says.append((block.index, read.author))
    if len(says) < _UNHEADED or len({author for _, author in says}) < _VOICES:
        return None
    start = says[0][0]
    thread = read_thread(page, start)
    if thread is None or len(thread.posts) < _UNHEADED:
        return None
    above = sum(len(block.text) for block in page.blocks[:start] if judgement.scores[block.index] >= _BODY)
    return _Found(start, thread, is_headed=False) if above >= _SHARE * _size(page, thread) else None


def _heads(page: Page, block: Block) -> bool:
    """Whether a thread may stand below a line."""
    folded = page.folded[block.index]
    if (
        folded not in _labels(page.lexicon)
        and not any(map(str.isdigit, block.text))
        and not invites(page.lexicon, block.text)
    ):
        return False  # a heading is a label, or two run together, or has a number
    if folded in listed("elsewhere"):
        return False
    return is_heading(page.lexicon, block.text) or (
        speaks_of("about", block.text) and is_label(page.lexicon, "comment_form", block.text)
    )


@lru_cache(maxsize=64)
def _labels(lexicon: Lexicon) -> frozenset[str]:
    """What heads a section, or its form."""
    return lexicon.folded("comment_heading") | lexicon.folded("comment_form")


def _size(page: Page, thread: Thread) -> int:
    """Characters of the first comment."""
    first = next((post for post in thread.posts if not post.is_deleted), thread.posts[0])
    return sum(len(page.blocks[at].text) for at in first.lines)


def _is_sure(page: Page, heading: Block, thread: Thread, count: int | None) -> bool:
    """Whether someone has said something, and it is no list of other pages with their authors and times.

    A thread has buttons to answer, or 'X says:', or more than half of the comments that its heading counts; or it begins
    right below its heading, and enough of what is said has the marks of sentences, as titles have not.
    """
    posts = thread.posts
    if not any(
        (post.author and (post.time or thread.has_sayers or (post.has_reply and not speaks_of("about", post.author))))
        or post.is_pingback
        or post.is_deleted
        for post in posts
    ):
        return False
    notes = page.blocks[heading.index + 1 : heading.index + 1 + _NEAR]
    if any(len(note.text) <= _LONGEST_HEADING and _says_none(note.text) for note in notes):
        return False
    if (count and 2 * len(posts) > count) or any(post.has_reply for post in posts) or thread.has_sayers:
        return True
    said = [post for post in posts if not (post.is_deleted or post.is_pingback)]
    if sum(_speaks(page, post) for post in said) < _SPEAKING * len(said):
        return False
    start = min(posts[0].first, posts[0].lines[0])
    return start - heading.index <= (_FAR if _are_several(page, posts, is_counted=bool(count)) else _NEAR)


def _says_none(text: str) -> bool:
    """Whether a line says that there is no comment yet: 'Be the first to comment on this article'."""
    return speaks_of("none", text) and speaks_of("about", text)


def _speaks(page: Page, post: Post) -> bool:
    """Whether the words of a comment are more than the title of a page: marks of sentences, or a line longer than a title."""
    lines = [page.blocks[at].text for at in post.lines]
    return any(len(line) > _TITLE or (line[-1] in _MARKS and not line.endswith("...")) for line in lines)


def _are_several(page: Page, posts: Sequence[Post], *, is_counted: bool) -> bool:
    """Whether several have said when and who they are, and there is a count, or most begin with more than a title."""
    named = [post for post in posts if post.author and post.time]
    long = [post for post in named if len(page.blocks[post.lines[0]].text) > _TITLE]
    return len({post.author for post in named}) >= _SEVERAL and (is_counted or len(long) > len(posts) / 2)


def _comments(page: Page, posts: Sequence[Post]) -> list[tuple[Comment, bool]]:
    """The comments in page order, and whether each is a pingback."""
    parents = list(_parents(posts))
    month_first = is_month_first(page, [post.time for post in posts if post.time])
    return [
        (
            Comment(
                id=f"c{at + 1}",
                author=post.author,
                published=resolve(page, post.time, "", month_first),
                text=text_of(page, post),
                reply_to=f"c{parent + 1}" if parent is not None else None,
                votes=post.votes,
                is_deleted=post.is_deleted,
                published_text=post.time,
            ),
            post.is_pingback,
        )
        for at, (post, parent) in enumerate(zip(posts, parents, strict=True))
    ]


def _parents(posts: Sequence[Post]) -> Iterator[int | None]:
    """For each comment the place of the one it answers: by whom it says it answers, else by how far it is set in. Linear."""
    by_name: dict[str, int] = {}
    above: list[tuple[int, int]] = []  # depth, place
    for at, post in enumerate(posts):
        while above and above[-1][0] >= post.depth:
            above.pop()
        parent = above[-1][1] if above else None
        answered = post.answered.casefold() or _addressed(post, by_name)
        if answered in by_name:
            parent = by_name[answered]
        yield parent
        if not post.is_pingback:
            above.append((post.depth, at))
        if post.author:
            by_name[post.author.casefold()] = at


def _addressed(post: Post, by_name: dict[str, int]) -> str:
    """The name that the words begin by addressing with '@', among those seen; '' for none."""
    words = post.opening.casefold().split()
    return next(
        (
            name
            for size in range(min(len(words), 5), 0, -1)
            if (name := " ".join(words[:size]).strip(" ,:.!–—-")) in by_name
        ),
        "",
    )


def _without_comments(page: Page, judgement: Judgement) -> Finding[CommentSection] | None:
    """A section of which the text shows only its heading or its form."""
    labels = _labels(page.lexicon)
    for block in page.blocks[judgement.end :]:
        if not is_folded_label(labels, page.folded[block.index]):
            continue
        near = page.blocks[block.index : block.index + _REACH]
        is_open: bool | None = True if any(is_label(page.lexicon, "comment_form", line.text) for line in near) else None
        if any(page.lexicon.is_label("comment_closed", line.text) for line in near):
            is_open = False
        section = CommentSection(heading=block.text, is_open=is_open, declared_count=counted(page.lexicon, block.text))
        return Finding(section, "wording", "label", (block.index,), 0.7, {block.index: "comment heading"})
    return None
