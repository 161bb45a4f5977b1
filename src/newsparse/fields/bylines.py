"""Bylines as pages show them: which lines name who wrote the article."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence, Set
from itertools import chain
from typing import Final, NamedTuple

import attrs

from newsparse.fields.agencies import agency_of
from newsparse.fields.byline_evidence import (
    AUTHORS,
    CLOSE_BLOCKS,
    LONGEST_LINE,
    SHORT_LINE,
    ArticlePlace,
    Prose,
    dated_blocks,
    is_author_link,
    is_credit,
    markup_evidence,
    names_of_block,
    topic_weight,
    wording_weight,
)
from newsparse.fields.byline_words import (
    Words,
    after_byline_label,
    after_editing_label,
    is_dating,
    may_begin_with_label,
    words_of,
)
from newsparse.fields.east_asian_names import may_be_east_asian
from newsparse.fields.judgement import Judgement
from newsparse.fields.name_parts import is_desk, is_full_name, is_role
from newsparse.fields.names import Names, unique_authors
from newsparse.fields.reporters import Reporters, reporters_in_ending, reporters_in_opening
from newsparse.fields.surroundings import LIKELY, foreign_hints, head, tail, text_end, text_start, width
from newsparse.fields.text_lines import Lines, lines_of
from newsparse.lexicon import Lexicon, fold
from newsparse.model import Author
from newsparse.page import Block, Hint, Page

_UNNAMED_HINTS: Final = int(Hint.CAPTION | Hint.CREDIT | Hint.PULLQUOTE | Hint.GALLERY)
_CLOSE_BETWEEN: Final = 10
"""`CLOSE_BLOCKS` for lines between headline and text."""
_DATED_NEARBY: Final = 1.0
"""What a date in the line or next to it adds: bylines and dates stand together."""
_MARKED: Final = 1.5
"""The evidence of markup from which a line is a byline by its element's name or a link to a person's page."""
_PLACED: Final = 2
"""Words behind a name that may say where its owner is: 'Ada Moss in London'."""
_SENTENCE_END: Final = re.compile(r"[.!?。]\s*$")
_TOOLBARS: Final = int(Hint.TOOLS | Hint.TAGS | Hint.SHARE)
"""Places where names are rather topics, buttons or accounts."""
_ENOUGH: Final = 2.0
"""The evidence from which a line counts as a byline."""
_CERTAIN: Final = 2.5
"""The evidence that spares looking for bylines below the text."""
_ENOUGH_IN_TEXT: Final = 1.4
"""The same in plain text, where names of elements cannot speak for it."""
_CHAINED: Final = 2.4
"""What a label on a line of its own says for the line below."""
_FULL_NAME: Final = 0.6
"""What it says for a line without a label that it reads like the full name of a person …"""
_TOLD_OF: Final = 1.0
"""… of whom the page tells below the text."""
_SINGLE: Final = -0.6
"""What a single word says that no markup marks: it may be a place, a section or a button."""
_TITLED: Final = 1.0
"""What the line below says for a name near a date if it tells what its owner does."""
_TITLE: Final = 4
"""Words of such a line."""
_BOX: Final = 1.5
"""The evidence of an author's box far from the headline."""
_TITLE_SIGNS: Final = re.compile(r"\s*[\n|·•/]\s*|\s[–—-]\s|,\s")
"""What parts a name from what its owner does."""
_SIGNED_IN_HAN: Final = re.compile(r"【[㐀-鿿々ヶ\s・、]{2,20}】")
"""How Japanese papers sign: '【山田太郎】'."""
_RUNNING: Final = 100
"""Characters past which a likely block is running text."""
_FOOTER: Final = int(Hint.FOOTER)


class Byline(NamedTuple):
    """A line, or lines in a row, that name who wrote the article."""

    authors: tuple[Author, ...]
    agencies: tuple[str, ...]
    """Agencies among or beside the authors, as shown."""
    weight: float
    """How much speaks for it: `_ENOUGH` and more, `_BOX` for a note far from the headline."""
    blocks: tuple[int, ...]
    """The blocks that show it and hold no running text."""
    is_labelled: bool
    """Whether words such as 'By' say so."""
    is_doubtful: bool = False
    """Whether the second of two names may be what the first one does: 'Ada Moss, Master Gardener'."""


