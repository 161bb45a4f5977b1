"""Hypothesis strategies for comment threads of our own words, shown below an article in several skins.

A thread is a tuple of `Remark`s, so that a test can ask whether parsing gives it back.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from html import escape
from typing import Final

import attrs
from hypothesis import strategies as st

_NAMES: Final = ("Mo Adair", "tern_watcher", "Li", "Old Salt", "M. Quay", "Brigid S.", "harbour rat", "Ferdinand7")
_REMARKS: Final = (
    "High time, after all those winters.",
    "And who is going to pay for the boats that lay there?",
    "I walked it on Monday with my daughter, and the new planks are already loose at the far end.",
    "Nonsense!",
    "You are right about the crane, but not about what it cost: the region has paid for half of it.",
    "My grandfather built the first one. He would have laughed.",
    "Has anyone seen the plan?\n\nI asked at the town hall and they sent me away.",
    "Agreed.",
    "Why should anglers wait until May?",
    "The ferry was better.",
    "Thank you for this, I had missed it.",
    "It will be closed again before the winter, you will see.",
)
_FIRST: Final = datetime(2024, 5, 1, 12, 0, tzinfo=UTC)
_DEEPEST: Final = 3


@attrs.frozen
class Remark:
    """What one reader wrote."""

    author: str
    text: str
    """Paragraphs with a blank line between them."""
    published: datetime
    answers: int | None
    """The place in the thread of the remark that it answers."""
    votes: int = 0
    """What readers gave it; not every skin shows it."""


Thread = tuple[Remark, ...]


@st.composite
def threads(draw: st.DrawFn, *, min_size: int = 1, max_size: int = 8) -> Thread:
    """Threads in page order: an answer stands below what it answers, after the earlier answers to that."""
    texts = draw(st.permutations(_REMARKS))[: draw(st.integers(min_size, max_size))]
    remarks: list[Remark] = []
    path: list[int] = []
    when = _FIRST
    for place, text in enumerate(texts):
        depth = draw(st.integers(0, min(len(path), _DEEPEST)))
        when += timedelta(minutes=draw(st.integers(1, 500)))
        remarks.append(Remark(draw(st.sampled_from(_NAMES)), text, when, path[depth - 1] if depth else None, draw(st.integers(0, 99))))
        path = [*path[:depth], place]
    return tuple(remarks)


def list_of_children(thread: Thread) -> str:
    """As a common blogging system writes it: lists within lists."""
    def item(place: int) -> str:
        remark = thread[place]
        below = _answers(thread, place)
        children = f"<ol class='children'>{''.join(map(item, below))}</ol>" if below else ""
        return (
            f"<li class='comment depth-1' id='comment-{place + 10}'><article class='comment-body'><footer class='comment-meta'>"
            f"<div class='comment-author vcard'><b class='fn'>{remark.author}</b> <span class='says'>says:</span></div>"
            f"<div class='comment-metadata'><a href='#'>{_time(remark)}</a></div></footer>"
            f"<div class='comment-content'>{_paragraphs(remark)}</div>"
            f"<div class='reply'><a href='#'>Reply</a></div></article>{children}</li>"
        )

    items = "".join(map(item, _answers(thread, None)))
    return (
        f"<div id='comments' class='comments-area'><h2 class='comments-title'>{len(thread)} comments</h2>"
        f"<ol class='comment-list'>{items}</ol></div>"
    )


def cards(thread: Thread) -> str:
    """As today's news sites write it: a card a comment, with the answers inside it."""
    def card(place: int) -> str:
        remark = thread[place]
        below = "".join(map(card, _answers(thread, place)))
        replies = f"<div class='comment__replies'>{below}</div>" if below else ""
        return (
            f"<div class='comment' data-comment-id='{place + 10}'><div class='comment__header'>"
            f"<span class='comment__author'>{remark.author}</span> {_time(remark)}</div>"
            f"<div class='comment__body'>{_paragraphs(remark)}</div>"
            f"<div class='comment__actions'><button>Reply</button> <button>Like</button> <span>3</span></div>{replies}</div>"
        )

    return f"<section class='comments'><h3>Comments</h3>{''.join(map(card, _answers(thread, None)))}</section>"


def microdata(thread: Thread) -> str:
    """Without telling classes, each comment as schema.org has it, one after the other."""
    items = "".join(
        f"<div itemprop='comment' itemscope itemtype='https://schema.org/Comment'><span itemprop='author'>{remark.author}</span> "
        f"<time itemprop='datePublished' datetime='{remark.published.isoformat()}'>{_shown(remark)}</time>"
        f"<div itemprop='text'>{_paragraphs(remark)}</div></div>"
        for remark in thread
    )
    return f"<div><h2>Comments</h2>{items}</div>"


THREAD_SKINS: Final = (list_of_children, cards, microdata)
"""The ways a thread may be marked up; all but the last say what answers what."""


def _answers(thread: Thread, place: int | None) -> Sequence[int]:
    return [at for at, remark in enumerate(thread) if remark.answers == place]


def _paragraphs(remark: Remark) -> str:
    return "".join(f"<p>{escape(part)}</p>" for part in remark.text.split("\n\n"))


def _time(remark: Remark) -> str:
    return f"<time datetime='{remark.published.isoformat()}'>{_shown(remark)}</time>"


def _shown(remark: Remark) -> str:
    return remark.published.strftime("%d %B %Y at %H:%M")
