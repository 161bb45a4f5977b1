"""The language of a text, told by its script, its most frequent words and its letters.

The words are data: stopwords.toml. Nothing is learned or random, so that the same text gives the same answer.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from string import ascii_letters
from typing import Final, NamedTuple

from newsparse.lexicon.tables import read_table

_GLANCE: Final = 600
"""Characters that are looked at first …"""
_CLEAR: Final = 0.6
"""… and are enough where they say which language it is as surely as this."""
_SAMPLE: Final = 2_400
"""Characters that are looked at otherwise: some 350 words; more change no answer on the labelled pages."""
_PIECES: Final = 4
"""The sample is taken from so many places, as a page's menu or one long quotation may be in another language."""
_SCRIPTS: Final = (
    # First and last code point of a block of letters, and the script. Latin comes last: all texts have some.
    (0x0370, 0x03FF, "Greek"), (0x1F00, 0x1FFF, "Greek"), (0x0400, 0x052F, "Cyrillic"), (0x0530, 0x058F, "Armenian"),
    (0x0590, 0x05FF, "Hebrew"), (0x0600, 0x06FF, "Arabic"), (0x0750, 0x077F, "Arabic"), (0xFB50, 0xFEFC, "Arabic"),
    (0x0900, 0x0963, "Devanagari"), (0x0966, 0x097F, "Devanagari"), (0x0980, 0x09FF, "Bengali"),
    (0x0A00, 0x0A7F, "Gurmukhi"), (0x0A80, 0x0AFF, "Gujarati"), (0x0B00, 0x0B7F, "Oriya"), (0x0B80, 0x0BFF, "Tamil"),
    (0x0C00, 0x0C7F, "Telugu"), (0x0C80, 0x0CFF, "Kannada"), (0x0D00, 0x0D7F, "Malayalam"), (0x0D80, 0x0DFF, "Sinhala"),
    (0x0E00, 0x0E7F, "Thai"), (0x0E80, 0x0EFF, "Lao"), (0x1000, 0x109F, "Burmese"), (0x10A0, 0x10FF, "Georgian"),
    (0x1200, 0x137F, "Ethiopic"), (0x1780, 0x17FF, "Khmer"), (0x1100, 0x11FF, "Hangul"), (0xAC00, 0xD7AF, "Hangul"),
    (0x3041, 0x30FF, "Kana"), (0x3400, 0x4DBF, "Han"), (0x4E00, 0x9FFF, "Han"), (0x20000, 0x323AF, "Han"),
    (0x0041, 0x024F, "Latin"), (0x1E00, 0x1EFF, "Latin"),
)  # fmt: skip
_OWN: Final[Mapping[str, str]] = {
    "Greek": "el", "Armenian": "hy", "Hebrew": "he", "Bengali": "bn", "Gurmukhi": "pa", "Gujarati": "gu", "Oriya": "or",
    "Tamil": "ta", "Telugu": "te", "Kannada": "kn", "Malayalam": "ml", "Sinhala": "si", "Thai": "th", "Lao": "lo",
    "Burmese": "my", "Georgian": "ka", "Ethiopic": "am", "Khmer": "km", "Hangul": "ko",
}  # fmt: skip
"""Scripts that one language of the news is written in."""
_SHARED: Final[Mapping[str, tuple[str, ...]]] = {
    "Cyrillic": ("ru", "uk", "be", "bg", "sr", "mk", "kk", "ky", "mn"),
    "Arabic": ("ar", "fa", "ur", "ps", "ckb"),
    "Devanagari": ("hi", "mr", "ne"),
}
"""Scripts of several languages, the likeliest first; the other languages of stopwords.toml are written in Latin."""
_DENSE: Final[Mapping[str, float]] = {"Han": 2.5, "Kana": 2.5, "Hangul": 2.0}
"""How many letters of an alphabet one character is worth: names in Latin letters stand in many such texts."""
_KANA_SHARE: Final = 0.06
"""Japanese has more kana than this among its characters (40 to 70 in a hundred); Chinese names of brands have fewer."""
_LETTER: Final = 0.25
"""What one telling letter weighs against one telling word."""
_SURE: Final = 6.0
"""The weight of words from which the lead over the next language alone says how sure the answer is."""
_LEAST: Final = 0.6
"""Below this weight of words nothing is said; one frequent word of a single language weighs 1."""
_PLAIN: Final = re.compile(r"[\x00-\x7f]+")
_LETTERS: Final = ascii_letters.encode()
_WORD: Final = re.compile(r"[^\W\d_][\w'\u0300-\u036f\u0900-\u0963\u0966-\u0dff]*")
"""A word, with the vowel signs of Indic scripts, which are no letters to Python."""


