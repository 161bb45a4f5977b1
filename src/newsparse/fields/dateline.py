"""The place, and often date and agency, that opens the text: 'RABAT, 12 Jan (MAP) –'."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import Final, NamedTuple

from newsparse.fields.agencies import agencies_in, agency_of
from newsparse.fields.judgement import Judgement
from newsparse.fields.moments import dates_in, languages_of, month_of
from newsparse.fields.reporters import reported_from
from newsparse.fields.surroundings import LIKELY, foreign_hints, text_start, width
from newsparse.lexicon import Lexicon, fold
from newsparse.lexicon.tables import alternatives, words_in
from newsparse.model import Dateline
from newsparse.page import Block, Finding, Hint, Page

_REACH: Final = 110
"""Characters of a paragraph in which a dateline ends."""
_LONGEST_PLACE: Final = 48
_FIRST: Final = 2
"""Paragraphs that are looked at: the dateline may follow a standfirst or an editor's note."""
_BRACKETS: Final = 2
"""Brackets that are looked at: a country's and an agency's."""
_AGENCY: Final = 30
"""Characters of the longest agency's name behind a dash."""
_SHORTEST: Final = 25
"""Characters of text that follow a dateline at least."""
_PARAGRAPH: Final = 60
"""Characters from which a line above the text may be a standfirst."""
_PICTURES: Final = int(Hint.CAPTION | Hint.CREDIT)

_DASH: Final = re.compile(r"\s?(?:[—―–]|--|\s-)(?=\s|[^\W\d_])\s?|(?<=[.)/])\s?-\s?|\s-\s")
_DASHES: Final = frozenset("—―–-")
"""One of which every `_DASH` has."""
_BRACKETED: Final = re.compile(r"\s?[(（\[]([^()（）\[\]]{2,60})[)）\]]")
_STATION: Final = re.compile(r"(?=\S*[A-Z]\S*[A-Z])[\w.-]{2,20}(?:/[\w.-]{2,20}){0,2}")
"""A newsroom without a space in its name: '(WXOW)', '(VarnNewsNow)'."""
_SLASHED: Final = re.compile(r"[.,]?\s/([^/]{2,20})/[.,]?")
_COLON: Final = re.compile(r":\s")
_STOP: Final = re.compile(r"\.\s(?=[^\W\d_a-zà-ÿ]|[\"„“«»'‚])")
_LOOSE: Final = re.compile(r"\s?[:.]?-?\s?")
_PIECES: Final = re.compile(r"[,/]|\.\s")
_SHORT_MONTH: Final = re.compile(r"\b([^\W\d_]{3,4})\.\s(?=\d)")
"""'Aug. 20': the stop parts nothing."""
_PLACE_END: Final = re.compile(r"[\s,]+(?:on|am|le|el|den|il|em|,)?$")
_EAST_ASIAN: Final = re.compile(
    r"[(（\[【〔]\s?([^()（）\[\]【】〔〕=＝・、\d]{1,16})\s?[=＝/・]\s?([^()（）\[\]【】〔〕]{1,24})[)）\]】〕]\s?(?:[-—=]\s?)?"
)
"""'(서울=연합뉴스)', '【東京=山田太郎】'."""
_CHINESE: Final = re.compile(
    rf"([\u4e00-\u9fff]{{1,8}}(?:{alternatives(words_in('names', 'outlet_end_han', 'station_end_han'))}))?\s?([\u4e00-\u9fff]{{2,8}}?)"
    r"\s?\d{1,2}月\d{1,2}日(?:电|電|讯|訊)\s?(?:[（(][^()（）]{1,30}[)）])?\s?"
)
"""'新华社北京1月12日电'."""
_HAN_OUTLETS: Final = tuple(words_in("names", "outlet_end_han", "station_end_han", "desk_end_han"))
"""What the names of papers, sites and their desks end with: '长江网10月4日讯' names no place."""
_REPORTERS: Final = tuple(words_in("names", "reporter_end"))
"""What stands in the bracket behind the place: whose text it is, by what that one is."""
_LONG_HAN_PLACE: Final = 4
"""Characters of a place before which no outlet stands."""
_TAIWANESE: Final = re.compile(
    r"[（(](中央社)(?:記者[\u4e00-\u9fff]{2,3})?([\u4e00-\u9fff]{2,4})\d{1,2}日(?:專?電|[^（()）]{0,4}報導)[)）]\s?"
)
"""'（中央社記者王小明台北3日電）'."""
_WIRED: Final = re.compile(r"【([^【】=＝・、\d]{3,14})】\s?")
"""'【東京共同】', which the agency's name ends."""
_WIRE_SIZES: Final = (2, 3, 4)
_JAPANESE: Final = re.compile(
    r"[［\[]([^\s\d０-９［］\[\]]{1,12})\s[\d０-９]{1,2}日\s([^\s\d［］\[\]]{1,12})[］\]]\s?[-ー－—]?\s?"
)
"""'［東京　３日　ロイター］ - '."""
_REGIONS: Final = words_in("places", "region")
"""States and provinces in short, without the last stop."""
_SPEAKER: Final = re.compile(r"[^\W\d_a-z][^a-zà-ÿ:.\n]{1,40}:\s")
_NUMBERED_DAY: Final = re.compile(r"\d{1,2}[./]\d{1,2}[./]?\d{0,4}")
_PREPOSITIONS: Final = alternatives(words_in("places", "before"))
"""Small words before the names of places."""
_ABBREVIATED: Final = re.compile(r"(?:[^\W\d_]{1,3}\.){1,4},?|[^\W\d_]{1,3}(?:\.[^\W\d_]{1,2}){1,3},?")
"""'S.D.', 'N.Y', 'D.C.'."""
_PLACE_PARTICLES: Final = words_in("places", "particle")


