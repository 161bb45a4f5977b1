"""Comments that a page states for machines: schema.org Comment in JSON-LD."""

from __future__ import annotations

import re
from html import unescape
from typing import Any, Final

from newsparse.fields.moments import moment
from newsparse.json_values import Node, first_text, nodes_of, text_of, types_of
from newsparse.model import Comment
from newsparse.page import Page

_MOST: Final = 20_000
"""Comments that are read."""
_BREAK: Final = re.compile(r"<(?:br|/p|/div|/li)\b[^<>]{0,200}>", re.IGNORECASE)
_TAG: Final = re.compile(r"<[^<>]{0,2000}>")
_LONGEST_ID: Final = 200


def stated_comments(page: Page) -> tuple[Comment, ...]:
    """The comments in the metadata of the page's article, answers after what they answer; empty where it states none."""
    todo: list[tuple[Node, str | None]] = [(node, None) for node in reversed(nodes_of(page.metadata.article.get("comment")))]
    found: list[Comment] = []
    used: set[str] = set()
    while todo and len(found) < _MOST:
        node, parent = todo.pop()
        text = _words(node.get("text") or node.get("description") or node.get("commentText"))
        own = _id(node, len(found), used)
        if text and (not types_of(node) or _is_comment(node)):
            used.add(own)
            found.append(_comment(node, own, text, parent, used))
            parent = own
        todo.extend((inner, parent) for inner in reversed(nodes_of(node.get("comment"))))
    return tuple(found)


def _is_comment(node: Node) -> bool:
    return any(kind.endswith(("Comment", "Comments", "Answer")) for kind in types_of(node))


def _comment(node: Node, own: str, text: str, parent: str | None, used: set[str]) -> Comment:
    answered = parent
    for inner in nodes_of(node.get("parentItem")):
        stated = first_text(inner, "@id", "identifier", "url")
        answered = stated if stated in used else answered
    votes = text_of(node.get("upvoteCount"))
    against = text_of(node.get("downvoteCount"))
    return Comment(
        id=own,
        author=first_text(node, "author", "creator"),
        published=moment(first_text(node, "dateCreated", "datePublished", "commentTime")),
        text=text,
        reply_to=answered if answered != own else None,
        votes=_number(votes) - (_number(against) if against else 0) if votes else None,
    )


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 9 else 0


def _id(node: Node, place: int, used: set[str]) -> str:
    own = first_text(node, "@id", "identifier", "url")
    return own if own and len(own) <= _LONGEST_ID and own not in used else f"c{place + 1}"


def _words(value: Any) -> str:
    r"""The text of a comment: markup in it read as paragraphs.

    >>> _words("<p>Quite so.</p><p>I was&nbsp;there.</p>")
    'Quite so.\n\nI was there.'
    """
    if not isinstance(value, str):
        value = text_of(value) or ""
    if "<" in value or "&" in value:
        value = unescape(_TAG.sub(" ", _BREAK.sub("\n\n", value)))
    return "\n\n".join(line for part in value.split("\n") if (line := " ".join(part.split())))