class _Line(NamedTuple):
    """A line that may be a byline."""

    block: int
    names: Names
    weight: float
    look: tuple[str, str]
    """Tag and names of its container: lines of one byline look alike."""
    is_marked: bool
    """Whether its element's name or a link to a person's page says so."""
    is_bare: bool
    """Whether it is short and holds little else."""
    title: int | None = None
    """The block below it that tells what the one it names does."""

    @property
    def blocks(self) -> tuple[int, ...]:
        """The line's block and that of the title below it."""
        return (self.block,) if self.title is None else (self.block, self.title)


def find_bylines(page: Page, judgement: Judgement, taken: Set[int] = frozenset()) -> list[Byline]:
    """The bylines around the text, the likeliest first; `taken` are the blocks of pictures, which name photographers.

    The lines below the text are looked at where those around its beginning name nobody; where neither do, what the markup
    names as the author serves wherever it stands.
    """
    start = text_start(page, judgement)
    zone, below = head(page, judgement, start), tail(page, judgement)
    end = len(page.blocks)
    if page.is_text:
        end = _end_at_teasers(page, lines_of(page, judgement), range(judgement.end, below.stop))
        zone = range(zone.start, min(zone.stop, end))
    reader = _Reader(page, judgement, zone, start, taken)
    found = _grouped(reader.lines(zone), page.is_text)
    if not any(byline.is_labelled for byline in found) and (opening := _of_opening(page, start)):
        return [*opening, *found]
    if found and (found[0].weight >= _CERTAIN or not page.is_text):
        return found
    below = range(max(below.start, zone.stop), min(below.stop, end))
    lines = reader.lines(below)
    found += _grouped(lines, page.is_text) or ([] if found else _of_ending(page, judgement))
    if not found and not page.is_text:
        others = (range(zone.start), range(zone.stop, below.start), range(below.stop, end))
        return _boxed(lines) or _boxed(reader.marked(chain(*others))) or _linked(page)
    if page.is_text and not any(byline.is_labelled for byline in found):
        found += _signed(reader, (range(zone.start), range(below.stop, end), range(zone.stop, below.start)))
    return sorted(found, key=lambda byline: -byline.weight)


def _of_opening(page: Page, start: int) -> list[Byline]:
    """Whom an East Asian text names as its reporters where it begins."""
    if start >= len(page.blocks):
        return []
    return _reported(reporters_in_opening(page.blocks[start].text, page.lexicon.languages[0]), _CERTAIN)


def _of_ending(page: Page, judgement: Judgement) -> list[Byline]:
    """Whom it names where it ends."""
    end = text_end(page, judgement)
    if not 0 < end <= len(page.blocks):
        return []
    return _reported(reporters_in_ending(page.blocks[end - 1].text, page.lexicon.languages[0]), _BOX)


def _reported(reporters: Reporters | None, weight: float) -> list[Byline]:
    if reporters is None:
        return []
    authors = tuple(Author(name, reporters.role) for name in reporters.names)
    return [Byline(authors, (), weight, (), is_labelled=reporters.role is not None)]


def _end_at_teasers(page: Page, looks: Lines, lines: range) -> int:
    """Where other articles begin, which have bylines of their own: at their heading among the lines below the text, or nowhere."""
    lexicon, blocks = page.lexicon, page.blocks
    labelled = (i for i in lines if looks.label(i) in _TEASERS)
    is_heading = (i for i in labelled if any(lexicon.is_label(label, blocks[i].text) for label in _TEASERS[:2]))
    return next(is_heading, len(blocks))


_TEASERS: Final = ("related", "read_also", "ending")
"""Labels of the headings of other articles, and one that may hide them."""


def _signed(reader: _Reader, ranges: Iterable[range]) -> list[Byline]:
    """The labelled byline far from headline and text, if there is but one: 'Written by Ada Moss', for the headline may be another.

    Lines that stand there twice are of menus: 'By country', 'By kind'.
    """
    page, looks = reader.page, lines_of(reader.page, reader.judgement)
    lines = [
        line
        for index in chain(*ranges)
        if looks.label(index) in _BYLINES
        and looks.copies[page.blocks[index].text] == 1
        and (line := next(iter(reader.lines([index])), None))
        and line.names.is_labelled
        and all(is_full_name(author.name) for author in line.names.authors)
    ]
    if not lines or len({line.names.authors for line in lines}) > 1:
        return []
    return [Byline(lines[0].names.authors, (), _BOX, (lines[0].block,), True)]


