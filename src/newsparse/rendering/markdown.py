"""An Article as Markdown."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final

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
    ListItem,
    Mark,
    MarkKind,
    Paragraph,
    Quote,
    Table,
    Update,
)
from newsparse.rendering._lines import MAX_DEPTH, comment_heading, comment_state, depths, own_lines, update_label
from newsparse.rendering._runs import Run, by_kind, by_link, paragraphs_of
from newsparse.rendering._threads import in_threads
from newsparse.rendering._urls import safe_url
from newsparse.rendering._words import Words, comment_moment, moment

_SPECIAL: Final = re.compile(r"[\\`*\[\]<~]|(?<![^\W_])_|_(?![^\W_])|&(?=[#\w]|\Z)")
"""Characters that could open or close inline markup; an underscore only at a word's edge."""
_LINE_START: Final = re.compile(r"[#>+=|:-]")
"""First characters of headings, quotes, list items, rules and tables; the rest are special wherever they stand."""
_NUMBERED: Final = re.compile(r"(\d{1,9})([.)])(?=\s|$)")
_CLOSING_HASHES: Final = re.compile(r"(?:(?<=\s)|^)#(?=#*$)")
_TICKS: Final = re.compile("`+")
_ENTITY: Final = re.compile(r"&(?=#?\w+;)")

_HARD_BREAK: Final = "\\\n"


def to_markdown(article: Article) -> str:
    r"""CommonMark, with tables and strikethrough as GitHub writes them; ended by a line end, '' for an empty Article.

    All text is escaped, so that nothing in it becomes markup by accident; links keep only http, https, mailto and
    relative addresses. Marks that Markdown has no form for in their place (subscript, superscript, emphasis inside
    some words) leave their text plain.

    >>> from newsparse.model import Body, Paragraph
    >>> to_markdown(Article(headline="1 * 2", body=Body((Paragraph("See it", (Mark(0, 3, "link", "/x"),)),))))
    '# 1 \\* 2\n\n[See](/x) it\n'
    """
    blocks = [block for block in _blocks(article) if block]
    return "\n\n".join(blocks) + "\n" if blocks else ""


def _blocks(article: Article) -> Iterator[str]:
    words = Words.of(article)
    yield _marked(article.kicker, "emphasis")
    yield _heading(1, article.headline)
    yield _marked(article.standfirst, "strong")
    yield _text(words.byline(article.authors))
    dates = [words.label("published", moment(article.published))] if article.published else []
    if article.modified and article.modified != article.published:
        dates.append(words.label("updated", moment(article.modified)))
    yield _text("\n".join(dates))
    placed = {block.image for block in article.body.blocks if isinstance(block, Figure)}
    apart = [image for image in article.images if image not in placed]
    yield from (_image(image, words) for image in apart if image.is_lead)
    for i, block in enumerate(article.body.blocks):
        yield _block(block, words, is_odd=bool(i % 2))
    yield from (_image(image, words) for image in apart if not image.is_lead)
    for source in own_lines(article):
        yield _linked(words.source(source), source.url)
    if article.comment_section:
        yield from _comments(article.comment_section, words)


def _block(block: BodyBlock, words: Words, is_odd: bool) -> str:
    match block:
        case Paragraph():
            return _text(block.text, block.marks)
        case Heading():
            return _heading(block.level, block.text, block.marks)
        case ListBlock():
            return "\n".join(_items(block, is_odd))
        case Quote():
            said = [_text(block.text, block.marks), _text(f"— {block.cite}") if block.cite else ""]
            return _prefixed("> ", "\n\n".join(filter(None, said)))
        case Table():
            return _table(block)
        case Code():
            return _code_block(block.text)
        case Figure():
            return _image(block.image, words)
        case Embed():
            return _linked(block.text or block.provider or block.url or "", block.url)
        case Update():
            return _marked(update_label(block), "strong")


def _text(text: str | None, marks: Sequence[Mark] = ()) -> str:
    """Paragraphs with their marks, line breaks kept as hard breaks."""
    return "\n\n".join(_HARD_BREAK.join(map(_line, lines)) for lines in paragraphs_of(text or "", marks))


def _one_line(text: str | None, marks: Sequence[Mark] = ()) -> str:
    """All lines of a text as one, for places where Markdown allows no break."""
    return " ".join(_inline(line) for lines in paragraphs_of(text or "", marks) for line in lines)


def _marked(text: str | None, kind: MarkKind) -> str:
    return _text(text, [Mark(0, len(text), kind)]) if text else ""


def _linked(text: str, url: str | None) -> str:
    return _text(text, [Mark(0, len(text), "link", url)])


def _line(runs: Sequence[Run]) -> str:
    """Inline Markdown that starts no block of its own."""
    line = _inline(runs)
    # A line that opens with a mark has that mark's own characters first, which start no block either.
    if _LINE_START.match(line):
        return "\\" + line
    return _NUMBERED.sub(r"\1\\\2", line, count=1) if _NUMBERED.match(line) else line


def _inline(runs: Sequence[Run]) -> str:
    # '*' can mark part of a word, as in Chinese; beside '**' it would be ambiguous, where '_' is not.
    has_strong = any("strong" in run.kinds for run in runs)
    emphasis = "_" if has_strong else "*"
    delimiters: list[tuple[MarkKind, str]] = [("strong", "**"), ("emphasis", emphasis), ("strike", "~~")]
    whole = "".join(run.text for run in runs)
    line, at = "", 0
    for url, linked in by_link([run._replace(href=safe_url(run.href)) for run in runs]):
        piece = ""
        for is_code, group in by_kind(linked, "code"):  # code cannot hold emphasis, so it is outside of it
            piece += _code("".join(run.text for run in group)) if is_code else _nested(group, delimiters, whole, at)
            at += sum(len(run.text) for run in group)
        if url and piece.strip():
            if line.endswith("!"):
                line = line[:-1] + "\\!"  # else it would be an image
            piece = f"[{piece}]({_ENTITY.sub('&amp;', url)})"
        line += piece
    return line


