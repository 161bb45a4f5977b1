"""The comment section: who said what, when, in reply to whom, and whether one may still write."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from newsparse.fields.comments.items import Item, find_items
from newsparse.fields.comments.names import Role
from newsparse.fields.comments.notes import find_note
from newsparse.fields.comments.parts import Said, are_comments, read_items
from newsparse.fields.comments.pasted import section_in_text
from newsparse.fields.comments.place import (
    ITEMS_OWN,
    Place,
    blocks_of,
    find_roots,
    headed_roots,
    read_place,
    without_roles,
)
from newsparse.fields.comments.state import declared_count, heading_of, is_open, stated_count
from newsparse.fields.comments.structured import stated_comments
from newsparse.fields.comments.systems import Hosted, find_host
from newsparse.fields.comments.threads import ids_of, parents_of
from newsparse.fields.comments.times import is_month_first, resolve
from newsparse.fields.judgement import Judgement
from newsparse.model import Comment, CommentSection
from newsparse.page import Container, Finding, Hint, Origin, Page

_COMMENTS: Final = int(Hint.COMMENTS)
_PINGBACK: Final = int(Role.PINGBACK)
_PING_WORDS: Final = ("pingback", "trackback")


def find_comment_section(page: Page, judgement: Judgement) -> Finding[CommentSection] | None:
    """The comment section; None where the page has no place for comments."""
    if page.is_text:
        return section_in_text(page, judgement)
    named = page.named(_COMMENTS)
    place, items = _find_place(page, judgement, named)
    host = find_host(page, named)
    if place is None:
        return _without_place(page, judgement, host)
    place = without_roles(page, place, [item.container for item in items], ITEMS_OWN)
    said = read_items(page, place, items)
    if not are_comments(page, said):
        items, said = [], []
    comments = _comments(page, place, items, said)
    at, heading = heading_of(page, place, items)
    open_now = is_open(page, place, items, said)
    if not comments and open_now is None and heading is None and host is None:
        return _without_place(page, judgement, host)
    found = [comment for comment, is_ping in comments if not is_ping]
    section = CommentSection(
        heading=heading,
        is_open=open_now,
        declared_count=declared_count(page, place, heading, items),
        hosted_by=host.service if host else None,
        thread=host.thread if host else None,
        comments=tuple(found) or stated_comments(page),
        pingbacks=tuple(comment for comment, is_ping in comments if is_ping),
    )
    blocks = blocks_of(page, judgement, place, [item.container for item in items])
    if at is not None:
        blocks.add(at)
    rule = "repeated comments" if comments else "form or heading"
    return Finding(section, "markup", rule, tuple(sorted(blocks)), 0.9 if comments else 0.7)


def _find_place(page: Page, judgement: Judgement, named: Sequence[Container]) -> tuple[Place | None, list[Item]]:
    """Where the comments are: in containers that are named so, else below a heading."""
    roots = find_roots(page, judgement, named) if named else ()
    place = read_place(page, roots) if roots else None
    items = find_items(page, place) if place else []
    if not items and (headed := headed_roots(page, judgement)):
        headed_place = read_place(page, headed)
        if headed_items := find_items(page, headed_place):
            return headed_place, headed_items
    return place, items


def _without_place(page: Page, judgement: Judgement, host: Hosted | None) -> Finding[CommentSection] | None:
    """What a page says of comments that has no place of its own for them."""
    noted = find_note(page, judgement)
    stated = stated_comments(page)
    if noted is None and host is None and not stated:
        return None
    section = CommentSection(
        is_open=noted.is_open if noted else None,
        declared_count=stated_count(page),
        hosted_by=host.service if host else None,
        thread=host.thread if host else None,
        comments=stated,
    )
    rule = "json-ld comment" if stated else "note" if noted else "host"
    origin: Origin = "metadata" if stated else "wording" if noted else "markup"
    return Finding(section, origin, rule, noted.blocks if noted else (), 0.6)


def _comments(page: Page, place: Place, items: Sequence[Item], said: Sequence[Said]) -> list[tuple[Comment, bool]]:
    """The comments that say something, and whether each is a pingback."""
    ids = ids_of(page, items)
    parents = parents_of(page, place, items, said, ids)
    month_first = is_month_first(page, [one.time for one in said if one.time])
    answered: list[str | None] = []  # for each item the id of the nearest comment above it that is kept
    found = []
    for at, one in enumerate(said):
        parent = parents[at]
        reply_to = answered[parent] if parent is not None and parent < at else None
        answered.append(ids[at] if one.text else reply_to)
        if not one.text:
            continue
        comment = Comment(
            id=ids[at],
            author=one.author,
            published=resolve(page, one.time, one.machine, month_first),
            text=one.text,
            reply_to=reply_to,
            votes=one.votes,
            is_deleted=one.is_deleted,
            published_text=one.time if one.time != one.machine else None,
        )
        found.append((comment, _is_pingback(place, items[at], one)))
    return found


def _is_pingback(place: Place, item: Item, said: Said) -> bool:
    """Whether a comment is only another page's notice that it links here."""
    return bool(place.roles[item.container.index] & _PINGBACK) or said.text.lower().startswith(_PING_WORDS)
