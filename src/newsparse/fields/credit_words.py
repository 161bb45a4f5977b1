"""The words that tell a photo credit: lexicon/credits.toml for all languages, and those of the page's own language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final

import attrs

from newsparse.fields.agencies import agency_of, known_names
from newsparse.lexicon import Lexicon, fold
from newsparse.lexicon.tables import alternatives, read_table

_WORDS_OF_A_LABEL: Final = 5
"""Words of the longest label that is looked for in running text."""


_GIVEN: Final = frozenset(("handout",))
"""Notes on pictures that are credits as well: the picture was given away by whom it shows."""


@attrs.frozen(eq=False)
class CreditWords:
    """The wording of credits, all as `fold` leaves it."""

    labels: Mapping[str, tuple[tuple[str, ...], ...]]
    """First word of a label to the words that may follow it, the longest first."""
    pictures: frozenset[str]
    """Labels that name pictures, so that they need no colon in brackets or behind a sentence."""
    bare: frozenset[str]
    """Those of them that need no mark before a person's name either: '. Photo Ada Moss'."""
    phrases: frozenset[str]
    """Labels that end with a preposition and need no colon."""
    prepositions: frozenset[str]
    genitives: frozenset[str]
    """Prepositions that mean 'of' as well as 'by', so that they tell of a photographer in a credit alone."""
    names: frozenset[str]
    """Photo agencies, platforms, and what is a credit by itself: 'DR', 'Handout'."""
    agencies: frozenset[str]
    """The photo agencies of them."""
    sources: frozenset[str]
    """Labels that may speak of figures or facts as well as of pictures: 'Source'."""
    after: tuple[str, ...]
    """What stands behind a photographer's name, the longest first."""
    lenders: frozenset[str]
    """What stands beside an agency's name: 'AP Photo', 'Reuters file photo'."""
    outlets: frozenset[str]
    """Parts of the names of papers, photo desks and others who give pictures away."""
    captions: frozenset[str]
    """What labels a caption, left out of it."""
    buttons: tuple[str, ...]
    """Buttons that stand glued to captions, the longest first."""
    notes: frozenset[str]
    """What a caption says of its picture, and no credit: 'Symbolbild', 'File photo'."""
    rights: re.Pattern[str]
    """Notes of rights, as written."""
    notes_of_rights: frozenset[str]
    """The same, to see whether there may be one."""
    endings: frozenset[str]
    """The last words of all that a credit without a label, or its note of rights, may end in, in small letters."""


@lru_cache(maxsize=1)
def _shared() -> Mapping[str, frozenset[str]]:
    tables = read_table("credits").items()
    return {table: frozenset(map(str.casefold if table == "button" else fold, entries)) for table, entries in tables}


@lru_cache(maxsize=64)
def credit_words(lexicon: Lexicon) -> CreditWords:
    """The credit words of a page."""
    shared = _shared()
    prepositions = shared["preposition"]
    labels = (
        {"copyright"}
        | shared["label"]
        | shared["source"]
        | frozenset(
            label for category in ("credit", "source") for label in lexicon.folded(category) if "©" not in label
        )
    )
    notes = lexicon.folded("caption") | shared["note"]
    names = shared["agency"] | shared["platform"] | (lexicon.folded("credit_only") - notes)
    after = tuple(sorted(shared["after"], key=len, reverse=True))
    ending = (*names, *shared["lender"], *notes, *shared["outlet"], *shared["rights"], *after, *known_names())
    return CreditWords(
        labels=_by_first_word(labels),
        pictures=shared["label"],
        bare=shared["bare_label"],
        phrases=frozenset(label for label in labels if label.rpartition(" ")[2] in prepositions and " " in label),
        prepositions=prepositions,
        genitives=shared["genitive"],
        names=names,
        agencies=shared["agency"],
        sources=shared["source"] | lexicon.folded("source"),
        after=after,
        lenders=shared["lender"],
        outlets=shared["outlet"],
        captions=shared["caption"],
        buttons=tuple(sorted(shared["button"], key=len, reverse=True)),
        notes=notes - _GIVEN,
        notes_of_rights=shared["rights"],
        rights=re.compile(alternatives(shared["rights"]), re.IGNORECASE),
        endings=frozenset(text.split()[-1] for text in ending if text),
    )


def _by_first_word(labels: Iterable[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for label in labels:
        first, *rest = label.split() or [""]
        if first and len(rest) < _WORDS_OF_A_LABEL:
            found.setdefault(first, []).append(tuple(rest))
    return {first: tuple(sorted(rests, key=len, reverse=True)) for first, rests in found.items()}


def unsigned(text: str, words: CreditWords) -> str:
    """A credit without the word behind it that makes it one: '山田太郎撮影', 'A. Mosaitė nuotr.'; the text itself where none is.

    >>> from newsparse.lexicon import load
    >>> unsigned("A. Mosaitė nuotr.", credit_words(load("lt")))
    'A. Mosaitė'
    """
    bare = text.rstrip(" .")
    for word in words.after:
        if bare.endswith(word) and len(bare) > len(word) + 1:
            name = bare.removesuffix(word)
            if not word.isascii() or name.endswith(" "):
                return name.rstrip()
    return text


def is_known(name: str, words: CreditWords) -> bool:
    """Whether a name is of an agency, or a credit by itself.

    >>> from newsparse.lexicon import load
    >>> [is_known(name, credit_words(load("fr"))) for name in ("AFP", "AP Photo", "DR", "Jean Dupont")]
    [True, True, True, False]
    """
    folded = fold(name)
    if not folded:
        return False
    if folded in words.names or agency_of(name):
        return True
    first, _, rest = folded.partition(" ")
    if rest:
        rest_at = name.strip().find(" ") + 1
        if rest in words.lenders and (first in words.names or agency_of(name.split()[0])):
            return True
        if first in words.lenders and (rest in words.names or agency_of(name.strip()[rest_at:])):
            return True
        head, _, last = folded.rpartition(" ")
        if last in words.lenders and (head in words.names or agency_of(name.rpartition(" ")[0])):
            return True
    first, dash, rest = name.partition("-")
    return bool(dash) and (fold(rest) in words.lenders or fold(rest) in words.notes) and is_known(first, words)