_NO_PLACES: Final = ("furniture", "published", "updated", "byline", "source", "credit", "caption", "read_also", "share", "desk",
    "advertisement")  # fmt: skip
"""Categories of the lexicon whose words begin no dateline."""


class Opening(NamedTuple):
    """A dateline with the agencies it names."""

    dateline: Dateline
    agencies: tuple[str, ...]


def find_dateline(page: Page, judgement: Judgement) -> Finding[Dateline] | None:
    """The place, and often date and agency, that opens the text; the text stays in its paragraph."""
    if found := find_opening(page, judgement):
        opening, _ = found
        return Finding(opening.dateline, "wording", "start of the text", (), 0.9 if opening.agencies else 0.75)
    return None


def find_opening(page: Page, judgement: Judgement) -> tuple[Opening, Block] | None:
    """The dateline with the agencies it names, and the block that begins with it."""
    start = text_start(page, judgement)
    for block in opening_blocks(page, judgement):
        if width(block.text) <= _LONGEST_PLACE:
            if start - 1 <= block.index <= start and _is_alone(block, page):
                return Opening(Dateline(block.text, block.text), ()), block
        elif (opening := read_dateline(block, page)) and width(block.text) - width(opening.dateline.text) >= _SHORTEST:
            return opening, block
    return None


def opening_blocks(page: Page, judgement: Judgement) -> Iterator[Block]:
    """The lines that a dateline may open: standfirst and first paragraphs, and a short line right above the text."""
    found = 0
    begin = judgement.headline + 1 if judgement.headline is not None else judgement.first
    start = text_start(page, judgement)
    foreign = foreign_hints(page, judgement, start)
    for index in range(max(begin, start - 12), min(start + 14, len(page.blocks))):
        block = page.blocks[index]
        if block.kind != "text" or block.level or page.hints(block) & (_PICTURES | foreign):
            continue
        if page.containers[block.container].tag == "li":
            continue  # the points of the story, above the text
        is_text = judgement.scores[index] >= LIKELY
        if not is_text and (index > start or (index != start - 1 and width(block.text) < _PARAGRAPH)):
            continue
        yield block
        found += is_text and width(block.text) >= _PARAGRAPH
        if found >= _FIRST:
            return