class _Labels:
    """The labels of bylines in lines that come one after the other, some of which stand on a line of their own."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon, self.words = lexicon, words_of(lexicon)
        self.label_at = self.editing_at = -9
        self.is_heading = False
        """Whether the last label on its own lacks its colon: 'Author'."""
        self.is_labelled = self.is_chained = False
        """Whether the line taken last begins with a label, and whether it follows one that stands alone."""

    def take(self, index: int, text: str) -> bool:
        """Read a line; true where it names no author: it is but a label, or names who worked on the text otherwise."""
        rest = None
        if may_begin_with_label(text, self.words):
            if (rest := after_editing_label(text)) is not None and not rest.strip(" :|"):
                self.editing_at = index
                return True
            rest = after_byline_label(text, self.lexicon)
            if not rest.strip(" :") if rest is not None else fold(text) in self.words.byline:
                self.label_at, self.is_heading = index, rest is None
                return True
        self.is_labelled = rest is not None
        self.is_chained = 0 < index - self.label_at <= _NEXT and (not self.is_heading or is_full_name(text))
        return 0 < index - self.editing_at <= _NEXT and self.label_at < self.editing_at and rest is None

    def go_on(self, index: int, names: Names) -> None:
        """Names in this line follow the label, and so may those in the next."""
        if names.authors or names.agencies:
            self.label_at = index


_HANDLE: Final = re.compile(r"[a-z][a-z0-9._-]{2,19}(?: [a-z][a-z0-9._-]{1,19}){0,2}")
_BYLINES: Final = ("byline …", "published …")
"""What `Lines` calls lines that may begin with a byline's label: 'By Ada Moss', 'Posted by Ada Moss'."""
_SPACES: Final = re.compile(r"[^\S\n]{2,}")
_MENU: Final = 5
"""Lines above a headline past which one word that comes again is of the menu, not who wrote the article."""
_NEXT: Final = 2
"""Blocks from a label that stands alone to what it labels."""


