"""Bylines as pages show them: who is named, in what role, and what is not a name."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Sequence
from functools import lru_cache
from importlib import resources
from typing import Final, NamedTuple

from newsparse.fields.agencies import agencies_in, agency_of
from newsparse.fields.judgement import Judgement
from newsparse.fields.labels import label_of
from newsparse.fields.moments import ZONES, dates_in, languages_of
from newsparse.fields.surroundings import LIKELY, foreign_hints, head, tail, text_start
from newsparse.lexicon import Lexicon, fold
from newsparse.model import Author
from newsparse.page import Block, Hint, Page, Span

_LINE: Final = 240
"""Characters past which a block is no byline."""
_LONGEST_NAME: Final = 60
_LONGEST_ROLE: Final = 6
"""Words of the longest role behind a name without a separator."""
_MOST_WORDS: Final = 6
"""Words of the longest names: 'Julia Witte genannt Vedder', 'The Editorial Board of the Varn Post'."""
_STRONG: Final = re.compile(r"\s*(?:\n|[|·•∙●｜—;]|\s[–-]\s|//)\s*")
"""What parts a byline from dates, places, outlets."""
_WEAK: Final = re.compile(r"\s*(?:,|，|、|/|・|&|＆|\+)\s*")
"""What parts the names of a byline."""
_CONTACT: Final = re.compile(
    r"\(?(?:https?://\S{1,200}|www\.\S{1,200}|[\w.+-]{1,64}@[\w.-]{1,200}|(?<!\w)@\w{1,40})\)?"
)
_INITIALS: Final = re.compile(r"\s*\((?:[a-zà-ÿ]{1,5}\.?|[a-z]{1,4}/[a-z]{1,4})\)\s*$")
"""An author's initials behind the name: 'Elena Moss (emo)'."""
_PLACED: Final = re.compile(
    r"^(.{2,60}?),?\s(?:(in|à|en|aus|i|em|w|ve|v|fra|from|for|für|pour|para|per|at|bei|at the|reporting from)\s(.{2,60})"
    r"|(?:with|mit|avec|con|com|med|met|z|with the)\s(.{2,80}))$"
)
"""A name and where it reports from or for; or with whose help."""
_GLUED: Final = re.compile(r"(?<=[^\W\d_A-ZÀ-Þ])(?=[A-ZÀ-Þ][a-zà-ÿ])")
"""Where a style sheet set two words apart that the text runs together: 'Ada MossNews Reporter'."""
_CREDENTIAL: Final = re.compile(
    r"^(?:[A-Z]{2,6}(?:\s?\([^)]{1,20}\))?|Ph\.?D\.?|M\.?D\.?|Jr\.?|Sr\.?|I{2,3}|Esq\.?|[A-Z]{1,3}\.[A-Z.]{1,6})$"
)
"""Degrees and suffixes that stand behind a name."""
_PARTICLES: Final = frozenset(
    "al bin bint da das de del dela della den der di do dos du e el ibn la las le les lo los of op san st ten ter the til tot "
    "und van vom von y zu zum zur ul as il i av af 't d' and for".split()
)
"""Words that names hold in lower case."""
_PERSON_PAGES: Final = re.compile(
    r"/author|/autor|/auteur|/people/|/person|/profile|/staff/|/by/|/contributor|/journalist|/redaktion/|/team/|/writers/|/reporter"
    r"|/columnist|/bio/|/editors/|/firmas/|/forfatter|/skribent|/yazar|author=|/avtor|/u/|/@",
    re.IGNORECASE,
)
"""What the addresses of authors' own pages hold."""
_SOCIAL: Final = frozenset(
    ("twitter", "facebook", "linkedin", "instagram", "email", "e-mail", "bio", "rss", "x", "bluesky", "threads")
)
_NOT_NAMED: Final = ("share", "follow", "newsletter", "subscribe", "tags", "advertisement", "read_time", "legal", "furniture",
    "related", "read_also", "comment_form", "comment_heading", "comment_tool", "comment_reply", "published", "updated",
    "credit", "credit_only", "caption", "source")  # fmt: skip