def _nested(runs: Sequence[Run], delimiters: Sequence[tuple[MarkKind, str]], whole: str, at: int) -> str:
    """Runs that start at `whole[at]`, in the first kind of emphasis and, inside it, the others."""
    if not delimiters:
        return "".join(_SPECIAL.sub(r"\\\g<0>", run.text) for run in runs)
    (kind, delimiter), *rest = delimiters
    result = ""
    for has, group in by_kind(runs, kind):
        end = at + sum(len(run.text) for run in group)
        inner = _nested(group, rest, whole, at)
        result += _emphasised(delimiter, inner, whole, at, end) if has else inner
        at = end
    return result


def _emphasised(delimiter: str, inner: str, whole: str, at: int, end: int) -> str:
    """Inline Markdown for whole[at:end] inside delimiters, white space outside them.

    Without them where they would not be read as such (CommonMark 0.31, section 6.2, 'flanking').
    """
    core = inner.strip()
    if not core:
        return inner
    left = inner[: inner.index(core)]
    right = inner[len(left) + len(core) :]
    before = left[-1:] or whole[at - 1 : at]
    after = right[:1] or whole[end : end + 1]
    is_apart = _is_edge(before) and _is_edge(after)
    opens = core[0].isalnum() or _is_edge(before)
    closes = core[-1].isalnum() or _is_edge(after)
    if not (opens and closes) or (delimiter == "_" and not is_apart) or (delimiter == "~~" and not is_apart):
        return inner
    return f"{left}{delimiter}{core}{delimiter}{right}"


def _is_edge(char: str) -> bool:
    """Whether it is white space, punctuation, or the end of the line, for readers of every version of CommonMark.

    Symbols beyond ASCII became punctuation with 0.31.
    """
    if not char or char.isspace():
        return True
    return unicodedata.category(char)[0] == "P" or (char.isascii() and not char.isalnum() and char.isprintable())


def _code(text: str) -> str:
    """A code span; white space outside it."""
    core = text.strip()
    if not core:
        return text
    ticks = "`" * (1 + max((len(run) for run in _TICKS.findall(core)), default=0))
    pad = " " if core[0] == "`" or core[-1] == "`" else ""
    left, _, right = text.partition(core)
    return f"{left}{ticks}{pad}{core}{pad}{ticks}{right}"


def _heading(level: int, text: str | None, marks: Sequence[Mark] = ()) -> str:
    line = _CLOSING_HASHES.sub(r"\\#", _one_line(text, marks))
    if not line:
        return ""
    return f"{'#' * min(max(level, 1), 6)} {line}"


def _items(block: ListBlock, is_odd: bool) -> Iterator[str]:
    """A line an item, indented to where the text of the item above it begins.

    Lists that follow one another stay apart by their signs: '-' and '*', '1.' and '1)'.
    """
    columns = [0]
    numbers: list[int] = []
    items = [(item.depth, lines) for item in block.items if (lines := _item_lines(item))]
    for depth, (_, lines) in zip(depths([depth for depth, _ in items]), items):
        numbers = [*numbers[:depth], (numbers[depth] if depth < len(numbers) else 0) + 1]
        sign = ("*" if is_odd else "-") if not block.is_ordered else f"{numbers[depth]}{')' if is_odd else '.'}"
        column = columns[depth]
        columns = [*columns[: depth + 1], column + len(sign) + 1]
        yield " " * column + sign + " " + _HARD_BREAK.join(lines).replace("\n", "\n" + " " * columns[-1])


def _item_lines(item: ListItem) -> list[str]:
    return [_line(line) for lines in paragraphs_of(item.text, item.marks) for line in lines]


def _prefixed(prefix: str, text: str) -> str:
    return "\n".join((prefix + line).rstrip() for line in text.split("\n")) if text else ""


def _table(table: Table) -> str:
    """A table; Markdown demands a header, so one without has an empty one. Short rows stay short."""
    rows = [[_one_line(cell).replace("|", "\\|") for cell in row] for row in table.rows]
    width = max(map(len, rows), default=0)
    if not width:
        return ""
    header, rest = (rows[0], rows[1:]) if table.has_header else ([], rows)
    header = header + [""] * (width - len(header))
    return "\n".join(f"| {' | '.join(row)} |" for row in (header, ["---"] * width, *filter(None, rest)))


def _code_block(text: str) -> str:
    if not text.strip():
        return ""
    fence = "`" * max(3, 1 + max((len(run) for run in _TICKS.findall(text)), default=0))
    return f"{fence}\n{text.strip(chr(10))}\n{fence}"


def _image(image: Image, words: Words) -> str:
    url = safe_url(image.url)
    picture = f"![{_one_line(image.alt)}]({_ENTITY.sub('&amp;', url)})" if url else ""
    return _HARD_BREAK.join(filter(None, (picture, _marked(words.caption(image), "emphasis"))))


def _comments(section: CommentSection, words: Words) -> Iterator[str]:
    heading = comment_heading(section, words)
    yield _heading(2, heading)
    for depth, comment in in_threads(section.comments):
        head = " ".join(filter(None, (_marked(comment.author, "strong"), _text(comment_moment(comment)))))
        text = "\n\n".join(filter(None, (head.replace(_HARD_BREAK, " "), _text(words.comment_text(comment)))))
        indent = "  " * min(depth, MAX_DEPTH)
        yield f"{indent}- {_prefixed(indent + '  ', text or '…').lstrip()}"
    state = comment_state(section, words)
    yield _text(state) if state != heading else ""