def detect_language(text: str) -> tuple[str, float] | None:
    """The language of a text as a BCP 47 primary subtag, and how sure that is, from 0 to 1; None where nothing tells.

    Reads at most some 2,400 characters, in time that grows with their number. Languages that share a script are told by
    the words of stopwords.toml.

    >>> detect_language("Die Brücke wird im Herbst gesperrt, und die Busse fahren nicht.")[0]
    'de'
    >>> detect_language("橋は秋に通行止めになります。")[0]
    'ja'
    >>> detect_language("12:30") is None
    True
    """
    found = _of_sample(_sample(text, _GLANCE)) if len(text) > _GLANCE else None
    return found if found and found[1] >= _CLEAR else _of_sample(_sample(text, _SAMPLE))


def _of_sample(sample: str) -> tuple[str, float] | None:
    others = "" if sample.isascii() else _PLAIN.sub("", sample)
    scripts = _scripts(sample, others)
    total = sum(scripts.values())
    if not total:
        return None
    script = max(scripts, key=lambda name: (scripts[name], name))
    share = scripts[script] / total
    if script in _OWN:
        return _OWN[script], share
    if script == "Kana" or script == "Han":
        kana, han = scripts.get("Kana", 0.0), scripts.get("Han", 0.0)
        return ("ja" if kana > _KANA_SHARE * (kana + han) else "zh"), (kana + han) / total
    found = _by_words(sample, others, script)
    if found is None and script in _SHARED:
        return _SHARED[script][0], 0.3 * share
    return found and (found[0], found[1] * min(1.0, 2 * share))


def _sample(text: str, most: int) -> str:
    """The text, or pieces of it from beginning to end."""
    if len(text) <= most:
        return text
    size, step = most // _PIECES, (len(text) - most // _PIECES) // (_PIECES - 1)
    return " ".join([text[i * step : i * step + size] for i in range(_PIECES)])


def _scripts(sample: str, others: str) -> dict[str, float]:
    """How much of a text is written in each script, in letters of an alphabet; `others` is what of it is not ASCII."""
    plain = sample.encode("ascii", "ignore")
    scripts: dict[str, float] = {"Latin": len(plain) - len(plain.translate(None, _LETTERS))}
    for char, count in Counter(others).items():
        if script := _script(ord(char)):
            scripts[script] = scripts.get(script, 0.0) + count * _DENSE.get(script, 1.0)
    return scripts


@lru_cache(maxsize=4096)
def _script(code: int) -> str:
    return next((script for first, last, script in _SCRIPTS if first <= code <= last), "")


class _Tables(NamedTuple):
    """What tells languages of one script apart."""

    words: dict[str, int]
    """Each word and the place in `languages` of those that have it."""
    letters: dict[str, int]
    """The same for letters."""
    languages: list[tuple[str, ...]]


@lru_cache(maxsize=1)
def _tables() -> _Tables:
    data = read_table("stopwords")
    words: dict[str, tuple[str, ...]] = {}
    letters: dict[str, tuple[str, ...]] = {}
    for language, line in data["words"].items():
        for word in dict.fromkeys(line.split()):
            words[word] = (*words.get(word, ()), language)
    for language, line in data["letters"].items():
        for letter in line:
            letters[letter] = (*letters.get(letter, ()), language)
    languages = sorted({*words.values(), *letters.values()})
    places = {group: place for place, group in enumerate(languages)}
    return _Tables(
        {word: places[group] for word, group in words.items()},
        {letter: places[group] for letter, group in letters.items()},
        languages,
    )


@lru_cache(maxsize=128)
def frequent_words(language: str) -> frozenset[str]:
    """The most frequent words of a language (BCP 47 primary subtag) in small letters; none where they are not known.

    >>> "und" in frequent_words("de"), frequent_words("xx")
    (True, frozenset())
    """
    words, _, languages = _tables()
    return frozenset(word for word, place in words.items() if language in languages[place])


def _by_words(sample: str, others: str, script: str) -> tuple[str, float] | None:
    """The language whose words and letters weigh most; each counts the less, the more languages have it."""
    words, letters, groups = _tables()
    weights: dict[str, float] = {}
    found = [
        (Counter(map(words.get, _WORD.findall(sample.lower().replace("’", "'")))), 1.0),
        (Counter(map(letters.get, others.lower())), _LETTER),
    ]
    for counts, weight in found:
        for place, count in counts.items():
            if place is not None:
                languages = groups[place]
                share = weight * count / len(languages)
                for language in languages:
                    weights[language] = weights.get(language, 0.0) + share
    if script in _SHARED:
        weights = {language: weights[language] for language in _SHARED[script] if language in weights}
    ranked = sorted(weights.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or ranked[0][1] < _LEAST:
        return None
    language, best = ranked[0]
    second = ranked[1][1] if len(ranked) > 1 else 0.0
    if best == second:
        return None
    return language, (best - second) / best * min(1.0, 0.4 + 0.6 * best / _SURE)