class _Reader:
    """Reads the lines of one page for bylines."""

    def __init__(self, page: Page, judgement: Judgement, zone: range, start: int, taken: Set[int]) -> None:
        self.page, self.judgement, self.taken = page, judgement, taken
        self.words = words_of(page.lexicon)
        self.labels = _Labels(page.lexicon)
        self.foreign = foreign_hints(page, judgement, start)
        anchor = judgement.headline if judgement.headline is not None else zone.start
        self.shared = page.hints(page.blocks[anchor]) if anchor < len(page.blocks) else 0
        self.items = {index for name, index, _ in page.microdata if name == "author"}
        self.place = ArticlePlace(anchor, start, zone.stop, text_end(page, judgement))
        self.prose = Prose(page, judgement)
        shown = page.blocks[anchor].text if page.is_text and judgement.headline is not None else page.metadata.title
        self.title = (shown or "").casefold()

    def marked(self, indices: Iterable[int]) -> list[_Line]:
        """The lines that the markup says to name authors, of any weight."""
        blocks, containers = self.page.blocks, self.page.containers
        return self.lines([index for index in indices if containers[blocks[index].container].all_hints & AUTHORS])

    def lines(self, indices: Sequence[int]) -> list[_Line]:
        """The lines that name somebody and may be bylines."""
        blocks, headline = self.page.blocks, self.judgement.headline
        dated = dated_blocks(self.page, indices)
        lines: list[_Line] = []
        for index in indices:
            block = blocks[index]
            if block.kind == "text" and len(block.text) <= LONGEST_LINE and index != headline:
                if lines and lines[-1].title == index:
                    continue
                if line := self._line(index, block, dated):
                    lines.append(line)
        return lines

    def _line(self, index: int, block: Block, dated: Collection[int]) -> _Line | None:
        """A line with whom it names and how much speaks for it; None where nothing does."""
        text, labels, lexicon = block.text, self.labels, self.page.lexicon
        is_elsewhere = self._is_elsewhere(index, block)
        if is_elsewhere and not self._is_own_footer(index, block):
            return None
        if (width(text) > _RUNNING and self.judgement.scores[index] >= LIKELY) or text[0] in "©℗":
            return None
        evidence = markup_evidence(self.page, block, index in self.items)
        is_marked = evidence >= _MARKED
        if index in self.taken and not is_marked and not (is_full_name(text) and self.prose.tells_of(text)):
            return None
        if labels.take(index, text) or (is_elsewhere and not labels.is_labelled and not is_marked):
            return None
        nearby, title = _nearby(index, dated), self._title_below(index, text)
        nearby += _TITLED if nearby and title else 0.0
        if not labels.is_labelled:
            is_backed = labels.is_chained or evidence or nearby or self._may_be_bare(text, index)
            if not is_backed or text.casefold() in self.words.tails or _is_sentence(text, lexicon):
                return None
        if is_credit(text, lexicon) or (text[-1] in ":：" and not labels.is_labelled):
            return None
        if self.page.is_text and not labels.is_labelled and not labels.is_chained:
            if not _may_name(text, self.page.folded[index], self.words, nearby >= _DATED_NEARBY):
                return None
            if self._is_pictured(index, text):
                return None
            looks = lines_of(self.page, self.judgement)
            if " " not in text and looks.copies[text] > 1 and looks.texts.index(text) < self.place.headline - _MENU:
                return None  # a section, as the menu names it
        names = names_of_block(self._with_bars(block), self.words, lexicon)
        if is_marked and not names.authors and self._is_handle(text):
            names = Names((Author(text),))
        weight = evidence + nearby + self._weight(index, block, names, index in dated)
        if labels.is_chained and not names.is_labelled:
            weight += _CHAINED
            labels.go_on(index, names)
        elif not is_marked and not names.is_labelled:
            if not text.isascii():
                names = _without_words(names, self.page.lexicon)
            if weight + _FULL_NAME + _TOLD_OF < (_ENOUGH_IN_TEXT if self.page.is_text else _ENOUGH):
                return None
            if (others := self.prose.without_topics(names, self.words)) is not names:
                weight += self._weight(index, block, others, False) - self._weight(index, block, names, False)
                names = others
            if (
                self.page.is_text
                and index >= self.place.end
                and names.authors
                and _goes_on(text, names.authors[-1].name)
            ):
                return None
            if not evidence:
                weight += self._alone(names, index, nearby >= _DATED_NEARBY, is_titled=self._is_titled(text))
            weight -= topic_weight(block, names, self.title)
            if block.level and not evidence and any(author.role for author in names.authors):
                return None  # 'Sieben Fischer kehren heim' is a heading
        if not names.authors and not names.agencies:
            return None
        container = self.page.containers[block.container]
        is_bare = names.is_whole and len(text) <= SHORT_LINE
        line = _Line(index, names, weight, (container.tag, container.names), is_marked, is_bare)
        if title and [author.name for author in names.authors] == [text]:
            person = attrs.evolve(names.authors[0], role=title)
            return line._replace(names=names._replace(authors=(person,)), title=index + 1)
        return line

    def _with_bars(self, block: Block) -> Block:
        """A line of plain text with bars where it has several spaces, which set names and dates apart on the page it is from."""
        if not self.page.is_text:
            return block
        raw = self.page.source[block.start : block.end]
        parts = _SPACES.split(raw)
        if len(parts) == 1 or "".join(raw.split()) != block.text.replace(" ", ""):
            return block
        return block._replace(text=" | ".join(parts))

    def _is_pictured(self, index: int, name: str) -> bool:
        """Whether a line says who is in a picture: its credit stands below, and the text speaks of the person."""
        blocks, scores = self.page.blocks, self.judgement.scores
        if index + 1 >= len(blocks) or not is_credit(blocks[index + 1].text, self.page.lexicon):
            return False
        inside = range(self.judgement.first, self.judgement.end)
        return any(name in blocks[i].text for i in inside if scores[i] >= LIKELY and i != index)

    def _title_below(self, index: int, name: str) -> str | None:
        """What the line below a full name says that its owner does: 'Ada Moss', 'Staff Writer'."""
        if index + 1 >= len(self.page.blocks) or not is_full_name(name):
            return None
        block = self.page.blocks[index + 1]
        if len(block.text.split()) > _TITLE or not is_role(block.text, self.words) or is_role(name, self.words):
            return None
        others = names_of_block(block, self.words, self.page.lexicon).authors
        return block.text if all(is_role(other.name, self.words) for other in others) else None

    def _is_handle(self, text: str) -> bool:
        """Whether a line is the name that somebody has chosen on the site, in small letters: 'ada.moss', 'varn rowers'."""
        return _HANDLE.fullmatch(text) is not None and self.words.label_words.isdisjoint(text.split())

    def _weight(self, index: int, block: Block, names: Names, is_dated: bool) -> float:
        """What a line's names, wording and place say for it."""
        authors = names.authors
        weight = wording_weight(names, block.text, index, self.place)
        if is_dated and names.is_whole and (len(authors) == 1 or all(" " in author.name for author in authors)):
            weight += 0.5
        if self.page.containers[block.container].all_hints & _TOOLBARS & ~self.shared:
            weight -= 0.8
        if len(block.text) > SHORT_LINE and self.judgement.scores[index] >= LIKELY:
            weight -= 0.5
        return weight

    def _is_elsewhere(self, index: int, block: Block) -> bool:
        """Whether names around a block say that it belongs to a picture or to other articles."""
        hints = self.page.containers[block.container].all_hints
        if hints & _UNNAMED_HINTS & ~self.shared:
            return True
        near = _CLOSE_BETWEEN if self.place.headline < index < self.place.start else CLOSE_BLOCKS
        return bool(hints & self.foreign) and abs(index - self.place.headline) > near

    def _is_own_footer(self, index: int, block: Block) -> bool:
        """Whether a block may stand in the article's own footer, below the text."""
        hints = self.page.containers[block.container].all_hints
        return hints & self.foreign == _FOOTER and not hints & _UNNAMED_HINTS & ~self.shared and index >= self.place.end

    def _may_be_bare(self, text: str, index: int) -> bool:
        """Whether a line that nothing but its place speaks for may name authors: an agency, or the name of a person."""
        place = self.place
        is_between = place.headline < index <= place.start
        if not is_between and index > place.headline + CLOSE_BLOCKS:
            return False
        if is_between and len(text) <= SHORT_LINE and (self.page.is_text or is_full_name(text) or self._is_titled(text)):
            return True
        return not self.page.is_text and agency_of(text) is not None

    def _is_titled(self, text: str) -> bool:
        """Whether a line is a full name and what its owner does: 'Ada Moss | Staff Writer', '編集委員　山田太郎'."""
        if not text.isascii():
            role, _, name = text.rpartition(" ")
            is_chinese = self.page.lexicon.languages[:1] == ("zh",)
            is_told = is_role(role, self.words) and may_be_east_asian(name, is_chinese=is_chinese)
            if is_told or _SIGNED_IN_HAN.fullmatch(text):
                return True
        name, *titles = [part for part in _TITLE_SIGNS.split(text) if part] or [""]
        if not titles or not is_full_name(name):
            return False
        return all(is_role(title, self.words) or title[0] == "@" for title in titles)

    def _alone(self, names: Names, index: int, is_backed: bool, *, is_titled: bool) -> float:
        """What speaks for names without a label: that they read like those of people, and that the page tells of them.

        `is_titled` says that the line tells what they do as well.
        """
        authors = names.authors
        if not authors:
            return 0.0
        if is_backed and not self.page.is_text:
            is_single = all(name.isalpha() and name.isascii() for name in (author.name for author in authors))
            return _SINGLE if is_single and not any(is_desk(a.name, self.words) for a in authors) else 0.0
        if is_titled or all(is_full_name(author.name) for author in authors):
            is_placed = self.place.headline < index < self.place.stop
            is_clear = is_placed and (
                is_titled or not any(a.name.isupper() or self.prose.uses(a.name) for a in authors)
            )
            return _FULL_NAME * is_clear + _TOLD_OF * any(self.prose.tells_of(author.name) for author in authors)
        is_known = is_backed or names.agencies or any(is_desk(author.name, self.words) for author in authors)
        return 0.0 if is_known else _SINGLE


