"""The body: the blocks judged to be the article's text, typed, in reading order."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence, Set
from datetime import datetime
from operator import itemgetter
from typing import Final
from urllib.parse import urljoin, urlsplit

import attrs

from newsparse.fields.byline_words import after_editing_label
from newsparse.fields.judgement import CLOSING, TERMINAL, Judgement
from newsparse.fields.name_parts import is_full_name
from newsparse.fields.text_structure import text_body
from newsparse.fields.unseen import as_seen
from newsparse.fields.updates import with_updates
from newsparse.model import (
    Author,
    Body,
    BodyBlock,
    Code,
    Embed,
    Figure,
    Heading,
    Image,
    ListBlock,
    ListItem,
    Mark,
    MarkKind,
    Paragraph,
    Quote,
    Table,
)
from newsparse.page import Block, Container, Finding, Hint, Page

_LIKELY: Final = 0.5
"""A block at least this likely is part of the body."""
_SURE: Final = 1.0
"""As likely as a site's rule makes what it keeps: a heading stays though it heads nothing."""
_SHARE: Final = 0.5
"""A table is taken whole when at least this share of its text is likely, else its likely cells stand as paragraphs."""
_LONG: Final = 40
"""Characters from which a text that comes again is a copy (a print version, a pull quote) and not a short answer."""
_DOUBTFUL: Final = 0.8
"""The likelihood up to which a first block is taken for an author's biography."""
_WITH_BIOGRAPHY: Final = 4
"""Blocks of the shortest body that a biography may stand beside."""
_COPIED: Final = 3
"""Texts that all stand again in one block, at least."""
_CELL: Final = 300
"""Cells longer than this on average make a table that lays out a page."""
_OPENING: Final = 3
"""Blocks at the body's start that do not repeat headline and standfirst; further down the article itself does."""
_LINE: Final = 80
"""Characters of a line that is a paragraph by itself, at least: none of an address, a poem or a list."""
_MARKS: Final[Mapping[str, MarkKind]] = {
    "a": "link", "b": "strong", "strong": "strong", "i": "emphasis", "em": "emphasis", "cite": "emphasis", "code": "code",
    "sub": "subscript", "sup": "superscript", "s": "strike", "strike": "strike", "del": "strike",
}  # fmt: skip
_EMBED: Final = int(Hint.EMBED)
_SIGN_OFF: Final = 40
"""Characters of the longest line below the text that names editors."""
_LISTS: Final = frozenset(("ul", "ol", "menu"))
_STRUCTURES: Final = _LISTS | frozenset(("li", "blockquote", "table", "pre"))


def find_body(
    page: Page,
    judgement: Judgement,
    taken: Set[int],
    texts: Collection[str] = (),
    images: Mapping[int, Image] | None = None,
    published: datetime | None = None,
    authors: Sequence[Author] = (),
) -> Finding[Body] | None:
    """The body.

    Args:
        page: The page.
        judgement: How likely each block is.
        taken: Indices of blocks that belong to other fields.
        texts: Texts shown elsewhere (headline, standfirst), which the body does not repeat at its start.
        images: The article's pictures by the index of their block, to be placed.
        published: The date of publication, on which the entries of a live blog begin.
        authors: Who wrote it; what tells of them above or below the text is not part of it.
    """
    chosen = _without_biography(page, judgement, _chosen(page, judgement, taken, texts), authors)
    if not chosen:
        return None
    sure = sum([judgement.scores[i] for i in chosen]) / len(chosen)
    if page.is_text:
        made = list(text_body(page, chosen))
        roles = {i: one.role for one in made if one.role for i in one.indices}
        return Finding(Body(tuple(one.block for one in made)), "wording", "judged lines", tuple(chosen), sure, roles)
    texts_of_body, updates = with_updates(page, chosen, published)
    placed: list[tuple[int, BodyBlock]] = [*updates, *_grouped(as_seen(page, texts_of_body), judgement, texts_of_body)]
    placed += _extras(page, chosen, images or {})
    placed.sort(key=itemgetter(0))  # stable: an entry's start comes before its text
    return Finding(Body(tuple([block for _, block in placed])), "markup", "judged blocks", tuple(chosen), sure)


