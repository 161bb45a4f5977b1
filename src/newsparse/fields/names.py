"""Who is named in the text of a byline, in what role, and what is not a name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from newsparse.fields.agencies import agencies_in, agency_of
from newsparse.fields.byline_words import PARTICLES, Words, after_byline_label, after_editing_label, is_dating, words_of
from newsparse.fields.labels import label_of
from newsparse.fields.moments import dates_in, languages_of
from newsparse.fields.name_parts import (
    HANGUL_NAME,
    is_desk,
    is_full_name,
    is_name,
    is_plain_name,
    is_role,
    label_in,
    name_and_role,
    parts_of,
    split_names,
    trimmed,
)
from newsparse.fields.reporters import reporters_of_line
from newsparse.lexicon import Lexicon, fold
from newsparse.lexicon.tables import alternatives, words_in
from newsparse.model import Author

NEXT_LABEL: Final = re.compile(r"\s(?=[㐀-鿿]{2,6}\s?[:：])")
"""Where Chinese pages set one label behind the other: '来源：… 责任编辑：…'."""
_STRONG: Final = re.compile(rf"\s*(?:\n|[|·•∙●｜—;]|\s[–-]\s|//)\s*|{NEXT_LABEL.pattern}")
"""What parts a byline from dates, places, outlets."""
_OTHER_LABEL: Final = re.compile(r"[㐀-鿿]{2,8}\s?[:：]")
"""A label in Han that is no byline's: whatever it labels, it is not who wrote the text."""
_CONTACT: Final = re.compile(
    r"\(?(?:https?://\S{1,200}|www\.\S{1,200}|[\w.+-]{1,64}@(?=[\w-]{1,64}\.)[\w.-]{1,200}|@\w{1,40})\)?"
)
_PLACED: Final = re.compile(
    rf"^(.{{2,60}}?),?\s(?:({alternatives(words_in('places', 'reports_from'))})\s(.{{2,60}})"
    rf"|(?:{alternatives(words_in('places', 'helped_by'))})\s(.{{2,80}}))$"
)
"""A name and where it reports from or for; or with whose help."""
_SECTION: Final = re.compile(r"[&:]|\. |^[Ss]pecial to\b")
"""What stands in the name of a section, or says for whom, and not in a place: 'in Boats & Tides', 'in boats. Tags: tides'."""
_CREDENTIAL: Final = re.compile(
    r"^(?:[A-Z]{2,6}(?:\s?\([^)]{1,20}\))?|Ph\.?D\.?|M\.?D\.?|Jr\.?|Sr\.?|I{2,3}|Esq\.?|[A-Z]{1,3}\.[A-Z.]{1,6})$"
)
"""Degrees and suffixes that stand behind a name."""
_ARTICLE_END: Final = re.compile(r"\s(?:the|die|la|l'|l’)\s?$", re.IGNORECASE)
_READ_TIME: Final = re.compile(
    rf"\d{{1,3}}\s?-?\s?(?:(?:{alternatives(words_in('clocks', 'minute'))})\b|(?:{alternatives(words_in('clocks', 'minute_start'))})\w{{0,4}}"
    rf"|{alternatives(words_in('clocks', 'minute_east_asian'))}).{{0,20}}$",
    re.IGNORECASE,
)
_AGO: Final = re.compile(rf"\s\d{{1,2}}\s?[^\W\d_]{{1,8}}(?:\s(?:{alternatives(words_in('clocks', 'ago'))}))?\s*$")
"""What is left of 'Ada Moss 7 hours'."""
_CLOCK: Final = re.compile(
    rf"(?:\b(?i:{alternatives(words_in('clocks', 'before'))})\b\.?\s?|(?:{alternatives(words_in('clocks', 'half'))})\s?)?"
    r"(?<![\d.:])\d{1,2}[:.h]\d{2}(?::\d{2})?(?!\d)"
    r"(?:\s?(?:Uhr|uur|hrs?|[AaPp]\.?\s?[Mm]\b\.?))?(?:\s\(?[A-Z]{2,5}\b\)?(?!\s?[A-Za-zÀ-ÿ]))?"
)
"""A time of day with what says so."""
_TO_DATE: Final = re.compile(r"(?<=\s)[a-zà-ÿ]{1,3}\s?$")
"""The small word that leads to a date: 'on', 'am', 'le'."""
_COUNT: Final = re.compile(r"\d[\d.,]{0,8}\s?[^\W\d_]{0,12}")
"""What tells a number of something: '30 min', '6279 words'."""
_CLAUSE_END: Final = re.compile(r"[.;,]\s+(?=[^\W\d_])|\s(?=[^\W\d_]{3,14}\s?:\s)")
"""Where what is said of one task may end and another's label begin: 'By Ada Moss. Photos: Ben Ito'."""
_SHORTEST_CLAUSES: Final = 18
"""Characters of a line that names two people, each with a label."""
_FOOTNOTE: Final = re.compile(r"(?<=[a-zà-ÿ])\d(?=\s*(?:,|$|and\b|&))")