"""Categories of the lexicon whose words are no names."""
_UNNAMED_HINTS: Final = int(Hint.CAPTION | Hint.CREDIT | Hint.PULLQUOTE | Hint.GALLERY)
_AUTHOR: Final = int(Hint.AUTHOR)
_BYLINE: Final = int(Hint.BYLINE)
_CLOSE: Final = 4
"""Blocks from the headline within which a line counts even where names say it belongs elsewhere ('card', 'teaser')."""
_SHORT: Final = 60
"""Characters up to which a line may well be no text though it was judged to be."""
_CLOSE_BETWEEN: Final = 10
"""The same between headline and text."""
_LONG: Final = 90
"""Characters past which a line without a label is hardly a byline …"""
_ALONE: Final = 1.5
"""… unless its markup or a date speaks so much for it."""
_DATED_NEARBY: Final = 1.0
"""What a date in the line or next to it adds: bylines and dates stand together."""
_ARTICLE_END: Final = re.compile(r"\s(?:the|die|la|l'|l’)\s?$", re.IGNORECASE)
_READ_TIME: Final = re.compile(r"\d{1,3}\s?-?\s?(?:min\b|mins\b|minut\w{0,4}|phút|分|분).{0,20}$", re.IGNORECASE)
_AGO: Final = re.compile(r"\s\d{1,2}\s?[^\W\d_]{1,8}(?:\s(?:ago|önce|sitten|назад|siden|sedan|geleden|temu|fa))?\s*$")
"""What is left of 'Ada Moss 7 hours'."""
_FOOTNOTE: Final = re.compile(r"(?<=[a-zà-ÿ])\d(?=\s*(?:,|$|and\b|&))")
_PLAIN_NAME: Final = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ'’-]{1,20}(?: [A-ZÀ-Þ][a-zA-Zà-ÿ'’-]{1,20}){1,2}")
_CAMEL: Final = re.compile(r"[a-zà-ÿ][A-ZÀ-Þ]")
_FIRST_WORD: Final = re.compile(r"[^\w]*(\w[^\s:：,.|/]*)")
_MARKED: Final = 1.5
"""The evidence of markup from which a line is a byline by its element's name or a link to a person's page."""
_SENTENCE_END: Final = re.compile(r"[.!?。]\s*$")
_BRACKETS: Final = re.compile(r"\([^()]{0,80}\)")
_FOREIGN_TO_NAMES: Final = re.compile(r"[?!:=<>{}\[\]#%$€£\"“”„«»…\n]|\.(?:com|html?|php)\b")
_TOOLBARS: Final = int(Hint.TOOLS | Hint.TAGS | Hint.SHARE)
"""Places where names are rather topics, buttons or accounts."""
_ENOUGH: Final = 2.0
"""The evidence from which a line counts as a byline."""
_CERTAIN: Final = 2.5
"""The evidence that spares looking for bylines below the text."""
_ENOUGH_IN_TEXT: Final = 1.4
"""The same in plain text, where names of elements cannot speak for it."""


class Byline(NamedTuple):
    """A line, or lines in a row, that name who wrote the article."""

    authors: tuple[Author, ...]
    agencies: tuple[str, ...]
    """Agencies among or beside the authors, as shown."""
    weight: float
    """How much speaks for it: `_ENOUGH` and more."""
    blocks: tuple[int, ...]
    """The blocks that show it and hold no running text."""
    is_labelled: bool
    """Whether words such as 'By' say so."""
    is_doubtful: bool = False
    """Whether the second of two names may be what the first one does: 'Ada Moss, Master Gardener'."""


class Names(NamedTuple):
    """What a line names."""

    authors: tuple[Author, ...] = ()
    agencies: tuple[str, ...] = ()
    is_labelled: bool = False
    is_whole: bool = True
    """Whether the line holds nothing else that matters."""
    is_doubtful: bool = False


class _Words(NamedTuple):
    """The words of a lexicon that bylines are read with, case-folded."""

    byline: frozenset[str]
    joiners: frozenset[str]
    desks: frozenset[str]
    roles: frozenset[str]
    closed: frozenset[str]
    """What is never a name."""
    days: frozenset[str]
    starts: frozenset[str]
    """First words of the labels of bylines."""
    glued: re.Pattern[str]
    """A label that a style sheet sets apart from the name it is glued to: 'byAda'."""
    tails: frozenset[str]
    """Words of buttons that stand glued to names: 'Follow', 'Share'."""
    buttons: frozenset[str]
    """Those of them that no name ends with."""
    dating: frozenset[str]
    """Words that lead from a name to a date: 'published'."""
    label_words: frozenset[str]
    """Every word of labels and buttons: a line of such words alone names nobody."""