def _chosen(page: Page, judgement: Judgement, taken: Set[int], texts: Collection[str]) -> list[int]:
    """Indices of the body's blocks, without copies, what stands elsewhere, and headings that head nothing."""
    posts = _posts(page, judgement)
    first, end = judgement.first, judgement.end
    seen: set[str] = set()
    kept: list[Block] = []
    for block, likely in zip(page.blocks[first:end], judgement.scores[first:end], strict=True):
        if (likely < _LIKELY and block.index not in posts) or block.index in taken:
            continue
        text = block.text
        if text in seen or (text in texts and len(kept) < _OPENING):
            continue
        if len(text) >= _LONG:
            seen.add(text)
        kept.append(block)
    while kept and (
        (kept[-1].level and judgement.scores[kept[-1].index] < _SURE) or (len(kept) > 1 and _is_sign_off(kept[-1].text))
    ):
        kept.pop()
    whole = _whole(kept)
    return [block.index for at, block in enumerate(kept) if at != whole]


def _is_sign_off(text: str) -> bool:
    """Whether a line names who worked on the text without writing it, and is no sentence: '责任编辑：王小明'."""
    is_sentence = text.rstrip(CLOSING)[-1:] in TERMINAL  # 'Read by millions, kept by none.'
    return len(text) <= _SIGN_OFF and not is_sentence and after_editing_label(text) is not None


_WORD: Final = re.compile(r"\w+")


def _without_biography(
    page: Page, judgement: Judgement, chosen: list[int], authors: Sequence[Author]
) -> list[int]:
    """The body's blocks without what tells of the authors: last ones that begin with a whole name or name the authors and nobody
    else, or a doubtful first one that begins with a given name.
    """
    names = [author.name for author in authors if is_full_name(author.name)]
    if len(chosen) < _WITH_BIOGRAPHY or not names:
        return chosen
    openings = tuple([f"{name} " for name in names])
    for _ in names:
        last = page.blocks[chosen[-1]].text
        if len(chosen) < _WITH_BIOGRAPHY or not (last.startswith(openings) or _is_signature(page, last, names)):
            break
        chosen = chosen[:-1]
    given = [name.partition(" ")[0] for name in names]
    if judgement.scores[chosen[0]] < _DOUBTFUL and page.blocks[chosen[0]].text.partition(" ")[0] in given:
        chosen = chosen[1:]
    return chosen


def _is_signature(page: Page, text: str, names: Sequence[str]) -> bool:
    """Whether a line names authors and says nothing else: 'Ada Moss, Ben Ito', '— By Ada Moss'."""
    rest = text
    for name in names:
        rest = rest.replace(name, " ")
    if rest == text:
        return False
    known = page.lexicon.folded("byline") | page.lexicon.folded("and")
    return all(word.casefold() in known for word in _WORD.findall(rest))


def _whole(kept: Sequence[Block]) -> int | None:
    """The place of the block that says once more what all the others say: a text for search engines or readers aloud."""
    if len(kept) <= _COPIED:
        return None
    texts = [block.text for block in kept]
    sizes = list(map(len, texts))
    size = max(sizes)
    longest = sizes.index(size)
    text = texts[longest]
    others = [other for at, other in enumerate(texts) if at != longest and sizes[at] >= _LONG]
    if len(others) < _COPIED or sum(map(len, others)) < _SHARE * size:
        return None
    repeated = [
        len(other) for other in others if other[:_LONG] in text and other in text
    ]  # a beginning is found sooner
    return longest if sum(repeated) > _SHARE * size else None