def _is_alone(block: Block, page: Page) -> bool:
    """Whether a short line is but a place: all of it in italics, and a place elsewhere on the page."""
    text = block.text
    is_marked = any(span.tag in ("i", "em") and span.end - span.start >= len(text) for span in block.spans)
    return is_marked and _is_place(text, page.lexicon) and _recurs(text, page)


def read_dateline(block: Block, page: Page) -> Opening | None:
    """The dateline at the start of a paragraph."""
    text = block.text
    lead = text[:_REACH]
    if report := reported_from(lead):
        return Opening(Dateline(*report), ())
    if match := _EAST_ASIAN.match(lead):
        place, rest = match[1].strip(), match[2].strip()
        wires = tuple(m.shown for m in agencies_in(rest)) or ((rest,) if agency_of(rest) else ())
        if wires or rest.endswith(_REPORTERS) or (" " not in rest and len(rest) <= 8):
            return Opening(Dateline(match.group().strip(), place), wires)
    if match := _WIRED.match(lead):
        for size in _WIRE_SIZES:
            place, wire = match[1][:-size].strip(), match[1][-size:]
            if place and agency_of(wire):
                return Opening(Dateline(match.group().strip(), place), (wire,))
    if match := _CHINESE.match(lead):
        wire = (match[1],) if match[1] and agency_of(match[1]) else ()
        place = match[2]
        if not place.endswith(_HAN_OUTLETS) and (match[1] or len(place) <= _LONG_HAN_PLACE):
            return Opening(Dateline(match.group().strip(), place), wire)
    if match := _TAIWANESE.match(lead):
        return Opening(Dateline(match.group().strip(), match[2]), (match[1],))
    if (match := _JAPANESE.match(lead)) and agency_of(match[2]):
        return Opening(Dateline(match.group().strip(), match[1]), (match[2],))
    return _western(block, lead, page)


def _western(block: Block, lead: str, page: Page) -> Opening | None:
    """A dateline of the form 'PLACE[, region][, date] [(AGENCY)] dash'."""
    text = lead
    if match := _BRACKETED.match(text):  # '(ANSA) - ROMA, 12 GEN - ', '(AP) —'
        if agency_of(match[1]):
            dash = _DASH.match(text, match.end())
            if dash:
                second = _DASH.search(text, dash.end())
                if second and (opening := _opening(text[dash.end() : second.start()], "bracket", page)):
                    return Opening(Dateline(text[: second.end()].strip(), opening[0]), (match[1], *opening[1]))
        return None
    wires: tuple[str, ...] = ()
    for match in islice(_BRACKETED.finditer(text), _BRACKETS):  # 'NEW DELHI [India], May 3 (ANI):'
        inside = match[1]
        wires = tuple(m.shown for m in agencies_in(inside))
        place = text[: match.start()]
        behind = text[match.end() :]
        dash = _DASH.match(behind) or _LOOSE.match(behind)
        is_ended = bool(_DASH.match(behind))
        is_known = wires or (is_ended and (_STATION.fullmatch(inside) or _is_day(inside, page.lexicon)))
        if is_known and (is_ended or wires):
            if opening := _opening(place, "bracket", page):
                end = match.end() + (dash.end() if dash else 0)
                return Opening(Dateline(text[:end].strip(), opening[0]), wires or (*opening[1],))
    if "/" in text and (match := _SLASHED.search(text)):
        if agency_of(match[1]) and (opening := _opening(text[: match.start()], "bracket", page)):
            return Opening(Dateline(text[: match.end()].strip(), opening[0]), (match[1], *opening[1]))
    if not _DASHES.isdisjoint(text) and (match := _DASH.search(text)) and match.start() > 1:
        before = text[: match.start()]
        if len(before) <= 70 and (opening := _opening(before, "dash", page, block)):
            end, signed = _signed_behind(text, match.end())
            return Opening(Dateline(text[:end].strip(), opening[0]), (*opening[1], *signed))
    if (match := _COLON.search(text)) and match.start() <= _LONGEST_PLACE:
        if opening := _opening(text[: match.start()], "colon", page, block):
            return Opening(Dateline(text[: match.end()].strip(), opening[0]), opening[1])
    if (match := _STOP.search(text)) and 2 < match.start() <= _LONGEST_PLACE:
        if opening := _opening(text[: match.start()], "stop", page, block):
            return Opening(Dateline(text[: match.start() + 1], opening[0]), opening[1])
    return None