_ELISION: Final = re.compile(r"(?<!\w)[dl]['’]")
_IN_BRACKETS: Final = re.compile(r"\s?\(([^()]{2,60})\)")


_OUTLET: Final = "The "
"""What names of papers begin with, and those of people do not: 'Ada Moss | The Lantern'."""


class Names(NamedTuple):
    """What a line names."""

    authors: tuple[Author, ...] = ()
    agencies: tuple[str, ...] = ()
    is_labelled: bool = False
    is_whole: bool = True
    """Whether the line holds nothing else that matters."""
    is_doubtful: bool = False


def read_names(text: str, lexicon: Lexicon, *, is_trusted: bool = False) -> Names:
    """The people, desks and agencies that a byline names.

    `is_trusted` says that it names authors for certain, as metadata does, so that a word in lower case may be a name.

    >>> from newsparse.lexicon import load
    >>> names = read_names("By Ada Moss and Ben Ito | 3 May 2024", load("en"))
    >>> [a.name for a in names.authors], names.is_labelled
    (['Ada Moss', 'Ben Ito'], True)
    """
    words = words_of(lexicon)
    if reporters := reporters_of_line(text):
        people, role = reporters
        return Names(tuple(Author(name, role) for name in people), is_labelled=True)
    if is_plain_name(text, lexicon) and not _asks_more(text, words):
        is_named = is_name(text, is_trusted=is_trusted, words=words)
        return Names((Author(text),) if is_named else (), is_whole=is_named)
    labelled: list[tuple[str, bool]] = []
    is_editing = is_dated = False
    for piece in pieces_of(text, lexicon):
        if not is_trusted and after_editing_label(piece) is not None:
            is_editing = True
            continue
        rest = after_byline_label(piece, lexicon)
        if rest is None and (_OTHER_LABEL.match(piece) or (labelled and label_of(lexicon, "credit", piece) is not None)):
            continue
        if rest is None and (is_editing or is_dating(piece, lexicon)):
            is_dated = True
            continue  # the date's label
        if rest is None and is_dated:  # 'Pubblicato il 3 maggio da Ada Moss'
            particle, _, name = piece.partition(" ")
            rest = name if particle in PARTICLES and is_full_name(name) else None
        is_editing = False
        labelled.append((piece, False) if rest is None else (rest, True))
    is_labelled = any(flag for _, flag in labelled)
    authors: list[Author] = []
    agencies: list[str] = []
    left_over = 0
    is_after = not is_labelled
    for piece, flag in labelled:
        is_after = is_after or flag
        if not is_after:
            left_over += 1
            continue
        if fold(piece) in words.days:
            continue  # what is left of 'Thu, 14 May'
        found, wires = _names_of_piece(piece, words, flag, is_trusted)
        agencies.extend(wires)
        if is_labelled and not flag and authors and piece:  # behind the names: a role, an outlet, a topic
            if is_role(piece, words) and not authors[-1].role:
                authors[-1] = Author(authors[-1].name, piece.strip(" ,()"), authors[-1].url)
            left_over += 1
            continue
        if not is_labelled and not is_trusted and authors and _is_title(piece, authors[-1], words):
            authors[-1] = Author(authors[-1].name, piece, authors[-1].url)
            continue
        authors.extend(found)
        left_over += not found and not wires and not is_role(piece, words) and not _COUNT.fullmatch(piece)
    if not is_labelled and not is_trusted and any(" " in author.name for author in authors):
        # Beside full names a single word is a section or what is left of a date.
        authors = [author for author in authors if " " in author.name or agency_of(author.name)]
    if not is_trusted and len(authors) > 1 and not authors[0].name.startswith(_OUTLET):
        authors = [author for author in authors if not author.name.startswith(_OUTLET) or agency_of(author.name)]
    is_doubtful = len(authors) == 2 and "," in text and not agencies
    is_doubtful = is_doubtful and not any(word in words.joiners for word in text.casefold().split())
    return Names(unique_authors(authors), tuple(dict.fromkeys(agencies)), is_labelled, left_over == 0, is_doubtful)