def _without_words(names: Names, lexicon: Lexicon) -> Names:
    """The names without what is not shaped like one in Han and kana, whose words look alike."""
    is_chinese = lexicon.languages[:1] == ("zh",)
    people = tuple(
        author
        for author in names.authors
        if may_be_east_asian(author.name, is_chinese=is_chinese) or agency_of(author.name)
    )
    return names if len(people) == len(names.authors) else names._replace(authors=people, is_whole=False)


def _nearby(index: int, dated: Collection[int]) -> float:
    """What a date in or near a line says for it."""
    if index in dated or index - 1 in dated or index + 1 in dated:
        return _DATED_NEARBY
    return _DATED_NEARBY / 2 if index + 2 in dated or index - 2 in dated else 0.0


def _goes_on(text: str, name: str) -> bool:
    """Whether a line goes on behind a name as titles of other articles do: 'Harbour Cranes for the old town quay'."""
    rest = text.rpartition(name)[2]
    return rest[1:2].islower() and rest[0] == " " and rest.count(" ") > _PLACED


def _is_sentence(text: str, lexicon: Lexicon) -> bool:
    """Whether a line without a label reads like prose; 'Posted on 3 May by Ada Moss | 2 comments on Who pays?' does not."""
    return len(text) > 40 and _SENTENCE_END.search(text) is not None and not is_dating(text, lexicon)


