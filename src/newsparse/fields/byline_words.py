"""The words that bylines are read with: labels, roles, desks, buttons, and what follows a label."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from newsparse.fields.agencies import agency_of
from newsparse.fields.east_asian_names import may_be_east_asian
from newsparse.fields.labels import label_of
from newsparse.fields.moments import ZONES
from newsparse.fields.reporters import reporters_of_line
from newsparse.lexicon import UNSPACED, Lexicon, fold, load
from newsparse.lexicon.tables import alternatives, read_table, words_in

PARTICLES: Final = words_in("names", "particle", "outlet_particle")
"""Words that names hold in lower case."""
_SOCIAL: Final = frozenset(
    ("twitter", "facebook", "linkedin", "instagram", "email", "e-mail", "bio", "rss", "x", "bluesky", "threads")
)
_NOT_NAMED: Final = ("share", "follow", "newsletter", "subscribe", "tags", "advertisement", "read_time", "legal", "furniture",
    "related", "read_also", "comment_form", "comment_heading", "comment_tool", "comment_reply", "published", "updated",
    "credit", "credit_only", "caption", "source")  # fmt: skip
"""Categories of the lexicon whose words are no names."""
_CAMEL: Final = re.compile(r"[a-zà-ÿ][A-ZÀ-Þ]")
_COLON: Final = re.compile("[:：]")
_FIRST_WORD: Final = re.compile(r"[^\w]*(\w[^\s:：,.|/]*)")


class Words(NamedTuple):
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
    first_words: frozenset[str]
    """`starts`, and first words of the labels of people who did not write the text."""
    glued: re.Pattern[str]
    """A label that a style sheet sets apart from the name it is glued to: 'byAda'."""
    tails: frozenset[str]
    """Words of buttons that stand glued to names: 'Follow', 'Share'."""
    buttons: frozenset[str]
    """Those of them that no name ends with."""
    dating: frozenset[str]
    """Words that lead from a name to a date: 'published'."""
    dating_ends: frozenset[str]
    """Last words of `dating`."""
    credits: frozenset[str]
    """Labels of pictures, which name photographers."""
    label_words: frozenset[str]
    """Every word of labels and buttons: a line of such words alone names nobody."""


@lru_cache(maxsize=64)
def words_of(lexicon: Lexicon) -> Words:
    """The words of a lexicon's categories, made ready once."""
    folded = lexicon.folded
    byline, days, dating = folded("byline"), folded("weekdays"), folded("published") | folded("updated")
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
    starts = frozenset(match[1] for label in byline if (match := _FIRST_WORD.match(label)))
    return Words(
        byline, folded("and"), folded("desk"), folded("role"), closed, days, starts, starts | _editing()[1], glued, tails, folded("follow") | _SOCIAL,
        dating, frozenset(label.split()[-1] for label in dating), folded("credit"),
        _label_words(lexicon, closed),
    )  # fmt: skip


_SYLLABIC: Final = frozenset((("vi", "en"),))
"""The languages of lexicons whose labels are written syllable by syllable."""


def _label_words(lexicon: Lexicon, closed: frozenset[str]) -> frozenset[str]:
    """Every word of the labels that name nobody; of Vietnamese ones, whose syllables stand apart and are in names as well, only whole
    labels.
    """
    if lexicon.languages in _SYLLABIC:
        return words_of(load("en")).label_words | frozenset(label for label in closed if " " not in label)
    return frozenset(word for label in closed for word in label.split())


@lru_cache(maxsize=1)
def _editing() -> tuple[re.Pattern[str], frozenset[str]]:
    """Labels of people who did not write the text, and their first words: lexicon/editing.toml."""
    words = {word for table in read_table("editing").values() for word in table["words"]}
    pattern = re.compile(rf"(?:{alternatives(words)})(?!\w)\s*[:：]?\s*", re.IGNORECASE)
    return pattern, frozenset(match[1] for word in words if (match := _FIRST_WORD.match(word)))