@lru_cache(maxsize=64)
def _words_of(lexicon: Lexicon) -> _Words:
    """The words of a lexicon's categories, made ready once."""
    folded = lexicon.folded
    byline, days = folded("byline"), folded("weekdays")
    tails = folded("share") | folded("follow") | _SOCIAL
    closed = frozenset().union(
        byline, days, tails, map(str.casefold, ZONES), *[folded(category) for category in _NOT_NAMED]
    )
    labels = sorted((label for label in byline if label[-1:].isalpha() and len(label) > 1), key=len, reverse=True)
    caseless = {label for label in labels if label.upper() == label.lower()}
    glued = re.compile(
        "(?i:"
        + ("|".join(re.escape(label) for label in labels if label not in caseless) or "(?!)")
        + r")(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ])"
    )
    return _Words(
        byline, folded("and"), folded("desk"), folded("role"), closed, days,
        frozenset(match[1] for label in byline if (match := _FIRST_WORD.match(label))), glued, tails, folded("follow") | _SOCIAL,
        folded("published") | folded("updated"), frozenset(word for label in closed for word in label.split()),
    )  # fmt: skip


@lru_cache(maxsize=1)
def _editing() -> tuple[re.Pattern[str], frozenset[str]]:
    """Labels of people who did not write the text, and their first words: lexicon/editing.toml."""
    text = (resources.files("newsparse.lexicon") / "editing.toml").read_text("utf-8")
    words = {word for table in tomllib.loads(text).values() for word in table["words"]}
    joined = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    pattern = re.compile(rf"(?:{joined})(?!\w)\s*[:：]?\s*", re.IGNORECASE)
    return pattern, frozenset(match[1] for word in words if (match := _FIRST_WORD.match(word)))


def after_editing_label(text: str) -> str | None:
    """What follows the label of one who worked on the text and did not write it; None where there is none.

    >>> after_editing_label("Medically reviewed by Ada Moss"), after_editing_label("By Ada Moss")
    ('Ada Moss', None)
    """
    pattern, starts = _editing()
    text = text.lstrip(" ([*|–—-")
    first = _FIRST_WORD.match(text)
    if first is None or first[1].casefold() not in starts:
        return None
    match = pattern.match(text)
    if match is None or (" " not in match.group().strip() and ":" not in match.group() and match.end() < len(text)):
        return None  # one word is a label with a colon or on its own
    return text[match.end() :]


# ---- names in a line


def read_names(text: str, lexicon: Lexicon, *, is_trusted: bool = False) -> Names:
    """The people, desks and agencies that a byline names.

    `is_trusted` says that it names authors for certain, as metadata does, so that a word in lower case may be a name.

    >>> from newsparse.lexicon import load
    >>> names = read_names("By Ada Moss and Ben Ito | 3 May 2024", load("en"))
    >>> [a.name for a in names.authors], names.is_labelled
    (['Ada Moss', 'Ben Ito'], True)
    """
    words = _words_of(lexicon)
    if "@" in text or "://" in text or "www." in text:
        text = _CONTACT.sub(" | ", text)
    if any(map(str.isdecimal, text)):
        text = _FOOTNOTE.sub("", _AGO.sub(" | ", _READ_TIME.sub(" | ", _without_dates(text, lexicon))))
    labelled: list[tuple[str, bool]] = []
    is_editing = False
    for piece in _STRONG.split(text):
        if not piece.strip(" ,.:()"):
            continue
        if not is_trusted and after_editing_label(piece) is not None:
            is_editing = True
            continue
        rest = after_byline_label(piece, lexicon)
        if rest is None and (is_editing or _is_dating(piece, lexicon)):
            continue  # the date's label
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
        found, wires = _names_of_piece(piece, words, flag, is_trusted)
        agencies.extend(wires)
        if is_labelled and not flag and authors and piece:  # behind the names: a role, an outlet, a topic
            if _is_role(piece, words) and not authors[-1].role:
                authors[-1] = Author(authors[-1].name, piece.strip(" ,()"), authors[-1].url)
            left_over += 1
            continue
        authors.extend(found)
        left_over += not found and not wires and not _is_role(piece, words)
    if not is_labelled and not is_trusted and any(" " in author.name for author in authors):
        # Beside full names a single word is a section or what is left of a date.
        authors = [author for author in authors if " " in author.name or agency_of(author.name)]
    is_doubtful = len(authors) == 2 and "," in text and not agencies
    is_doubtful = is_doubtful and not any(word in words.joiners for word in text.casefold().split())
    return Names(_unique(authors), tuple(dict.fromkeys(agencies)), is_labelled, left_over == 0, is_doubtful)


