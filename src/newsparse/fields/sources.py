"""Who the article comes from: agencies, attribution lines, republications."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from functools import lru_cache
from typing import Final, NamedTuple

from newsparse.fields.agencies import Mention, agencies_in, agency_of, is_outlet
from newsparse.fields.authors import stated_names
from newsparse.fields.bylines import Byline, find_bylines
from newsparse.fields.credit_words import credit_words
from newsparse.fields.judgement import Judgement, best_stretch
from newsparse.fields.labels import label_of
from newsparse.fields.moments import dates_in, languages_of, month_of
from newsparse.fields.names import NEXT_LABEL, pieces_of
from newsparse.fields.site_name import site_names
from newsparse.fields.surroundings import LIKELY, foreign_hints, text_start, width
from newsparse.json_values import texts_of
from newsparse.lexicon import Lexicon, fold
from newsparse.lexicon.tables import alternatives, read_table, words_in
from newsparse.model import Dateline, Source, SourceKind
from newsparse.page import Block, Finding, Hint, Page

_LINE: Final = 200
"""Characters past which a block is no source line."""
_LONGEST_NAME: Final = 70
_BELOW: Final = 12
"""Blocks of text below the body that are looked at."""
_ABOVE: Final = 3
"""Blocks up to the last paragraph that are looked at."""
_PICTURES: Final = int(Hint.CAPTION | Hint.CREDIT | Hint.FIGURE | Hint.FACTBOX | Hint.GALLERY)
"""Places where a source is that of a picture, a chart or a fact box."""
_HELPED: Final = words_in("names", "helper_label")
"""First words of labels behind which people stand as often as sources."""
_ODD: Final = int(Hint.FOOTER | Hint.CREDIT)
_SIGNED: Final = re.compile(r"(?:[.!?…]|[\"”“»])\s?[\s(\[/—–-]{1,4}(.{2,70}?)[)\]/]?\.?\s?$", re.DOTALL)
"""What stands behind the last sentence of a paragraph."""
_OWNED: Final = re.compile(r"\([cC]\)\s?([^\W\d_]{2,20})(?:/[^\d。.!?]{2,60})?\s?$")
"""How an agency signs behind the last sentence: '(c)AFP/Ada MOSS'."""
_BRACKET_END: Final = re.compile(r"[(\[/（【]([^()\[\]（）【】]{2,60})[)\]/）】]\.?\s?$")
_NAME_END: Final = re.compile(rf"\s*(?:[.!;|\n]|\s[–—-]\s|\s(?:{alternatives(words_in('names', 'behind_outlet'))})\s(?=[a-z\d]))")
"""Where the name of a source ends in a sentence: 'Originally published on The Varn Post. Read …'."""
_INITIALS: Final = re.compile(r"[a-zà-ÿ]{1,5}|[a-z]{1,4}\d{0,3}")
"""Reporters' initials in a sign-off: 'SDA/sep'."""
_WORDS: Final = re.compile(r"[^\W_]+(?:[.-][^\W_]+)*")
_SEPARATOR: Final = re.compile(r"\s*(?:[/,;]|\s&\s|\s[–-]\s)\s*")
_COPYRIGHT: Final = re.compile(
    r"(?:©|\(c\)|℗|copyright)\W{0,3}(?:(?:19|20)\d{2}\W{0,3})?(?:by\s|the\s)?", re.IGNORECASE
)


class _Line(NamedTuple):
    """A line that names sources."""

    names: tuple[str, ...]
    text: str
    kind: SourceKind
    rule: str
    blocks: tuple[int, ...] = ()
    url: str | None = None
    confidence: float = 0.8