def after_editing_label(text: str) -> str | None:
    """What follows the label of one who worked on the text and did not write it; None where there is none.

    >>> after_editing_label("Medically reviewed by Ada Moss"), after_editing_label("By Ada Moss")
    ('Ada Moss', None)
    >>> after_editing_label("（责任编辑：王小明）"), after_editing_label("编辑 王小明"), after_editing_label("编辑部发布消息")
    ('王小明）', '王小明', None)
    """
    pattern, starts = _editing()
    text = text.lstrip(" ([（【*|–—-")
    first = _FIRST_WORD.match(text)
    if first is None or first[1].casefold() not in starts:
        return None
    match = pattern.match(text)
    if match is None:
        return None
    label = match.group()
    is_apart = label[-1].isspace() and UNSPACED.search(label.rstrip())  # Chinese has spaces between label and name alone
    if " " not in label.strip() and match.end() < len(text) and not _COLON.search(label) and not is_apart:
        return None  # one word is a label with a colon or on its own
    return text[match.end() :]


def is_dating(text: str, lexicon: Lexicon) -> bool:
    """Whether a piece is what is left of 'Published on 3 May'."""
    return label_of(lexicon, "published", text) is not None or label_of(lexicon, "updated", text) is not None


_KOREAN: Final = re.compile(
    rf"[가-힣]{{2,4}}\s?(?:{alternatives(words_in('names', 'grade_hangul'))})?(?:{alternatives(words_in('names', 'reporter_hangul'))})"
    r"(?:\s*[\w.+-]{1,40}@[\w.-]{1,60})?(?:\s?[=·,]|\s?\Z)"
)
"""A Korean name with what its bearer is, which no other label stands before: '홍길동 기자 hong@varn.example'."""


def after_byline_label(text: str, lexicon: Lexicon) -> str | None:
    """What follows a byline's label; None where there is none.

    >>> from newsparse.lexicon import load
    >>> [after_byline_label(t, load("en")) for t in ("By Ada Moss", "byAda Moss", "Byron")]
    ['Ada Moss', 'Ada Moss', None]
    """
    words = words_of(lexicon)
    text = text.strip(" ,.*|>»[]-–—•")
    if not text:
        return None
    if _KOREAN.match(text) or reporters_of_line(text):
        return text
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
        is_run_together = rest and UNSPACED.search(match.group()) and lexicon.languages[:1] == ("zh",)
        if is_run_together and not may_be_east_asian(_FIRST_NAME.split(rest)[0], is_chinese=True):
            break  # '作者最新文章': what is run together with a label in Han is no name
        if (
            label in PARTICLES
            and len(rest.split()) < 2
            and not agency_of(rest)
            and rest
            and not match.group().rstrip().endswith(":")
        ):
            if fold(rest) not in words.desks and text[0].isupper():
                break  # 'De Vries', 'Von Arx' are names
        if rest and rest[0].isalpha() and rest[0].islower() and rest.split()[0].strip(":") not in words.starts:
            first = rest.split()[:_UNTIL_ROLE]
            if (
                not agency_of(rest)
                and len(rest.split()) > 2
                and not any(word.casefold() in words.roles for word in first)
            ):
                break  # 'text about', 'by far': words of a sentence, not 'by our reporter Ada Moss'
        text, is_found = rest, True
    return text if is_found else None


_FIRST_NAME: Final = re.compile(r"[\s、，,/／（(]")
"""What parts the first of several names in Han from what follows."""
_UNTIL_ROLE: Final = 3
"""Words from a label to the role of whom it names."""


def may_begin_with_label(text: str, words: Words) -> bool:
    """Whether a line's first word is that of a label, or is one that a label may be glued to; quick, and never wrongly no."""
    first = _FIRST_WORD.match(text)
    if first is None:
        return False
    word = first[1]
    folded = word.casefold()
    return folded in words.first_words or not word.isascii() or _CAMEL.search(word) is not None