def _is_title(piece: str, author: Author, words: Words) -> bool:
    """Whether the piece behind a person's full name says what that person does: 'Ada Moss | Staff Writer'."""
    return not author.role and is_full_name(author.name) and is_role(piece, words) and not agency_of(author.name)


def pieces_of(text: str, lexicon: Lexicon) -> Iterator[str]:
    """What bars, dashes, line breaks and dates part a line into: 'By Ada Moss', 'Source: The Varn Post'."""
    if "@" in text or "://" in text or "www." in text:
        text = _CONTACT.sub(" | ", text)
    if any(map(str.isdecimal, text)):
        text = _CLOCK.sub(" | ", _without_dates(text, lexicon))
        text = _FOOTNOTE.sub("", _AGO.sub(" | ", _READ_TIME.sub(" | ", text)))
    for part in _STRONG.split(text):
        for piece in _clauses(part, lexicon):
            piece = piece.strip(" ,-–—")
            if piece.strip(".:()"):
                yield piece


def _clauses(text: str, lexicon: Lexicon) -> Iterator[str]:
    """What a byline says of each of several tasks: 'Words by Ada Moss', 'Photographs by Ben Ito'; the text where it says one."""
    begin = 0
    for match in _CLAUSE_END.finditer(text) if len(text) > _SHORTEST_CLAUSES else ():
        rest = text[match.end() :]
        if (
            after_editing_label(rest) is not None
            or label_of(lexicon, "credit", rest) is not None
            or (match[0][0] in ".;" and after_byline_label(rest, lexicon) is not None)
        ):
            yield text[begin : match.start()]
            begin = match.end()
    yield text[begin:]


def _asks_more(text: str, words: Words) -> bool:
    """Whether two or three plain words hold an agency, a button or part of a label, so that they must be read closely."""
    return (
        any(part.casefold() in words.label_words or agency_of(part) for part in text.split())
        or agency_of(text) is not None
    )


def unique_authors(authors: Sequence[Author]) -> tuple[Author, ...]:
    """Authors without repetition, the fuller record of each."""
    if len(authors) < 2:
        return tuple(authors)
    known: dict[str, Author] = {}
    for author in authors:
        key = author.name.casefold()
        old = known.get(key)
        known[key] = Author(old.name, old.role or author.role, old.url or author.url) if old else author
    return tuple(known.values())


def _without_dates(text: str, lexicon: Lexicon) -> str:
    """The text with a bar in place of every date."""
    parts = []
    at = 0
    for date in dates_in(text, languages_of(lexicon)):
        parts.append(_TO_DATE.sub("", text[at : date.start]))
        at = date.end
    parts.append(text[at:])
    return " | ".join(parts)


def _end_of_place(place: str, words: Words) -> int:
    """Where a place ends, as another person who is placed may follow: 'Varn and Ben Ito in Maar'."""
    for match in _JOINER.finditer(place):
        other = _PLACED.match(place[match.end() :])
        if match[1].casefold() in words.joiners and other and other[2] and is_full_name(other[1]):
            return match.start()
    return len(place)


_JOINER: Final = re.compile(r"\s([^\W\d_]{1,3}|&)\s")