def _posts(page: Page, judgement: Judgement) -> set[int]:
    """Indices of the texts of embedded posts inside the body's container."""
    found: set[int] = set()
    core = page.containers[judgement.container]
    for container in page.named(_EMBED):
        if container.tag == "blockquote" and container.index >= core.index and container.first < core.end:
            found.update(i for i in range(container.first, container.end) if page.blocks[i].kind == "text")
    return found


# ---- structure


def _grouped(page: Page, judgement: Judgement, chosen: Sequence[int]) -> Iterator[tuple[int, BodyBlock]]:
    """Chosen blocks as body blocks, each with the index of its first block."""
    at = 0
    while at < len(chosen):
        block = page.blocks[chosen[at]]
        structure = _structure(page, block, judgement.container)
        if structure is None:
            for made in _paragraphs(page, block):
                yield block.index, made
            at += 1
            continue
        group = [block]
        while at + len(group) < len(chosen):
            after = page.blocks[chosen[at + len(group)]]
            if not structure.first <= after.index < structure.end:
                break
            group.append(after)
        at += len(group)
        yield from _structured(page, judgement, structure, group)


def _structure(page: Page, block: Block, core: int) -> Container | None:
    """The outermost list, quotation, table or preformatted text inside the core that a block is in."""
    containers = page.containers
    found: Container | None = None
    at = block.container
    while at >= 0 and at != core:
        container = containers[at]
        if container.tag in _STRUCTURES:
            found = container
        at = container.parent
    return found


def _structured(
    page: Page, judgement: Judgement, structure: Container, group: Sequence[Block]
) -> Iterator[tuple[int, BodyBlock]]:
    first = group[0].index
    tag = structure.tag
    if tag in _LISTS or tag == "li":
        yield first, _list(page, structure, group)
    elif tag == "blockquote":
        yield first, _post(page, group) if structure.hints & _EMBED else _quote(page, group)
    elif tag == "pre":
        yield first, Code("\n".join(block.text for block in group))
    else:
        table = _table(page, structure, group)
        if table is not None:
            yield first, table
        else:
            for block in group:
                yield block.index, _plain(page, block)


def _plain(page: Page, block: Block) -> BodyBlock:
    marks = _marks(page, block) if block.spans else ()
    if block.level:
        return Heading(block.text, block.level, marks)
    return Paragraph(block.text, marks)


def lines_of(block: BodyBlock) -> Iterator[BodyBlock]:
    """The lines of a paragraph as paragraphs; any other block as it is."""
    if not isinstance(block, Paragraph) or "\n" not in block.text:
        yield block
        return
    start = 0
    for line in block.text.split("\n"):
        end = start + len(line)
        marks = [m for m in block.marks if m.start < end and m.end > start]
        own = tuple(attrs.evolve(m, start=max(m.start - start, 0), end=min(m.end, end) - start) for m in marks)
        if line:
            yield Paragraph(line, own)
        start = end + 1


def _paragraphs(page: Page, block: Block) -> Iterator[BodyBlock]:
    """A block as it is; as a paragraph a line where a single break stands between whole sentences, as some sites set them."""
    made = _plain(page, block)
    lines = block.text.split("\n") if "\n" in block.text else ()
    if lines and all(len(line) >= _LINE and line.rstrip(CLOSING)[-1:] in TERMINAL for line in lines):
        yield from lines_of(made)
    else:
        yield made


def _list(page: Page, structure: Container, group: Sequence[Block]) -> ListBlock:
    """A list; the blocks of one item are joined, nested lists flattened with their depth."""
    containers = page.containers
    items: list[ListItem] = []
    last = -1
    for block in group:
        item, depth = -1, -1
        at = block.container
        while at >= structure.index:
            container = containers[at]
            if container.tag == "li" and item < 0:
                item = at
            elif container.tag in _LISTS:
                depth += 1
            at = container.parent
        if item >= 0 and item == last and items:
            text = f"{items[-1].text}\n{block.text}"
            shift = len(items[-1].text) + 1
            items[-1] = ListItem(text, items[-1].depth, (*items[-1].marks, *_marks(page, block, shift)))
        else:
            items.append(ListItem(block.text, max(depth, 0), _marks(page, block)))
        last = item
    return ListBlock(tuple(items), structure.tag == "ol")


