"""Comments in the order of their threads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsparse.model import Comment


def in_threads(comments: Sequence[Comment]) -> Iterator[tuple[int, Comment]]:
    """Each comment once with its depth, answers below what they answer; page order is kept among equals.

    A comment whose `reply_to` is unknown, or leads in a circle, starts a thread of its own.

    >>> thread = [Comment("1", "A", None, "?"), Comment("2", "B", None, "!"), Comment("3", "C", None, "…", "1")]
    >>> [(depth, c.id) for depth, c in in_threads(thread)]
    [(0, '1'), (1, '3'), (0, '2')]
    """
    place: dict[str, int] = {}
    for i, comment in enumerate(comments):
        place.setdefault(comment.id, i)
    answers: dict[int, list[int]] = {}
    roots: list[int] = []
    for i, comment in enumerate(comments):
        parent = place.get(comment.reply_to) if comment.reply_to is not None else None
        if parent is None or parent == i:
            roots.append(i)
        else:
            answers.setdefault(parent, []).append(i)
    seen: set[int] = set()
    for root in (*roots, *range(len(comments))):  # the second lot starts what only circles hold
        stack = [(0, root)]
        while stack:
            depth, i = stack.pop()
            if i in seen:
                continue
            seen.add(i)
            yield depth, comments[i]
            stack += [(depth + 1, answer) for answer in reversed(answers.get(i, ()))]