def _is_dating(text: str, lexicon: Lexicon) -> bool:
    """Whether a piece is what is left of 'Published on 3 May'."""
    return any(label_of(lexicon, category, text) is not None for category in ("published", "updated"))


def _unique(authors: Sequence[Author]) -> tuple[Author, ...]:
    """Authors without repetition, the fuller record of each."""
    known: dict[str, Author] = {}
    for author in authors:
        key = author.name.casefold()
        old = known.get(key, author)
        known[key] = Author(old.name, old.role or author.role, old.url or author.url)
    return tuple(known.values())


def _without_dates(text: str, lexicon: Lexicon) -> str:
    """The text with a bar in place of every date."""
    parts = []
    at = 0
    for date in dates_in(text, languages_of(lexicon)):
        parts.append(text[at : date.start])
        at = date.end
    parts.append(text[at:])
    return " | ".join(parts)


def after_byline_label(text: str, lexicon: Lexicon) -> str | None:
    """What follows a byline's label; None where there is none.

    >>> from newsparse.lexicon import load
    >>> [after_byline_label(t, load("en")) for t in ("By Ada Moss", "byAda Moss", "Byron")]
    ['Ada Moss', 'Ada Moss', None]
    """
    words = _words_of(lexicon)
    text = text.strip(" ,.*|>»[]-–—•")
    if not text:
        return None
    is_found = False
    for _ in range(3):
        match = label_of(lexicon, "byline", text)
        if match is None:
            token = text.split(maxsplit=1)[:1]
            if token and _CAMEL.search(token[0]) and (match := words.glued.match(text)):
                text, is_found = text[match.end() :], True
                continue
            break
        rest = text[match.end() :].lstrip(" -–—:")
        label = fold(match.group())
        if (
            label in _PARTICLES
            and len(rest.split()) < 2
            and not agency_of(rest)
            and rest
            and not match.group().rstrip().endswith(":")
        ):
            if fold(rest) not in words.desks and text[0].isupper():
                break  # 'De Vries', 'Von Arx' are names
        if rest and rest[0].isalpha() and rest[0].islower() and rest.split()[0].strip(":") not in words.starts:
            if not agency_of(rest) and len(rest.split()) > 2:  # 'text about', 'by far': words of a sentence
                break
        text, is_found = rest, True
    return text if is_found else None


def _names_of_piece(piece: str, words: _Words, is_labelled: bool, is_trusted: bool) -> tuple[list[Author], list[str]]:
    """The authors and agencies that a piece without separators of the strong kind names."""
    authors: list[Author] = []
    agencies: list[str] = []
    piece = piece.strip(" ,.:*|>»[]\u200b")
    if match := _PLACED.match(piece):
        name, preposition, place, helper = match.groups()
        if helper is not None:
            wires = [part.strip(" .,") for part in _split(helper, words) if agency_of(part)]
            if wires or any(word in words.desks for word in fold(helper).split()):
                agencies += wires
                piece = name
        elif not any(map(str.isdecimal, place)) and (
            agency_of(name) or (is_labelled and place[:1].isupper() and preposition)
        ):
            found, wires = _names_of_piece(name, words, is_labelled, is_trusted)
            if found:
                last = found[-1]
                found[-1] = Author(last.name, last.role or piece[len(name) :].strip(" ,"), last.url)
                return found, wires
    for part, is_joined in _parts(piece, words):
        part = _trimmed(part, words)
        if not part:
            continue
        if " " in part and not agency_of(part) and (mention := next(agencies_in(part), None)):
            if mention.end == len(part) and mention.start > 2:  # 'Ada Moss The Associated Press'
                agencies.append(mention.shown)
                part = _ARTICLE_END.sub("", part[: mention.start]).strip(" ,-–—")
                if not part:
                    continue
            elif mention.start == 0 and _is_role(part, words):  # 'Ada Moss, AP Sports Writer'
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
        name, role = _name_and_role(part, words)
        if is_labelled and not is_trusted and piece == part and part.isalnum() and part.islower() and len(part) <= 20:
            authors.append(Author(part))  # 'by ibby'
            continue
        is_role = name == part and _is_role(part, words) and not _is_desk(part, words)
        is_place = (
            " " not in part
            and not is_joined
            and before is not None
            and " " in before.name
            and part.upper() != part.lower()
        )
        if part.casefold() in words.days:
            continue
        if before and (is_role or is_place or (before.role and not is_joined)) and not agency_of(before.name):
            authors[-1] = Author(before.name, f"{before.role}, {part}" if before.role else part, before.url)
            continue
        if is_role and not is_trusted:
            continue
        if is_name(name, is_trusted=is_trusted, words=words):
            authors.append(Author(name, role))
    return authors, agencies