def _signed_behind(text: str, end: int) -> tuple[int, tuple[str, ...]]:
    """Where a dateline ends and the agency that stands behind its dash: 'MOSCOW, 3 May — RIA Novosti. '"""
    mention = next(agencies_in(text[end : end + _AGENCY]), None)
    if mention is None or mention.start or text[end + mention.end : end + mention.end + 2] != ". ":
        return end, ()
    return end + mention.end + 1, (mention.shown,)


def _opening(text: str, mark: str, page: Page, block: Block | None = None) -> tuple[str, tuple[str, ...]] | None:
    """The place and the agencies in what stands before the mark that ends a dateline; None if it is none."""
    whole = text.strip(" ,:;*")
    text = whole.strip(".")
    if not text or len(text) > 80 or "|" in text or "\n" in text:
        return None
    is_certain = False
    wires: list[str] = []
    place = text
    dates = dates_in(text, languages_of(page.lexicon))
    if dates:
        place = text[: dates[0].start]
        is_certain = True
    else:
        pieces = [piece.strip() for piece in _PIECES.split(_SHORT_MONTH.sub(r"\1 ", text))]
        kept: list[str] = []
        for piece in pieces:
            if agency_of(piece):
                wires.append(piece)
                is_certain = True
            elif "." in piece and _STATION.fullmatch(piece) and not _ABBREVIATED.fullmatch(piece):
                is_certain = True  # 'JAKARTA, VARNPOST.com'
            elif _is_day(piece, page.lexicon):
                is_certain = True
                break
            elif piece:
                kept.append(piece)
        is_certain = is_certain or (len(kept) > 1 and kept[-1] in _REGIONS)
        place = _as_shown(text, kept)
    place = _PLACE_END.sub("", place.strip(" ,.:;|"))
    if whole.startswith(place + ".") and len(place.rpartition(" ")[2]) <= 5 and "," in place:
        place += "."  # 'HAYWARD, Calif.'
    if not _is_place(place, page.lexicon):
        return None
    is_shouted = _is_shouted(place)
    if mark == "bracket" or (mark == "dash" and (is_certain or is_shouted or _recurs(place, page))):
        return place, tuple(wires)
    is_apart = _is_set_apart(block, place)
    if (
        mark == "colon"
        and is_shouted
        and not _is_one_of_many(page)
        and (is_certain or is_apart or _recurs(place, page) or _is_town(place, page))
    ):
        return place, tuple(wires)
    if (
        mark == "stop"
        and len(place.split()) <= 3
        and not is_shouted
        and "." not in place
        and (is_apart or _recurs(place, page))
    ):
        return place, tuple(wires)
    return None


def _as_shown(text: str, pieces: Sequence[str]) -> str:
    """Pieces of a text with what stands between them; with commas, if other pieces do."""
    if not pieces:
        return ""
    start, end = text.find(pieces[0]), text.rfind(pieces[-1]) + len(pieces[-1])
    shown = text[start:end]
    return shown if [piece.strip() for piece in _PIECES.split(shown)] == [*pieces] else ", ".join(pieces)