_HEAD: Final = 60
"""Characters of a sentence among which it names itself …"""
_FIRST_WORDS: Final = 6
"""… with one of so many words."""
_FURTHEST: Final = 40
"""Characters further in which it says that it was published elsewhere."""
_QUOTED: Final = re.compile(r"[«„“\"»‚‘]([^«»„“”\"‚‘’]{2,60})[»“”\"«‘’]")
_CLOCK: Final = re.compile(r"^[\s,]{0,3}(?:at )?\d{1,2}[:.h]\d{2}\s?(?:[ap]\.?m\b\.?|uhr\b)?", re.IGNORECASE)
"""The time of day behind a date."""
_SMALL_WORDS: Final = 6
"""Words among which the name begins, with a capital: 'in the spring issue of The Varn Post'."""
_ELIDED: Final = re.compile(r"[dlDL]['’](?=[^\W\d_])")
"""An article that French and Italian write without a space before a name."""
_NAME_WORDS: Final = 8
"""Words of the longest name."""
_QUOTES: Final = frozenset(("«»", "„“", "„”", "“”", '""', "»«", "『』", "「」", "《》"))
"""Pairs of quotation marks."""


def find_sources(
    page: Page,
    judgement: Judgement,
    bylines: list[Byline] | None = None,
    dateline: Finding[Dateline] | None = None,
    taken: Set[int] = frozenset(),
) -> Finding[tuple[Source, ...]] | None:
    """Who the article comes from: agencies, attribution lines, republications; each once, in the order found.

    Bylines and dateline name agencies; `taken` are the blocks of pictures, whose sources are not the text's.
    """
    bylines = find_bylines(page, judgement) if bylines is None else bylines
    lines = [
        *_in_bylines(page, bylines),
        *_in_dateline(page, dateline),
        *_above_text(page, judgement, taken),
        *_around_end(page, judgement, taken),
        *_stated(page),
    ]
    sources: dict[str, Source] = {}
    for line in lines:
        for name in line.names:
            sources.setdefault(_key(name), Source(name, line.text, line.kind, line.url))
    if not sources:
        return None
    first = lines[0]
    blocks = tuple(sorted({index for line in lines for index in line.blocks}))
    return Finding(
        tuple(sources.values()),
        "metadata" if first.rule == "json-ld" else "wording",
        first.rule,
        blocks,
        first.confidence,
    )


def _squeezed(name: str) -> str:
    return "".join(filter(str.isalnum, name.casefold())).removeprefix("the")


def _key(name: str) -> str:
    """What tells two sources apart: an agency's name, whatever it is called here."""
    return agency_of(name) or fold(name)


# ---- where agencies sign


def _in_bylines(page: Page, bylines: list[Byline]) -> Iterator[_Line]:
    """Agencies named in the byline."""
    for byline in bylines[:2]:
        agencies = _foreign(byline.agencies, page)
        if agencies:
            text = " ".join(page.blocks[byline.blocks[0]].text.split())
            yield _Line(agencies, text, "agency", "byline", (), None, 0.9)


def _foreign(names: tuple[str, ...], page: Page) -> tuple[str, ...]:
    """The agencies, without newspapers and stations on their own site."""
    if not any(map(is_outlet, names)):
        return names
    own = site_names(page)
    return tuple(
        name for name in names if not is_outlet(name) or not {_squeezed(name), _squeezed(agency_of(name) or name)} & own
    )


def _in_dateline(page: Page, dateline: Finding[Dateline] | None) -> Iterator[_Line]:
    """Agencies named in the dateline."""
    if dateline is None:
        return
    names = tuple(mention.shown for mention in agencies_in(dateline.value.text))
    if names := _foreign(names, page):
        yield _Line(names, dateline.value.text, "agency", "dateline", (), None, 0.95)