def _trimmed(part: str, words: _Words) -> str:
    """A part without initials, weekdays, glued buttons and the small words that a date leaves behind."""
    part = _INITIALS.sub("", part).strip(" .,:*[]{}_~")
    if part[:1] == "(" and part[-1:] == ")":
        part = part[1:-1].strip()
    if part.count("(") > part.count(")"):
        part = part.partition("(")[0].strip()
    if (seams := [match.start() for match in _GLUED.finditer(part)]) and part[seams[-1] :].casefold() in words.tails:
        part = part[: seams[-1]]
    pieces = part.split()
    while len(pieces) > 1 and (
        pieces[-1].casefold().strip(".,") in words.days
        or pieces[-1].casefold() in words.buttons
        or pieces[-1].casefold() in words.dating
        or (pieces[-1].islower() and pieces[-1].isascii() and pieces[0][:1].isupper() and len(pieces[-1]) <= 3)
    ):
        pieces.pop()
    return " ".join(pieces).strip(" .,:*-–—") if pieces else ""


def _parts(text: str, words: _Words) -> list[tuple[str, bool]]:
    """The parts that commas, slashes and words such as 'and' set apart, each with whether such a word stood before it."""
    shielded = text
    if "(" in text:
        shielded = _BRACKETS.sub(lambda match: "\x00" * len(match.group()), text)
    found: list[tuple[str, bool]] = []
    at = 0
    is_joined = False
    stops = [(match.start(), match.end(), match.group().strip() in "&＆+/") for match in _WEAK.finditer(shielded)]
    for start, end, is_joint in [*stops, (len(text), len(text), False)]:
        run: list[str] = []
        for word in text[at:start].split():
            folded = word.casefold()
            if folded in words.joiners and (
                word.islower() or word.upper() == word.lower() or (word.isupper() and len(word) > 1)
            ):
                if run:
                    found.append((" ".join(run), is_joined))
                run = []
                is_joined = True
            else:
                run.append(word)
        if run:
            found.append((" ".join(run), is_joined))
            is_joined = False
        is_joined = is_joined or is_joint
        at = end
    return found


def _split(text: str, words: _Words) -> list[str]:
    return [part for part, _ in _parts(text, words)]


def _name_and_role(part: str, words: _Words) -> tuple[str, str | None]:
    """A name and a role glued to it or set behind it.

    A role without a name stays whole.
    """
    for match in _GLUED.finditer(part):
        rest = part[match.start() :]
        if _is_role(rest, words) and " " in part[: match.start()]:
            return part[: match.start()], rest
    pieces = part.split()
    if (
        len(pieces) > 1
        and pieces[-1].casefold() in words.roles
        and not pieces[-1].isascii()
        and part.upper() == part.lower()
    ):
        return " ".join(pieces[:-1]), pieces[-1]  # '홍길동 기자'
    if len(pieces) > 2 and _is_role(part, words):
        for size in (2, 3):  # 'Ada Moss Political correspondent'
            first, rest = " ".join(pieces[:size]), " ".join(pieces[size:])
            if (
                rest
                and _is_role(rest, words)
                and not _is_role(first, words)
                and all(p[:1].isupper() for p in pieces[:size])
            ):
                if not _is_desk(first, words):
                    return first, rest
    return part, None


def _is_desk(text: str, words: _Words) -> bool:
    """Whether a text names a newsroom: it is such a word, or ends with one that is no person's."""
    folded = fold(text)
    if folded in words.desks:
        return True
    last = folded.replace("-", " ").split()[-1:]
    return bool(last) and last[0] in words.desks and last[0] not in words.roles


def _is_role(text: str, words: _Words) -> bool:
    """Whether a text tells what somebody does: one of its words is such a word."""
    folded = fold(text)
    if any(map(str.isdecimal, folded)):
        return False
    return folded in words.roles or any(word.strip(",.()") in words.roles for word in folded.replace("-", " ").split())