def _boxed(lines: list[_Line]) -> list[Byline]:
    """What the markup names as the author far from the headline, if it names but one."""
    marked = [line for line in lines if line.is_marked and len(line.names.authors) == 1 and line.is_bare]
    if len({line.names.authors for line in marked}) != 1:
        return []
    return [Byline(marked[0].names.authors, (), _BOX, (marked[0].block,), marked[0].names.is_labelled)]


def _linked(page: Page) -> list[Byline]:
    """The one whom all links go to that the page calls links to its author, wherever they stand."""
    names = {
        block.text[span.start : span.end].strip()
        for block in page.blocks
        for span in block.spans
        if is_author_link(span)
    } - {""}
    name = next(iter(names), "")
    return [Byline((Author(name),), (), _BOX, (), False)] if len(names) == 1 and is_full_name(name) else []


def _may_name(text: str, folded: str, words: Words, is_dated: bool) -> bool:
    """Whether a line without a label may name somebody: a quick look for two words with a capital, an agency or a desk.

    Next to a date, one name is enough.
    """
    if folded in words.closed:
        return agency_of(text) is not None
    parts = text.split()
    named = sum([part[0].isupper() or (part[0].isalpha() and not part[0].islower()) for part in parts])
    if named > 1 or (is_dated and named == len(parts)):
        return True
    return not text.isascii() or folded in words.desks or agency_of(text) is not None


def _grouped(lines: list[_Line], is_text: bool) -> list[Byline]:
    """Lines that stand in a row, look alike and carry like evidence are one byline.

    In plain text all lines look alike, so that only labels tell them apart.
    """
    bylines: list[Byline] = []
    last: _Line | None = None
    for line in lines:
        if line.weight < (_ENOUGH_IN_TEXT if is_text else _ENOUGH):
            continue
        names = line.names
        is_alike = last is not None and line.look == last.look and abs(last.weight - line.weight) < 1.6
        is_near = last is not None and line.block - last.blocks[-1] <= (1 if is_text and not names.is_labelled else 2)
        if last and is_alike and is_near and (not is_text or _is_next(last.names, names)):
            previous = bylines[-1]
            bylines[-1] = Byline(
                unique_authors([*previous.authors, *names.authors]),
                tuple(dict.fromkeys((*previous.agencies, *names.agencies))),
                max(previous.weight, line.weight),
                (*previous.blocks, *line.blocks),
                previous.is_labelled or names.is_labelled,
                previous.is_doubtful or names.is_doubtful,
            )
        else:
            bylines.append(
                Byline(names.authors, names.agencies, line.weight, line.blocks, names.is_labelled, names.is_doubtful)
            )
        last = line
    return sorted(bylines, key=lambda byline: -byline.weight)


def _is_next(one: Names, other: Names) -> bool:
    """Whether in plain text a line goes on with the names of the line above: both are labelled, or both full names."""
    if one.is_labelled or other.is_labelled:
        return one.is_labelled and other.is_labelled
    names = [author.name for author in (*one.authors, *other.authors)]
    return all(map(is_full_name, names)) and len(set(map(str.isupper, names))) == 1