def _above_text(page: Page, judgement: Judgement, taken: Set[int]) -> Iterator[_Line]:
    """Attribution lines between headline and text, beside dates and names: '3 May 2024, 10:00 | Source: The Varn Post'."""
    start = text_start(page, judgement)
    foreign = foreign_hints(page, judgement, start) | _PICTURES
    pictured = credit_words(page.lexicon).names
    begin = judgement.headline + 1 if judgement.headline is not None else start - _ABOVE
    for block in page.blocks[max(begin, start - _HEAD_BLOCKS, 0) : start]:
        text = block.text
        if block.kind != "text" or len(text) > _LINE or block.index in taken or page.hints(block) & foreign:
            continue
        if ":" in text or "：" in text:
            for piece in pieces_of(text, page.lexicon):
                line = _attribution(piece, block, page.lexicon) if _COLON.search(piece) else None
                if line and pictured.isdisjoint(map(fold, line.names)):
                    yield line._replace(text=" ".join(text.split()))


_HEAD_BLOCKS: Final = 12
"""Blocks above the text that are looked at."""
_COLON: Final = re.compile("[:：]")


def _around_end(page: Page, judgement: Judgement, taken: Set[int]) -> Iterator[_Line]:
    """Sign-offs, attribution lines and notes of first publication at the end of the text and below it."""
    foreign = foreign_hints(page, judgement)
    blocks = page.blocks
    # A line judged likely far below the text does not end it.
    end = min(judgement.end, best_stretch(blocks, judgement.scores)[1]) or judgement.end
    # Where the text ends may stand lines that are no paragraph of it, though judged likely.
    paragraphs = (i for i in range(end - 1, judgement.first - 1, -1) if _is_running(judgement, blocks[i]))
    last = next(paragraphs, end - 1)
    shared = page.hints(blocks[end - 1]) if 0 < end <= len(blocks) else 0
    below = 0
    for block in blocks[max(last + 1 - _ABOVE, 0) :]:
        index = block.index
        if block.kind != "text" or index in taken:
            continue
        below += index >= end
        if below > _BELOW:
            break
        hints = page.hints(block) & ~shared
        if index >= end and len(block.text) <= _LINE and hints & _ODD:
            # An article's own footer; a note named for the copyright, as credits of pictures are.
            line = read_source_line(block, page.lexicon)
            if line and (
                (line.rule == "copyright" and not hints & foreign) or (line.rule == "label" and index <= end + 2)
            ):
                yield line
            continue
        if hints & _PICTURES or hints & foreign:
            continue
        if len(block.text) <= _LINE and (line := read_source_line(block, page.lexicon)):
            if line.rule != "sign-off" or not _is_repeated(page, block):
                yield line
        elif index >= last - 1 and _is_running(judgement, block) and (line := _signed(block)):
            yield line


def _is_running(judgement: Judgement, block: Block) -> bool:
    """Whether a block is a paragraph of the text, and no line."""
    return block.kind == "text" and judgement.scores[block.index] >= LIKELY and width(block.text) > _LINE / 3


def _is_repeated(page: Page, block: Block) -> bool:
    """Whether a line stands on the page more than once, as those of teasers do."""
    return any(other.text == block.text for other in page.blocks if other.index != block.index and other.kind == "text")


def _signed(block: Block) -> _Line | None:
    """An agency's signature behind the last sentence of a paragraph, which stays the text's."""
    tail = block.text[-100:]
    match = _OWNED.search(tail) or _BRACKET_END.search(tail[-80:]) or _SIGNED.search(tail)
    if match and (names := _signature(match[1])):
        return _Line(names, match[1].strip(), "agency", "signature", (), None, 0.85)
    return None


def _signature(text: str) -> tuple[str, ...]:
    """The agencies of a text that is nothing but their signature, with or without initials."""
    mentions = tuple(agencies_in(text))
    if not mentions:
        return ()
    for word in _rest(text, mentions):
        if not _INITIALS.fullmatch(word) and not word.isdecimal():
            return ()
    return tuple(mention.shown for mention in mentions)


def _rest(text: str, mentions: tuple[Mention, ...]) -> list[str]:
    """The words besides the agencies' names."""
    at = 0
    parts = []
    for mention in mentions:
        parts.append(text[at : mention.start])
        at = mention.end
    parts.append(text[at:])
    return _WORDS.findall(" ".join(parts))


