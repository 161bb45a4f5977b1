"""The comment section: who said what, when, in reply to whom, and whether one may still write."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from newsparse.fields.comments.items import Item, find_items
from newsparse.fields.comments.parts import Said, read_item
from newsparse.fields.judgement import Judgement
from newsparse.lexicon import fold
from newsparse.model import Comment, CommentSection
from newsparse.page import Block, Finding, Hint, Page
from newsparse.reading.metadata import text_of

_COMMENTS: Final = int(Hint.COMMENTS)
_COUNT: Final = re.compile(r"\d{1,6}")
_LONGEST_HEADING: Final = 120
_REACH: Final = 12
"""Blocks before the first comment among which the heading is looked for."""
_PINGBACK: Final = ("pingback", "trackback")
_HOSTS: Final = {
    "disqus": "Disqus", "fb-comments": "Facebook", "viafoura": "Viafoura", "coral": "Coral", "spot-im": "OpenWeb",
    "spotim": "OpenWeb", "openweb": "OpenWeb", "vuukle": "Vuukle", "hyvor": "Hyvor Talk", "isso-thread": "Isso",
    "commento": "Commento", "giscus": "giscus", "utterances": "utterances", "remark42": "Remark42", "livefyre": "Livefyre",
    "discourse-comments": "Discourse", "cackle": "Cackle", "graphcomment": "GraphComment",
}  # fmt: skip
"""Part of a name in the markup to the service that shows comments from elsewhere."""
_DEPTH: Final = re.compile(r"(?:^|[\s_-])(?:depth|level|indent)[-_]?(\d{1,3})(?:$|[\s_-])")
_ID: Final = re.compile(r"(?:comment|kommentar|reply|post|c)[-_]?(\d{1,20})$|^(\d{1,20})$", re.IGNORECASE)


def find_comment_section(page: Page, judgement: Judgement) -> Finding[CommentSection] | None:
    """The comment section; None where the page has no place for comments."""
    if page.is_text:
        return _in_text(page, judgement)
    if not any(container.hints & _COMMENTS for container in page.containers):
        return None
    items = find_items(page, judgement.headline)
    said = [read_item(page, [page.blocks[i] for i in item.blocks]) for item in items]
    kept = [place for place, one in enumerate(said) if one.text]
    comments = _threaded(page, items, said, kept)
    blocks = _blocks(page, judgement, items)
    heading = _heading(page, blocks, items)
    is_open = _is_open(page, blocks, said)
    host, thread = _host(page)
    if not comments and is_open is None and host is None and heading is None:
        return None
    pingbacks = tuple(c for c, place in zip(comments, kept, strict=True) if _is_pingback(items[place]))
    section = CommentSection(
        heading=heading,
        is_open=is_open,
        declared_count=_declared(page, heading),
        hosted_by=host,
        thread=thread,
        comments=tuple(c for c in comments if c not in pingbacks),
        pingbacks=pingbacks,
    )
    return Finding(section, "markup", "repeated comments" if comments else "form or heading", tuple(sorted(blocks)), 0.8)


def _threaded(page: Page, items: Sequence[Item], said: Sequence[Said], kept: Sequence[int]) -> list[Comment]:
    """The comments with ids, and what each answers: by nesting, else by the depth that its names state."""
    ids: dict[int, str] = {}
    used: set[str] = set()
    for place in kept:
        found = next((m[1] or m[2] for name in items[place].container.names.split() if (m := _ID.search(name))), None)
        own = found or items[place].container.attributes.get("data-comment-id") or items[place].container.attributes.get("id")
        if not own or own in used:
            own = f"c{place + 1}"
        used.add(own)
        ids[place] = own
    last_at: dict[int, int] = {}
    comments = []
    for place in kept:
        parent = items[place].parent
        while parent is not None and parent not in ids:
            parent = items[parent].parent
        depth = _DEPTH.search(items[place].container.names)
        if depth:
            level = int(depth[1])
            if parent is None and level > 1:
                parent = last_at.get(level - 1)
            last_at[level] = place
        one = said[place]
        comments.append(
            Comment(
                id=ids[place],
                author=one.author,
                published=one.published,
                text=one.text,
                reply_to=None if parent is None else ids[parent],
                votes=one.votes,
                is_deleted=one.is_deleted,
                published_text=one.published_text,
            )
        )
    return comments


def _is_pingback(item: Item) -> bool:
    return any(word in item.container.names.lower() for word in _PINGBACK)


def _blocks(page: Page, judgement: Judgement, items: Sequence[Item]) -> set[int]:
    """Blocks of the section: all inside containers named for comments that hold neither headline nor body."""
    found: set[int] = {i for item in items for i in item.blocks}
    after = -1 if judgement.headline is None else judgement.headline
    core = page.containers[judgement.container]
    for container in page.containers:
        if not container.hints & _COMMENTS or container.first <= after < container.end:
            continue
        if container.first < core.end and core.first < container.end and container.first <= judgement.first < container.end:
            continue
        if container.end <= after:
            continue
        found.update(range(container.first, container.end))
    return found


def _heading(page: Page, blocks: set[int], items: Sequence[Item]) -> str | None:
    """The line that heads the section."""
    first = items[0].container.first if items else None
    near = range(max(first - _REACH, 0), first) if first is not None else sorted(blocks)
    lexicon = page.lexicon
    best: str | None = None
    for i in near:
        block = page.blocks[i]
        if block.kind != "text" or len(block.text) > _LONGEST_HEADING:
            continue
        folded = _COUNT.sub("#", fold(block.text))
        if lexicon.is_label("comment_heading", block.text) or folded in lexicon.folded("comment_heading"):
            best = block.text
        elif lexicon.is_label("comment_form", block.text) and best is None:
            best = block.text
        elif block.level and i in blocks and best is None and first is None:
            best = block.text
        elif first is not None and i in blocks and _COUNT.search(block.text) and lexicon.folded("comment_count") & set(folded.split()):
            best = block.text
    return best


def _declared(page: Page, heading: str | None) -> int | None:
    """The number of comments that the heading or the metadata states."""
    if heading and (found := _COUNT.search(heading)):
        return int(found[0])
    stated = text_of(page.metadata.article.get("commentCount")) or page.metadata.first("commentcount")
    return int(stated) if stated and stated.isdigit() and len(stated) < 8 else None


def _is_open(page: Page, blocks: set[int], said: Sequence[Said]) -> bool | None:
    """Whether one may write: a form, a label or a button to answer says so; a note that comments are closed, the contrary."""
    lexicon = page.lexicon
    is_open: bool | None = None
    for i in sorted(blocks):
        block = page.blocks[i]
        if block.kind == "control":
            if block.attributes is not None and block.attributes.get("type") is None:  # a textarea
                is_open = True
        elif block.kind == "text" and len(block.text) <= _LONGEST_HEADING:
            folded = fold(block.text)
            if folded in lexicon.folded("comment_closed") or lexicon.after_label("comment_closed", block.text):
                return False
            if folded in lexicon.folded("comment_form") or lexicon.after_label("comment_form", block.text):
                is_open = True
    if is_open is None and any(one.has_reply for one in said):
        is_open = True
    return is_open


def _host(page: Page) -> tuple[str | None, str | None]:
    """The service that shows the comments from elsewhere, and its address or id of the thread."""
    for container in page.containers:
        if not container.names:
            continue
        names = container.names.lower()
        for part, host in _HOSTS.items():
            if part in names and container.end - container.first <= 3:
                get = container.attributes.get
                return host, get("data-href") or get("data-url") or get("data-identifier") or get("data-id")
    return None, None


def _in_text(page: Page, judgement: Judgement) -> Finding[CommentSection] | None:
    """The comment section of a plain text: the line after the body that heads or invites comments."""
    lexicon = page.lexicon
    for block in page.blocks[judgement.end :]:
        if len(block.text) > _LONGEST_HEADING:
            continue
        is_form = _says(page, block, "comment_form")
        if is_form or _says(page, block, "comment_heading"):
            heading = block.text
            later = page.blocks[block.index : block.index + _REACH]
            is_open: bool | None = True if any(_says(page, b, "comment_form") for b in later) else None
            if any(lexicon.is_label("comment_closed", b.text) for b in later):
                is_open = False
            section = CommentSection(heading=heading, is_open=is_open, declared_count=_declared(page, heading))
            return Finding(section, "wording", "label", (block.index,), 0.7)
    return None


def _says(page: Page, block: Block, category: str) -> bool:
    folded = fold(block.text)
    return folded in page.lexicon.folded(category) or _COUNT.sub("#", folded) in page.lexicon.folded(category)
