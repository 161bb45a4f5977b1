"""Which containers are comments: repeated ones, named as such, with someone's name and words in each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

import attrs

from newsparse.page import Block, Container, Hint, Page

_ITEM: Final = re.compile(
    r"(?:^|[\s_-])(?:comment|kommentar|kommentaar|commentaire|comentario|commento|komentarz|reactie|reaction|opinion|posting|reply|"
    r"response|userpost|user-post|message|post)(?:$|[\s]|[_-]{1,2}(?:\d{1,20}|[0-9a-f]{8}-[0-9a-f-]{27}|\w{0,3}\d{4,20}))"
    r"|(?:^|[\s_-])(?:comments?|kommentare?|commentaires?|comentarios?|komentarze?|reply|replies)[_-]{1,2}"
    r"(?:item|block|box|container|wrapper|wrap|inner|entry|single|thread|node|row|\d{1,20}|-\w{6,8})(?:$|[\s_-])"
    r"|(?:^|\s)(?:\w{1,20}[Cc]omment(?:[Ii]tem|[Bb]ox)?|comment(?:[Ii]tem|[Bb]ox)|comment--\w{4,12})(?:$|\s)",
)
"""Names that a comment's container has: the word for a comment in the markup of many systems, alone or with what says 'one of these'."""
_NUMBER: Final = re.compile(r"\d+")
_PASSING: Final = frozenset(
    "even odd alt thread-even thread-odd thread-alt byuser bypostauthor parent depth first last new by-author by-viewer hidden"
    .split()
)
"""Class names that differ between comments of one thread."""
_AUTHOR: Final = int(Hint.AUTHOR | Hint.BYLINE)
_DATE: Final = int(Hint.DATE)
_COMMENTS: Final = int(Hint.COMMENTS)
_NOT: Final = int(Hint.NAVIGATION | Hint.RELATED | Hint.FORM | Hint.NEWSLETTER)
_LIVE: Final = int(Hint.LIVE)
_NEVER: Final = frozenset(("form", "ol", "ul", "button", "p", "section-header", "label", "fieldset"))
"""Elements that are no single comment."""
_WHO: Final = re.compile(r"(?:user|author|autor|auteur|name|pseudo|nick|member|actor|writer|verfasser)", re.IGNORECASE)
_WHEN: Final = re.compile(r"(?:date|time|datum|fecha|meta|when|ago|posted)", re.IGNORECASE)
"""Names of the elements that show who wrote a comment, and when; wider than elsewhere on a page."""
_ELSEWHERE: Final = re.compile(r"recent|latest|widget|teaser", re.IGNORECASE)
"""Names of lists of comments on other pages."""
_MANY: Final = 3
"""So many containers named as comments are a thread even if they show neither names nor times."""
_LONGEST_NAME: Final = 60
"""Characters of the longest name."""
_LOOKED_AT: Final = 40
"""Comments, and blocks of one, that are looked at to judge a group of containers."""
_SURE_SHARE: Final = 0.6
"""At least this share of the comments of a thread shows who wrote it, or when."""


@attrs.frozen
class Item:
    """The container of one comment."""

    container: Container
    blocks: tuple[int, ...]
    """Indices of its own blocks, without those of the answers nested inside it."""
    parent: int | None
    """Place among the items of the comment it is nested in."""


def find_items(page: Page, headline: int | None) -> list[Item]:
    """The comments' containers in page order; empty where the page shows none."""
    best: list[Container] = []
    most = 0.0
    for group in _groups(page, headline):
        worth = _worth(page, group)
        if worth > most:
            best, most = group, worth
    return _nested(best)


def _groups(page: Page, headline: int | None) -> Iterator[list[Container]]:
    """Containers of the comment region with alike names, which may be the thread's items."""
    groups: dict[tuple[str, str], list[Container]] = {}
    at = -1 if headline is None else headline
    for container in page.containers:
        if not container.all_hints & _COMMENTS or container.end == container.first or container.first <= at < container.end:
            continue
        around = container.hints | page.containers[container.parent].hints
        if around & _NOT or _ELSEWHERE.search(container.names) or _ELSEWHERE.search(page.containers[container.parent].names):
            continue
        if container.all_hints & _LIVE or container.tag in _NEVER:
            continue
        if container.names and _ITEM.search(container.names):
            groups.setdefault((container.tag, _signature(container.names)), []).append(container)
        elif container.tag in ("li", "article"):
            groups.setdefault((container.tag, f"{_signature(container.names)} in {container.parent}"), []).append(container)
    yield from groups.values()


