"""Ways in which pages and texts get damaged: plain functions of a random generator and what they damage.

Editors forget end tags, templates print pieces twice, proxies cut pages off, and copying loses lines. Each function does
one such thing; `PAGE_DAMAGE` and `TEXT_DAMAGE` name them all, and `damaged` is a Hypothesis strategy of several at once.

    >>> from random import Random
    >>> unclosed(Random(4), "<div><p>one</p><p>two</p></div>")
    '<div><p>one<p>two</div>'
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from random import Random
from typing import Final, TypeAlias

from hypothesis import strategies as st

Damage: TypeAlias = Callable[[Random, str], str]
"""Takes where its chances come from and a page or text, gives a damaged one."""

_END_TAG: Final = re.compile(r"</[a-zA-Z][^<>]*>")
_TAG: Final = re.compile(r"</?[a-zA-Z][^<>]*>")
_START_TAG: Final = re.compile(r"<[a-zA-Z][^<>]*>")
_ELEMENT: Final = re.compile(r"<(p|li|h[1-6]|figure|figcaption|span|b|a)\b[^<>]*>.*?</\1>", re.DOTALL)
_OPENERS: Final = (
    "<!--", "<script>", "<style>", "<textarea>", "<title>", "<template>", "<svg>", "<math>", "<select>", "<noscript>",
    "<plaintext>", "<![CDATA[", "<table>", "<form>", "<a href='", "<p class=\"",
)  # fmt: skip
"""What swallows what follows, until it is closed."""
_ENTITIES: Final = (
    "&",
    "&#",
    "&#x",
    "&bogus;",
    "&amp",
    "&#12;",
    "&#0;",
    "&#xD800;",
    "&#1114112;",
    "&#99999999999;",
    "&lt",
    "&nbsp",
)
_FORBIDDEN: Final = ("\0", "\x01", "\x0b", "\x0c", "\x1b", "\x7f", "\x85", "\ufffe", "\uffff")
_SURROGATES: Final = ("\ud800", "\udfff", "\ude00\ud83d", "\udc80")
_MARKS: Final = ("\ufeff", "\ufffe", "ï»¿", "\u200b", "\u200f")
"""A byte order mark, in the right order, the wrong one, and as Latin-1 reads it; marks that show nothing."""
_CHARSETS: Final = (
    "utf-8", "utf-16", "windows-1252", "iso-8859-1", "shift_jis", "euc-jp", "gb18030", "big5", "koi8-r", "iso-2022-jp",
    "utf-7", "x-nonsense", "", "rot13", "idna", "undefined", "unicode_escape", "x-user-defined",
)  # fmt: skip
_ENCODINGS: Final = (
    "utf-8",
    "utf-8-sig",
    "utf-16",
    "utf-16-le",
    "utf-32",
    "cp1252",
    "shift_jis",
    "gb18030",
    "koi8-r",
    "cp500",
)
_CHARSET: Final = re.compile(r"charset=[\"']?[\w-]*[\"']?")


# ---- pages


def unclosed(random: Random, page: str) -> str:
    """Some end tags are missing."""
    return _END_TAG.sub(lambda match: "" if random.random() < 0.3 else match[0], page)


def crossed(random: Random, page: str) -> str:
    """Some end tags stand in each other's place."""
    tags = [match.span() for match in _END_TAG.finditer(page)]
    for _ in range(min(3, len(tags) // 2)):
        at = random.randrange(len(tags) - 1)
        (a, b), (c, d) = tags[at], tags[at + 1]
        if d - c == b - a:
            continue
        page = page[:a] + page[c:d] + page[b:c] + page[a:b] + page[d:]
        tags = [match.span() for match in _END_TAG.finditer(page)]
    return page


def swapped(random: Random, page: str) -> str:
    """Two elements have changed places."""
    found = [match.span() for match in _ELEMENT.finditer(page)]
    if len(found) < 2:
        return page
    (a, b), (c, d) = sorted(random.sample(found, 2))
    return page[:a] + page[c:d] + page[b:c] + page[a:b] + page[d:]


def duplicated(random: Random, page: str) -> str:
    """Some elements stand there twice."""
    return _ELEMENT.sub(lambda match: match[0] * (2 if random.random() < 0.2 else 1), page)


def truncated(random: Random, page: str) -> str:
    """The end is missing."""
    return page[: random.randrange(len(page) + 1)]


def beheaded(random: Random, page: str) -> str:
    """The beginning is missing."""
    return page[random.randrange(len(page) + 1) :]


def never_closed(random: Random, page: str) -> str:
    """Comments, scripts and the like begin and never end."""
    return _inserted(random, page, _OPENERS, 2)


def unquoted(random: Random, page: str) -> str:
    """Some quotes around values are missing, at one end or both."""
    return re.sub("[\"']", lambda match: "" if random.random() < 0.1 else match[0], page)


def broken_entities(random: Random, page: str) -> str:
    """References to characters that are cut off, unknown, or to none there is."""
    return _inserted(random, page, _ENTITIES, 20)


def control_characters(random: Random, page: str) -> str:
    """NULs and other characters that markup and JSON forbid."""
    return _inserted(random, page, _FORBIDDEN, 20)


def lone_surrogates(random: Random, page: str) -> str:
    """Halves of characters."""
    return _inserted(random, page, _SURROGATES, 20)


def marks_in_the_middle(random: Random, page: str) -> str:
    """Byte order marks, as where files were put together."""
    return _inserted(random, page, _MARKS, 10)


def thousands_of_attributes(random: Random, page: str) -> str:
    """One element has thousands of attributes."""
    tags = [match.end() - 1 for match in _START_TAG.finditer(page)]
    if not tags:
        return page
    at = random.choice(tags)
    form = random.choice((" a{}", " a{}=1", " data-a{}='<p>'", ' a{}="><"'))
    return page[:at] + "".join(form.format(i) for i in range(random.choice((900, 3_000)))) + page[at:]


def cut_pieces(random: Random, page: str) -> str:
    """Pieces are missing, wherever tags begin or end."""
    for _ in range(random.randint(1, 5)):
        at = random.randrange(len(page) + 1)
        page = page[:at] + page[at + random.randint(1, 200) :]
    return page


def random_edits(random: Random, page: str, share: float = 0.01) -> str:
    """A share of the characters, 1 % if not said otherwise, is lost, replaced, doubled, or has changed places with the next.

    What comes in is drawn from the page's own characters, so that it is as often a bracket as brackets are frequent.
    """
    pieces: list[str] = []
    done = 0
    for at in sorted(random.sample(range(len(page)), round(len(page) * share))):
        if at < done:
            continue
        pieces.append(page[done:at])
        match random.randrange(4):
            case 0:
                done = at + 1
            case 1:
                pieces.append(random.choice(page))
                done = at + 1
            case 2:
                pieces.append(page[at] * 2)
                done = at + 1
            case _:
                pieces.append(page[at : at + 2][::-1])
                done = at + 2
    pieces.append(page[done:])
    return "".join(pieces)


def edited_tags(random: Random, page: str, share: float = 0.01) -> str:
    """A share of the tags, 1 % if not said otherwise, is lost, doubled, misspelt, without its brackets or out of place."""
    tags = [match.span() for match in _TAG.finditer(page)]
    pieces: list[str] = []
    done = 0
    for a, b in sorted(random.sample(tags, round(len(tags) * share))):
        pieces.append(page[done:a])
        tag, done = page[a:b], b
        at = random.randrange(1, len(tag))
        match random.randrange(6):
            case 0:
                tag = ""
            case 1:
                tag *= 2
            case 2:
                tag = tag[:at] + tag[at + 1 :]
            case 3:
                tag = tag[1:] if random.random() < 0.5 else tag[:-1]
            case 4:
                tag = tag[:at] + random.choice("<>\"'/= ") + tag[at:]
            case _:
                other = random.choice(tags)
                tag = page[slice(*other)]
        pieces.append(tag)
    pieces.append(page[done:])
    return "".join(pieces)


def lying_charset(random: Random, page: str) -> bytes:
    """The page as bytes in one encoding, stating another."""
    stated = f"charset={random.choice(_CHARSETS)}"
    page = _CHARSET.sub(stated, page, count=1) if _CHARSET.search(page) else f"<meta {stated}>{page}"
    data = page.encode("utf-8", "replace").decode().encode(random.choice(_ENCODINGS), "xmlcharrefreplace")
    return data[random.choice((0, 0, 0, 1)) :]


PAGE_DAMAGE: Final[Mapping[str, Damage]] = {
    function.__name__: function
    for function in (
        unclosed, crossed, swapped, duplicated, truncated, beheaded, never_closed, unquoted, broken_entities,
        control_characters, lone_surrogates, marks_in_the_middle, thousands_of_attributes, cut_pieces, random_edits,
        edited_tags,
    )
}  # fmt: skip
"""Damage to markup by name; `lying_charset`, which gives bytes, is not among it."""


# ---- texts


def dropped_newlines(random: Random, text: str) -> str:
    """Some line ends have become spaces or nothing, as where a text went through a form."""
    return re.sub(r"\n+", lambda match: random.choice(("", " ", match[0], match[0])), text)


def merged_lines(random: Random, text: str) -> str:
    """No blank lines are left."""
    return re.sub(r"\n{2,}", "\n", text)


def blank_lines(random: Random, text: str) -> str:
    """A blank line stands behind every line."""
    return re.sub(r"\n+", random.choice(("\n\n", "\n\n\n", "\r\n\r\n")), text)


def wrapped(random: Random, text: str) -> str:
    """Lines are broken at a width, as by a mailer."""
    width = random.randint(30, 80)
    return re.sub(rf"(\S.{{{width}}}\S*)[ ]", r"\1\n", text)


def other_line_ends(random: Random, text: str) -> str:
    """Lines end as on other systems."""
    return text.replace("\n", random.choice(("\r\n", "\r", "\u2028", "\x85", "\x0b", "\n\r")))


TEXT_DAMAGE: Final[Mapping[str, Damage]] = {
    function.__name__: function
    for function in (
        dropped_newlines, merged_lines, blank_lines, wrapped, other_line_ends, truncated, beheaded, control_characters,
        lone_surrogates, marks_in_the_middle, cut_pieces, random_edits,
    )
}  # fmt: skip
"""Damage to plain texts by name."""


# ---- several at once


@st.composite
def damaged(draw: st.DrawFn, whole: str, kinds: Mapping[str, Damage] = PAGE_DAMAGE) -> str:
    """A page, or with `TEXT_DAMAGE` a text, that one to three things have happened to."""
    random = Random(draw(st.integers(0, 2**32)))  # noqa: S311  # no secrets are made of it
    for name in draw(st.lists(st.sampled_from(sorted(kinds)), min_size=1, max_size=3)):
        whole = kinds[name](random, whole)
    return whole


def _inserted(random: Random, whole: str, pieces: Sequence[str], most: int) -> str:
    """Some of these pieces put in at random places."""
    for _ in range(random.randint(1, most)):
        at = random.randrange(len(whole) + 1)
        whole = whole[:at] + random.choice(pieces) + whole[at:]
    return whole