def _quote(page: Page, group: Sequence[Block]) -> Quote:
    texts: list[str] = []
    marks: list[Mark] = []
    cite = None
    at = 0
    for block in group:
        tag = page.containers[block.container].tag
        if texts and (tag in ("footer", "cite") or (len(block.text) < 120 and block.text[0] in "—–-―")):
            cite = block.text.lstrip("—–-― ")
            continue
        marks.extend(_marks(page, block, at))
        texts.append(block.text)
        at += len(block.text) + 2
    return Quote("\n\n".join(texts), cite, tuple(marks))


def _post(page: Page, group: Sequence[Block]) -> Embed:
    """An embedded post; its last link is the post itself."""
    links = [span.attributes.get("href") for block in group for span in block.spans if span.tag == "a"]
    url = absolute(page.base, links[-1]) if links else None
    return Embed(url, _host(url), "\n".join(block.text for block in group))


def _table(page: Page, structure: Container, group: Sequence[Block]) -> Table | None:
    """A table of data; None where it lays out a page, or is mostly not of the body."""
    cells: dict[int, dict[int, list[str]]] = {}
    header = False
    size = 0
    for block in page.blocks[structure.first : structure.end]:
        if block.kind != "text":
            continue
        cell, row = -1, -1
        for container in page.ancestors(block.container):
            if container.tag in ("td", "th") and cell < 0:
                cell = container.index
                header = header or (container.tag == "th" and not cells)
            if container.tag == "tr" and row < 0:
                row = container.index
            if container.index == structure.index:
                break
        cells.setdefault(row, {}).setdefault(cell, []).append(block.text)
        size += len(block.text)
    count = sum(len(row) for row in cells.values())
    if len(cells) < 2 or max(map(len, cells.values())) < 2 or size > _CELL * count:
        return None
    if sum(len(block.text) for block in group) < _SHARE * size:
        return None
    rows = tuple(tuple(" ".join(cell) for cell in row.values()) for row in cells.values())
    return Table(rows, header)


def _extras(page: Page, chosen: Sequence[int], images: Mapping[int, Image]) -> Iterator[tuple[int, BodyBlock]]:
    """Pictures and embeds in their places between the body's first and last block."""
    for block in page.blocks[chosen[0] : chosen[-1]]:
        kind = block.kind
        if kind == "image" and block.index in images:
            yield block.index, Figure(images[block.index])
        elif kind == "embed" and block.attributes is not None:
            address = block.attributes.get("src") or block.attributes.get("data-src") or block.attributes.get("data")
            if address:
                url = absolute(page.base, address)
                yield block.index, Embed(url, _host(url))


def _host(url: str | None) -> str | None:
    try:
        return (urlsplit(url or "").hostname or "").removeprefix("www.") or None
    except ValueError:
        return None


# ---- inline marks


def _marks(page: Page, block: Block, shift: int = 0) -> tuple[Mark, ...]:
    """Links and emphasis of a block, moved by `shift` characters."""
    if not block.spans:
        return ()
    marks = []
    for span in block.spans:
        kind = _MARKS.get(span.tag)
        if kind is None:
            continue
        href = None
        if kind == "link":
            href = absolute(page.base, span.attributes.get("href"))
            if href is None:
                continue
        marks.append(Mark(span.start + shift, span.end + shift, kind, href))
    return tuple(marks)


def absolute(base: str | None, address: str | None) -> str | None:
    """An address made absolute; None for none or one that is no address.

    >>> absolute("https://example.org/a/b", "../c.jpg")
    'https://example.org/c.jpg'
    """
    if not address:
        return None
    address = address.strip()
    if not base or "://" in address[:10]:
        return address or None
    try:
        return urljoin(base, address)
    except ValueError:
        return None