def is_plain_name(text: str, lexicon: Lexicon) -> bool:
    """Whether a text is two or three capitalised words and nothing that asks for more reading.

    >>> from newsparse.lexicon import load
    >>> is_plain_name("Ada Moss", load("en")), is_plain_name("By Ada Moss", load("en"))
    (True, False)
    """
    if not _PLAIN_NAME.fullmatch(text):
        return False
    words = _words_of(lexicon)
    parts = text.casefold().split()
    return not any(part in words.starts or part in words.roles or part in words.joiners for part in parts)


def is_name(text: str, *, is_trusted: bool, words: _Words) -> bool:
    """Whether a text may be the name of a person or desk."""
    if not 2 <= len(text) <= _LONGEST_NAME or _FOREIGN_TO_NAMES.search(text):
        return False
    parts = text.split()
    if len(parts) > _MOST_WORDS or ("@" in text and len(parts) == 1):
        return False
    if fold(text) in words.closed:
        return False
    if is_trusted:
        return any(map(str.isalpha, text)) and sum(map(str.isdecimal, text)) <= 4
    first = text[0]
    if not first.isalpha() or any(map(str.isdecimal, text)):
        return False
    if all(part.casefold().strip(".,") in words.label_words for part in parts) and not _is_desk(text, words):
        return False
    if first.lower() == first.upper():  # a script without capitals
        return len(parts) <= 4 and len(text) <= 30
    for part in parts:
        start = part[0] if part[0].isalpha() else next(filter(str.isalpha, part), "X")
        if start.islower() and part.casefold() not in _PARTICLES:
            return False
    return first.isupper() or any(part[0].isupper() for part in parts)


# ---- bylines on the page


class _Line(NamedTuple):
    """A line that may be a byline."""

    block: int
    names: Names
    weight: float
    look: tuple[str, str]
    """Tag and names of its container: lines of one byline look alike."""
    is_chained: bool
    """Whether it follows a label that stands alone."""


def find_bylines(page: Page, judgement: Judgement, taken: Collection[int] = ()) -> list[Byline]:
    """The bylines around the text, the likeliest first; `taken` are the blocks of pictures, which name photographers.

    The lines below the text are looked at where those around its beginning name nobody.
    """
    zone = head(page, judgement)
    found = _in_lines(page, judgement, zone, zone, taken)
    if found and (found[0].weight >= _CERTAIN or not page.is_text):
        return found
    below = tail(page, judgement)
    found += _in_lines(page, judgement, range(max(below.start, zone.stop), below.stop), zone, taken)
    return sorted(found, key=lambda byline: -byline.weight)


def _in_lines(page: Page, judgement: Judgement, indices: range, zone: range, taken: Collection[int]) -> list[Byline]:
    """The bylines among some lines."""
    lexicon = page.lexicon
    words = _words_of(lexicon)
    foreign = foreign_hints(page, judgement)
    anchor = judgement.headline if judgement.headline is not None else zone.start
    shared = page.hints(page.blocks[anchor]) if anchor < len(page.blocks) else 0
    items = {index for name, index, _ in page.microdata if name == "author"}
    dated = _dated(page, indices)
    title = (page.metadata.title or "").casefold()
    place = _Place(anchor, text_start(page, judgement), zone.stop, judgement.end)
    lines: list[_Line] = []
    label_at = editing_at = -9
    for index in indices:
        block = page.blocks[index]
        text = block.text
        length = len(text)
        if block.kind != "text" or length > _LINE or index == judgement.headline or index in taken:
            continue
        container = page.containers[block.container]
        hints = container.all_hints
        near = _CLOSE_BETWEEN if anchor < index < place.start else _CLOSE
        if hints & _UNNAMED_HINTS & ~shared or (hints & foreign and abs(index - anchor) > near):
            continue
        score = judgement.scores[index]
        if (score >= LIKELY and length > 100) or text[0] in "©℗":
            continue
        evidence = _evidence(page, block, index in items)
        nearby = _DATED_NEARBY if index in dated or index - 1 in dated or index + 1 in dated else 0.0
        if not nearby and (index + 2 in dated or index - 2 in dated):
            nearby = _DATED_NEARBY / 2
        rest = None
        if _may_begin_with_label(text, words):
            if (rest := after_editing_label(text)) is not None and not rest.strip(" :|"):
                editing_at = index
                continue
            rest = after_byline_label(text, lexicon)
            if rest is not None and not rest.strip(" :"):
                label_at = index
                continue
        if 0 < index - editing_at <= 2 and label_at < editing_at and rest is None:
            continue
        is_chained = 0 < index - label_at <= 2
        if (
            rest is None
            and not evidence
            and not nearby
            and not is_chained
            and not _may_be_bare(page, text, index, place)
        ):
            continue
        if _is_credit(text, lexicon) or (rest is None and length > 40 and _SENTENCE_END.search(text)):
            continue
        names = _names_of_block(block, words, lexicon)
        if not names.authors and not names.agencies:
            continue
        weight = evidence + nearby + _weight(names, text, index, place)
        if is_chained and not names.is_labelled:
            weight += 2.0
            label_at = index
        elif index in dated and names.is_whole and not _is_bare(names, text):
            weight += 0.5
        weight -= 0.8 * bool(hints & _TOOLBARS & ~shared)
        if not names.is_labelled and not is_chained and evidence < _MARKED:
            weight -= _of_topics(block, names, title)
        weight -= 0.5 if score >= LIKELY and length > _SHORT else 0.0
        lines.append(_Line(index, names, weight, (container.tag, container.names), is_chained))
    return _grouped(lines, page.is_text)