def _names_of_piece(piece: str, words: Words, is_labelled: bool, is_trusted: bool) -> tuple[list[Author], list[str]]:
    """The authors and agencies that a piece without separators of the strong kind names."""
    authors: list[Author] = []
    agencies: list[str] = []
    piece = piece.strip(" ,.:*|>»[]\u200b")
    if match := _PLACED.match(piece):
        name, preposition, place, helper = match.groups()
        if helper is not None:
            wires = [part.strip(" .,") for part in split_names(helper, words) if agency_of(part)]
            if wires or any(word in words.desks for word in fold(helper).split()):
                agencies += wires
                piece = name
        elif (
            preposition.casefold() not in words.joiners
            and not any(map(str.isdecimal, place))
            and (agency_of(name) or (is_labelled and place[:1].isupper()))
        ):
            found, wires = _names_of_piece(name, words, is_labelled, is_trusted)
            if found:
                end = _end_of_place(place, words)
                last, placed = found[-1], piece[len(name) : match.start(3) + end].strip(" ,")
                found[-1] = Author(last.name, last.role or (None if _SECTION.search(placed) else placed), last.url)
                if end < len(place):
                    others, more = _names_of_piece(place[end:].split(maxsplit=1)[1], words, is_labelled, is_trusted)
                    return found + others, wires + more
                return found, wires
    if "(" in piece:  # 'Ada Moss (dpa)', 'Ada Moss (avec AFP)'
        for shown in _IN_BRACKETS.findall(piece):
            agencies += [mention.shown for mention in agencies_in(_ELISION.sub("", shown))]
        piece = _IN_BRACKETS.sub("", piece) if agencies else piece
    for part, is_joined in parts_of(piece, words):
        if match := _IN_BRACKETS.search(part):  # 'Ada Moss (Text) und Ben Ito (Fotos)'
            if fold(match[1]) in words.credits:
                continue
            if fold(match[1]) in words.byline:
                part = part[: match.start()]
        part = trimmed(part, words)
        if not part or label_in(part, words.credits):
            continue
        if " " in part and not agency_of(part) and (mention := next(agencies_in(part), None)):
            if mention.end == len(part) and mention.start > 2:  # 'Ada Moss The Associated Press'
                agencies.append(mention.shown)
                part = _ARTICLE_END.sub("", part[: mention.start]).strip(" ,-–—")
                if not part:
                    continue
            elif mention.start == 0 and is_role(part, words):  # 'Ada Moss, AP Sports Writer'
                agencies.append(mention.shown)
                if authors:
                    authors[-1] = Author(authors[-1].name, part, authors[-1].url)
                continue
        if agency_of(part):
            agencies.append(part)
            authors.append(Author(part))
            continue
        before = authors[-1] if authors else None
        if before and _CREDENTIAL.match(part) and " " in before.name:
            authors[-1] = Author(f"{before.name}, {part}", before.role, before.url)
            continue
        name, role = name_and_role(part, words)
        if is_labelled and not is_trusted and piece == part and part.isalnum() and part.islower() and len(part) <= 20:
            authors.append(Author(part))  # 'by ibby'
            continue
        if (
            role
            and before
            and role[:1].isupper()
            and (not is_joined or (before.role and not is_role(before.role, words)))
        ):
            name, role = part, None  # 'Ada Moss, Home and Digital Security Expert'
        is_beside = before is not None and " " in before.name  # 'Ada Moss / Staff Reporter'
        is_only_role = name == part and is_role(part, words) and (is_beside or not is_desk(part, words))
        is_place = (
            " " not in part
            and not is_joined
            and before is not None
            and " " in before.name
            and part.upper() != part.lower()
        )
        if part.casefold() in words.days:
            continue
        if before and before.role and is_joined and " of " in f" {before.role} ":
            start = piece.find(before.role)
            if start >= 0:  # 'Ada Moss, Head of Harbours and Tides'
                authors[-1] = Author(before.name, piece[start : piece.find(part) + len(part)], before.url)
                continue
        is_more = before is not None and (
            (before.role and (not is_joined or " " not in part))
            or (part.isupper() and not is_joined and before.name.upper() != before.name)  # 'Ada Moss, VARN RADIO'
        )
        if before and (is_only_role or is_place or is_more) and not agency_of(before.name):
            authors[-1] = Author(before.name, f"{before.role}, {part}" if before.role else part, before.url)
            continue
        if is_only_role and not is_trusted:
            continue
        if (is_labelled and fold(name) in words.desks) or is_name(name, is_trusted=is_trusted, words=words):
            if role and HANGUL_NAME.fullmatch(name):  # '바른, 모래 홍길동 기자': places go before
                authors = [author for author in authors if author.role or HANGUL_NAME.fullmatch(author.name)]
            authors.append(Author(name, role))
    return authors, agencies