def _is_day(text: str, lexicon: Lexicon) -> bool:
    """Whether a piece is a date without a year or a weekday: '12 Jan', 'April 25', 'Jan. 3', 'Montag'.

    >>> from newsparse.lexicon import load
    >>> [_is_day(t, load("en")) for t in ("12 Jan", "April 25", "Calif")]
    [True, True, False]
    """
    words = [word.strip(".,") for word in text.split()]
    if not words or len(words) > 4:
        return False
    if _NUMBERED_DAY.fullmatch(words[0]):
        return True
    if any(word.rstrip(".ºª").isdecimal() for word in words):
        return any(month_of(word, lexicon.languages[:2]) for word in words if not word.isdecimal()) or len(words) == 1
    return fold(text) in lexicon.folded("weekdays") and len(text) > 3


def _is_place(text: str, lexicon: Lexicon) -> bool:
    """Whether a text may be the name of a place.

    >>> from newsparse.lexicon import load
    >>> [_is_place(t, load("en")) for t in ("Port Ellby", "the pier", "//")]
    [True, False, False]
    """
    if (
        not 2 <= len(text) <= _LONGEST_PLACE
        or any(map(str.isdecimal, text))
        or any(char in text for char in '"“”„«»?!@:;…—')
    ):
        return False
    words = text.replace("/", " ").split()
    if len(words) > 5:
        return False
    for word in words:
        start = next(filter(str.isalpha, word), None)
        if "." in word[:-1] and not _ABBREVIATED.fullmatch(word):
            return False
        if start is None:
            if word not in ("-", "&"):
                return False
        elif start.islower() and word.strip(".,") not in _PLACE_PARTICLES:
            return False
    if not words or words[0][0].islower():
        return False
    folded, first = fold(text), fold(words[0])
    if any(folded in lexicon.folded(category) for category in _NO_PLACES) or month_of(words[0].strip(".,")):
        return False
    return not any(first in lexicon.folded(category) for category in ("updated", "published", "byline"))


def _is_shouted(text: str) -> bool:
    """Whether a name is set in capitals, region aside: 'SIOUX FALLS, S.D.'."""
    town = text.partition(",")[0]
    letters = [char for char in town if char.isalpha()]
    return len(letters) > 2 and all(map(str.isupper, letters))


def _is_one_of_many(page: Page) -> bool:
    """Whether several paragraphs open with capitals and a colon: speakers of an interview, letters and answers."""
    found = 0
    for block in page.blocks:
        found += block.kind == "text" and len(block.text) > _PARAGRAPH and _SPEAKER.match(block.text) is not None
        if found > 2:
            return True
    return False


def _is_town(place: str, page: Page) -> bool:
    """Whether words in capitals before a colon are rather a town's than a label's: several, and not of the title."""
    title = " ".join((page.metadata.title or "", page.metadata.first("og:title") or "")).casefold()
    words = {fold(word) for word in place.split()}
    labels = ("updated", "published", "read_also", "related", "advertisement", "tags")
    is_label = any(words & page.lexicon.folded(category) for category in labels)
    return (
        len(words) > 1
        and place.isupper()
        and "'" not in place
        and "’" not in place
        and not is_label
        and place.casefold() not in title
    )


def _is_set_apart(block: Block | None, place: str) -> bool:
    """Whether an element of its own holds the place, as style sheets for datelines need."""
    if block is None:
        return False
    for span in block.spans:
        if span.start > 2:
            return False
        if span.tag == "span" and len(place) <= span.end <= len(place) + 6:
            return True
    return False


@lru_cache(maxsize=256)
def _place_pattern(place: str) -> re.Pattern[str]:
    town = re.escape(place.partition(",")[0])
    return re.compile(rf"(?<!\w)(?:{_PREPOSITIONS})\s(?i:{town})(?!\w)")


def _recurs(place: str, page: Page) -> bool:
    """Whether the page speaks of something 'in' or 'from' the place."""
    town = place.partition(",")[0]
    needle = town.casefold()
    pattern = None
    for block in page.blocks:
        text = block.text
        if len(text) > len(town) and needle in text.casefold():
            pattern = pattern or _place_pattern(place)
            if pattern.search(text):
                return True
    return False