# ---- source lines


def read_source_line(block: Block, lexicon: Lexicon) -> _Line | None:
    """What a line says of the text's source; None where it says nothing of it.

    >>> from newsparse.lexicon import load
    >>> line = read_source_line(Block(0, "text", "Source : Le Littoral", 0), load("fr"))
    >>> line.names, line.kind
    (('Le Littoral',), 'attribution')
    """
    for at, part in enumerate(block.text.split("\n")):
        part = part.strip()
        found = (
            _attribution(part, block, lexicon)
            or _first_published(part, block, lexicon)
            or _wire(part, lexicon)
            or _told(part, block, lexicon)
        )
        if found:
            is_whole = at == 0 and "\n" not in block.text
            return found._replace(blocks=(block.index,) if is_whole else ())
    return None


def _wire(text: str, lexicon: Lexicon) -> _Line | None:
    """'mit dpa', 'SDA/sep', '(AFP)', '© 2024 The Associated Press. All rights reserved.'"""
    if len(text) > 120:
        return None
    mentions = tuple(agencies_in(text))
    if not mentions:
        return None
    names = tuple(mention.shown for mention in mentions)
    if _COPYRIGHT.match(text):
        return _Line(names[:1], text, "agency", "copyright")
    allowed = lexicon.folded("source") | lexicon.folded("and")
    words = {word for label in allowed for word in label.split()}
    rest = _rest(text, mentions)
    if len(rest) <= 6 and all(
        word.casefold() in words or _INITIALS.fullmatch(word) or any(map(str.isdecimal, word)) for word in rest
    ):
        return _Line(names, text, "agency", "sign-off", confidence=0.9)
    return None


def _attribution(text: str, block: Block, lexicon: Lexicon) -> _Line | None:
    """'Source: The Varn Post', 'Quelle: dpa'."""
    match = label_of(lexicon, "source", text)
    if not match:
        return None
    value = NEXT_LABEL.split(text[match.end() :], maxsplit=1)[0].strip(" .,;")
    for span in block.spans:  # a button behind the name
        if (
            span.tag == "a"
            and match.end() < span.start
            and block.text == text
            and text[match.end() : span.start].strip()
        ):
            value = text[match.end() : span.start].strip(" .,;")
            break
    if ":" not in match.group() and "：" not in match.group():
        label = fold(match.group()).split()
        if len(label) < 2 or label[0] in _HELPED or not value[:1].isupper() or len(text) > 80:
            return None  # 'With files from …' names helpers: agencies among them are found as such
    value = value.strip("()[] ")
    name, _, button = value.rpartition(" ")
    if name and not button.isascii() and lexicon.is_label("comment_tool", button):
        value = name  # '来源：… 举报'
    if dates := dates_in(value, languages_of(lexicon)):
        value = value[: dates[0].start].strip(" ,.;–-(")
    if not value or len(value) > _LONGEST_NAME or len(value.split()) > 8:
        return None
    names = tuple(name for part in _SEPARATOR.split(value) if (name := _unquoted(part.strip())))
    if not names or any(not any(map(str.isalpha, name)) for name in names):
        return None
    return _Line(names, text, "attribution", "label", url=_link(block, value))


def _unquoted(name: str) -> str:
    """A name without the quotation marks around all of it, as papers' names have in some languages.

    >>> _unquoted("«Le Littoral»"), _unquoted("Vestnik «Sosna»")
    ('Le Littoral', 'Vestnik «Sosna»')
    """
    inner = name[1:-1].strip()
    return inner if name[:1] + name[-1:] in _QUOTES and inner and not any(char in inner for char in "«»„“”") else name