def _of_topics(block: Block, names: Names, title: str) -> float:
    """What speaks for a line as one of topics: links elsewhere than to people, words of the title."""
    against = 0.0
    if names.agencies:
        return against
    if block.link_chars and block.link_chars >= 0.7 * sum(len(author.name) for author in names.authors):
        against += 1.0
    if any(author.name.casefold() in title for author in names.authors if " " in author.name):
        against += 1.0
    return against


def _may_begin_with_label(text: str, words: _Words) -> bool:
    """Whether a line's first word is that of a label, or is one that a label may be glued to; quick, and never wrongly no."""
    first = _FIRST_WORD.match(text)
    if first is None:
        return False
    word = first[1]
    folded = word.casefold()
    return folded in words.starts or folded in _editing()[1] or not word.isascii() or _CAMEL.search(word) is not None


class _Place(NamedTuple):
    """Where on the page the article stands."""

    headline: int
    start: int
    """The first paragraph."""
    stop: int
    """Where the looked-at blocks around the beginning end."""
    end: int
    """Past the last paragraph."""


def _may_be_bare(page: Page, text: str, index: int, place: _Place) -> bool:
    """Whether a line that nothing but its place speaks for may name authors: an agency, or in plain text a name."""
    if index > place.headline + _CLOSE and not place.headline < index <= place.start:
        return False
    if page.is_text:
        return len(text) <= _SHORT and place.headline < index <= place.start
    return agency_of(text) is not None


def _names_of_block(block: Block, words: _Words, lexicon: Lexicon) -> Names:
    """What a line names, with what its inline markup sets apart."""
    names = read_names(block.text, lexicon)
    if spans := _name_spans(block, words):
        if len(spans) >= len(names.authors) and not (names.is_labelled and len(spans) < 2):
            return Names(spans, names.agencies, names.is_labelled, True)
        urls = {author.name.casefold(): author.url for author in spans}
        authors = tuple(Author(a.name, a.role, a.url or urls.get(a.name.casefold())) for a in names.authors)
        names = names._replace(authors=authors)
    return names


def _weight(names: Names, text: str, index: int, place: _Place) -> float:
    """What a line's wording and place say for it as a byline."""
    weight = 2.5 if names.is_labelled else 0.0
    if not all(" " in author.name or not author.name.isascii() for author in names.authors):
        weight -= 0.5
    if not names.is_labelled:
        weight -= 0.0 if names.is_whole else 1.0
        if names.agencies:
            weight += 1.2 if len(names.agencies[0]) > 2 else -1.0  # 'AA' is a button for larger letters, too
        if any(author.role for author in names.authors):
            weight += 0.6
        if len(text) > _LONG:
            weight -= 1.0
    weight += 0.5 if _is_bare(names, text) else 0.0
    weight += 0.6 if 0 < index - place.headline <= _CLOSE else 0.0
    weight += 0.4 if place.headline < index <= place.start else 0.0
    distance = min(abs(index - place.headline), abs(index - place.start), abs(index - place.end))
    return weight - min(distance * 0.03, 1.0) - (0.7 if index >= place.stop else 0.0)