def _signature(names: str) -> str:
    """An element's names without what differs between one comment and the next."""
    words = {_NUMBER.sub("#", word) for word in names.lower().split() if word not in _PASSING}
    return " ".join(sorted(word for word in words if "#" not in word and not word.startswith(("comment-author-", "user-", "depth"))))


def _worth(page: Page, group: Sequence[Container]) -> float:
    """How much speaks for a group of containers as the comments: each with a name, a time and words of its own."""
    total = 0.0
    sure = 0
    for container in group[:_LOOKED_AT]:
        own = page.blocks[container.first : container.end]
        blocks = [block for block in own if block.kind == "text"]
        if not blocks or any(block.kind == "control" for block in own[:_LOOKED_AT]):
            continue
        named = any(_is_author(page, block) for block in blocks)
        timed = any(_is_time(page, block) for block in blocks)
        words = max(len(block.text) for block in blocks)
        sure += named or timed
        total += (1.0 * named + 0.8 * timed) * (words > _LONGEST_NAME / 3) + 0.1 * (words > _LONGEST_NAME)
    if sure < _SURE_SHARE * min(len(group), _LOOKED_AT):
        if len(group) < _MANY or sure or not all(_ITEM.search(container.names) for container in group):
            return 0.0
    spread = group[-1].depth - group[0].depth
    # Of an item and its inner wrapper the outer one wins, as it holds the answers.
    return total - 0.001 * group[0].depth - 0.0005 * spread


def _is_author(page: Page, block: Block) -> bool:
    """Whether a block shows who wrote a comment, by its names."""
    container = page.containers[block.container]
    if container.hints & _AUTHOR or (len(block.text) <= 2 * _LONGEST_NAME and _WHO.search(container.names)):
        return True
    return any(
        span.hints & _AUTHOR or span.tag == "cite" or (span.tag != "time" and _WHO.search(span.attributes.get("class") or ""))
        for span in block.spans
    )


def _is_time(page: Page, block: Block) -> bool:
    """Whether a block shows when a comment was written, by its names."""
    container = page.containers[block.container]
    if container.hints & _DATE or (len(block.text) <= 2 * _LONGEST_NAME and _WHEN.search(container.names)):
        return True
    return any(span.hints & _DATE or span.tag == "time" for span in block.spans)


def _nested(group: Sequence[Container]) -> list[Item]:
    """Items with their own blocks: those of nested items belong to these alone. Linear in blocks and items."""
    owners: list[tuple[Container, int | None]] = []
    open_items: list[int] = []
    for container in group:  # in document order
        while open_items and owners[open_items[-1]][0].end <= container.first:
            open_items.pop()
        # Two wrappers of the same blocks are one comment.
        if open_items:
            outer = owners[open_items[-1]][0]
            if outer.first == container.first and outer.end == container.end:
                continue
        owners.append((container, open_items[-1] if open_items else None))
        open_items.append(len(owners) - 1)
    own: list[list[int]] = [[] for _ in owners]
    open_items = []
    at = 0
    for place, (container, _) in enumerate(owners):
        while open_items and owners[open_items[-1]][0].end <= container.first:
            last = open_items.pop()
            end = owners[last][0].end
            own[last].extend(range(at, end))
            at = max(at, end)
        if open_items:
            own[open_items[-1]].extend(range(at, container.first))
        at = container.first
        open_items.append(place)
    while open_items:
        last = open_items.pop()
        end = owners[last][0].end
        own[last].extend(range(at, end))
        at = max(at, end)
    return [Item(container, tuple(blocks), parent) for (container, parent), blocks in zip(owners, own, strict=True)]