def _first_published(text: str, block: Block, lexicon: Lexicon) -> _Line | None:
    """'Originally published on The Varn Post.', 'Provided by Varn University'."""
    match = label_of(lexicon, "source_first", text)
    if not match:
        return None
    value = text[match.end() :]
    end = _NAME_END.search(value + "\n")
    name = (value[: end.start()] if end else value).strip(' .,:;()[]"“”')
    for span in block.spans:
        linked = block.text[span.start : span.end].strip(" .,")
        if span.tag == "a" and linked and value.lstrip("the ").startswith(linked) and len(linked) <= _LONGEST_NAME:
            name = linked
            break
    if fold(name) in credit_words(lexicon).names and not agency_of(name):
        return None  # 'via GIPHY' is below a moving picture
    if not name or len(name) > _LONGEST_NAME or not (name[0].isupper() or name[0].lower() == name[0].upper()):
        return None
    return _Line((name,), text, "republication", "first published", url=_link(block, name))


def _told(text: str, block: Block, lexicon: Lexicon) -> _Line | None:
    """Where a sentence says that the text was published first: 'The essay first appeared in „Varner Blätter“.'

    >>> from newsparse.lexicon import load
    >>> line = _told(text := "Dieser Beitrag ist zuerst in der „Varner Zeitung“ erschienen.", Block(0, "text", text, 0), load("de"))
    >>> line.names
    ('Varner Zeitung',)
    """
    nouns, first, behind = _republished()
    start = text[: _HEAD + _FURTHEST]
    lower = start.lower()
    if len(lower) != len(start) or nouns.isdisjoint(_WORDS.findall(lower[:_HEAD])[:_FIRST_WORDS]):
        return None
    if (match := first.search(lower)) is None:
        return None
    value = text[match.end() :]
    if dates := dates_in(value, languages_of(lexicon)):
        value = value[: dates[0].start] + _CLOCK.sub("", value[dates[0].end :])
    if quoted := _QUOTED.search(value):
        name = quoted[1]
    else:
        words = value.split()
        at = next(
            (at for at, word in enumerate(words[:_SMALL_WORDS]) if word[:1].isupper() or _ELIDED.match(word)), None
        )
        if at is None:
            return None
        name = _ELIDED.sub("", " ".join(words[at:]))
        ends = [found.start() for found in (_NAME_END.search(f"{name}\n"), behind.search(name)) if found]
        name = name[: min(ends, default=len(name))]
    name = name.strip(" .,:;()[]")
    if month_of(name.partition(" ")[0]):  # 'in April 2020, and changed since'
        return None
    if not name or len(name) > _LONGEST_NAME or len(name.split()) > _NAME_WORDS:
        return None
    return _Line((name,), text, "republication", "told", url=_link(block, name), confidence=0.7)


@lru_cache(maxsize=1)
def _republished() -> tuple[frozenset[str], re.Pattern[str], re.Pattern[str]]:
    """Words for a text, what stands before the medium that had it first, and what stands behind: lexicon/republished.toml."""
    tables = read_table("republished").values()
    first, behind = (
        alternatives({word for table in tables for word in table[key]}) for key in ("first", "behind")
    )
    nouns = frozenset(word for table in tables for word in table["text"])
    return nouns, re.compile(rf"\b(?:{first})\b"), re.compile(rf"\s(?:{behind})\b", re.IGNORECASE)


def _link(block: Block, name: str) -> str | None:
    """Where the name links to."""
    for span in block.spans:
        if span.tag == "a" and name in block.text[span.start : span.end]:
            return span.attributes.get("href")
    return None


# ---- what the metadata states


def _stated(page: Page) -> Iterator[_Line]:
    """An agency that metadata names as the article's origin or as its author."""
    article = page.metadata.article
    for key in ("sourceOrganization", "copyrightHolder"):
        for name in texts_of(article.get(key))[:3]:
            if agency_of(name) and _squeezed(name) not in site_names(page):
                yield _Line((name,), name, "agency", "json-ld", (), None, 0.6)
    for name in _foreign(tuple(filter(agency_of, stated_names(page))), page)[:3]:
        yield _Line((name,), name, "agency", "author of the metadata", (), None, 0.6)