def _is_credit(text: str, lexicon: Lexicon) -> bool:
    """Whether a line is a picture's credit: 'Photo: Reuters'."""
    if text[0] in "([" and text[-1] in ")]" and not agency_of(text):
        return True
    return label_of(lexicon, "credit", text.lstrip(" ([|")) is not None


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
        if (
            last
            and is_alike
            and line.block - last.block <= 2
            and (not is_text or line.names.is_labelled == last.names.is_labelled)
        ):
            previous = bylines[-1]
            bylines[-1] = Byline(
                _unique([*previous.authors, *names.authors]),
                tuple(dict.fromkeys((*previous.agencies, *names.agencies))),
                max(previous.weight, line.weight),
                (*previous.blocks, line.block),
                previous.is_labelled or names.is_labelled,
                previous.is_doubtful or names.is_doubtful,
            )
        else:
            bylines.append(
                Byline(names.authors, names.agencies, line.weight, (line.block,), names.is_labelled, names.is_doubtful)
            )
        last = line
    return sorted(bylines, key=lambda byline: -byline.weight)


def _evidence(page: Page, block: Block, is_item: bool) -> float:
    """What the markup says for a block as a byline."""
    if page.is_text:
        return 0.0
    container = page.containers[block.container]
    own = container.hints
    if container.parent >= 0:
        own |= page.containers[container.parent].hints
    evidence = 0.0
    if own & _AUTHOR:
        evidence = 1.6
    elif container.all_hints & _BYLINE:
        evidence = 0.9
    elif container.all_hints & _AUTHOR:
        evidence = 0.7
    for span in block.spans:
        if span.hints & _AUTHOR:
            evidence = max(evidence, 1.6)
        if span.tag == "a" and _is_person_link(span):
            evidence = max(evidence, 1.8)
    return evidence + 0.7 * is_item


def _is_person_link(span: Span) -> bool:
    """Whether a span is a link to an author's page."""
    if span.tag != "a":
        return False
    if "author" in (span.attributes.get("rel") or ""):
        return True
    return _PERSON_PAGES.search(span.attributes.get("href") or "") is not None


def _name_spans(block: Block, words: _Words) -> tuple[Author, ...]:
    """Authors that inline markup sets apart: links to their pages, elements named after authors."""
    authors: list[Author] = []
    certain: list[bool] = []
    last_end = -1
    for span in block.spans:
        is_link = _is_person_link(span)
        is_named = bool(span.hints & _AUTHOR)
        if not is_link and not is_named and not (span.tag in ("a", "span") and len(block.spans) > 1):
            continue
        if span.start < last_end:
            if is_link and authors and span.end <= last_end:
                authors[-1] = Author(authors[-1].name, None, span.attributes.get("href"))
            continue
        text = _trimmed(block.text[span.start : span.end], words)
        if " " in text and (match := words.glued.match(text)):
            text = text[match.end() :]
        if (
            words.byline
            and text.casefold().split(maxsplit=1)[:1]
            and text.casefold().split(maxsplit=1)[0] in words.starts
        ):
            continue  # holds a label: the line is read as a whole
        if not text or agency_of(text) or not is_name(text, is_trusted=False, words=words):
            continue
        if not is_link and not is_named and (" " not in text or _is_role(text, words)):
            continue
        if _is_role(text, words) and not _is_desk(text, words):
            continue
        if len(_split(text, words)) > 1:
            continue
        authors.append(Author(text, None, span.attributes.get("href") if is_link else None))
        certain += [is_link or is_named]
        last_end = span.end
    if any(certain):
        authors = [author for author, is_certain in zip(authors, certain, strict=True) if is_certain]
    return _unique(authors)


def _is_bare(names: Names, text: str) -> bool:
    """Whether a line is hardly more than its names."""
    return sum(len(author.name) for author in names.authors) >= 0.8 * len(text)


def _dated(page: Page, indices: Sequence[int]) -> set[int]:
    """Blocks that hold a date or a `time` element."""
    dated = {index for _, index, _ in page.times}
    languages = languages_of(page.lexicon)
    is_text = page.is_text
    for index in indices:
        text = page.blocks[index].text
        if len(text) <= _LINE and (
            dates_in(text, languages) or (is_text and len(text) <= _SHORT and _is_dating(text, page.lexicon))
        ):
            dated.add(index)
    return dated
