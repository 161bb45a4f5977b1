"""The words that label things on news pages, a TOML file a language, and the names used in markup.

A file is a table a category; each key is a word or phrase as a page shows it, each value says where it was seen:

    [credit]
    "Crédit photo" = "corpus"

A '#' stands for a number; a word that ends in a colon ('Text:') begins a line only where one follows. `load` merges a
language with English, which labels pages in every language, or all languages where none is known. README.md beside
the files tells how to add a language.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from importlib import resources
from typing import Final
from unicodedata import normalize

import attrs

CATEGORIES: Final = frozenset(
    {
        "advertisement",  # 'Advertisement', 'Anzeige': a line that labels an advertisement
        "appeal",  # anywhere in what a site says of itself or to its readers: 'sign up', 'our newsletter', 'first published'
        "and",  # joins the last two names of a byline: 'and', 'et', 'und'
        "byline",  # before authors: 'By', 'Par', 'Von', 'Text:'
        "caption",  # before a caption that labels the picture's kind: 'Symbolbild', 'File photo'
        "comment_closed",  # says that no comment may be written: 'Comments are closed'
        "comment_count",  # the noun counted: '3 Comments', '3 Kommentare'
        "comment_deleted",  # stands in a removed comment's place
        "comment_form",  # heads or labels the form: 'Leave a comment', 'Laisser un commentaire'
        "comment_heading",  # heads the section: 'Comments', 'Leserkommentare'
        "comment_reply",  # the button below a comment: 'Reply', 'Antworten'
        "comment_says",  # after a commenter's name: 'says:', 'a dit :'
        "comment_tool",  # other buttons and badges of a comment: 'Report', 'Like', 'Edited', 'Show more'
        "copyright",  # all-rights-reserved lines: 'All rights reserved'
        "credit",  # before a photo credit: 'Photo', 'Crédit', 'Foto:', '撮影'
        "credit_only",  # is a credit by itself: 'DR', 'Handout', 'Courtesy photo'
        "desk",  # names a newsroom rather than a person: 'Redaktion', 'Staff', 'Newsroom'
        "ending",  # heads what follows an article: 'About the author', 'References', 'Über den Autor'
        "end",  # ends wire copy: 'ENDS', '/ends'
        "follow",  # 'Follow us on', 'Abonnez-vous à notre chaîne'
        "furniture",  # other lines that are never text: 'Skip to content', 'Menu', 'Print', 'Listen to this article'
        "legal",  # cookie, privacy and terms notes
        "newsletter",  # asks for an e-mail address
        "published",  # before the date of publication: 'Published', 'Publié le', 'Stand:'
        "read_also",  # points to another article: 'Read also', 'Lire aussi', 'Mehr zum Thema'
        "read_time",  # '# min read', 'Lesezeit'
        "related",  # heads a list of other articles: 'Related articles', 'À lire aussi', 'Most read'
        "relative",  # a time relative to now: '# hours ago', 'il y a # heures'
        "role",  # what a person of a byline does: 'Political correspondent', 'Korrespondent'
        "share",  # 'Share', 'Partager', 'Teilen auf'
        "source",  # before the name of where the text is from: 'Source', 'Quelle', 'Avec'
        "source_first",  # 'Originally published on', 'Zuerst erschienen in'
        "subscribe",  # paywall and subscription lines
        "tags",  # before keywords: 'Tags', 'Schlagwörter', 'Mots-clés'
        "updated",  # before the date of the last change: 'Updated', 'Mis à jour le', 'Aktualisiert'
        "weekdays",  # names and short forms of weekdays
    }
)
"""Every category a language file may have; tests hold the files to it."""

_FILE: Final = re.compile(r"([a-z]{2,3})\.toml")
"""The name of a language's file; tables of other kinds beside them have longer names."""
_ALIASES: Final[Mapping[str, str]] = {
    # Norwegian is written in two ways and labelled as one; a language may go by an older or a narrower code.
    "nb": "no", "nn": "no", "iw": "he", "in": "id", "mo": "ro", "fil": "tl", "zsm": "ms", "prs": "fa", "pes": "fa",
    "arb": "ar", "ary": "ar", "arz": "ar", "cmn": "zh", "yue": "zh", "wuu": "zh", "gsw": "de", "bs": "sr", "sh": "sr",
    "cnr": "sr", "ekk": "et", "lvs": "lv", "swh": "sw",
    # Countries' codes that pages give for their languages.
    "cz": "cs", "dk": "da", "gr": "el", "jp": "ja", "ua": "uk", "vn": "vi",
}  # fmt: skip
_SURE_ENOUGH: Final = 0.2
"""How sure a language told from the text must be; texts of two and more words of it are surer."""
_TRIM: Final = " \t\n:：.…!?|·•–—-―»›>«‹<()[]（）【】。*=←→↑↓▶►▼▲■●★✓\u200e\u200f"
_SAME: Final = (("’", "'"), ("ʼ", "'"), ("ı", "i"), ("\u0307", ""))
"""Apostrophes are one; so are the Turkish i's, which capitals do not keep apart (a dot is left over from 'İ')."""
_NUMBER: Final = re.compile(r"\d+(?:[.,]\d+)?")
LONGEST_LABEL: Final = 120
"""Characters of a text in which a label is looked for; the longest label has fewer."""
_BOUNDARY: Final = r"(?!\w|[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0900-\u0963\u0966-\u0dff]|[-'’]\w)"
"""A word ends here: no letter, digit or combining mark follows, nor the rest of a compound ('By-election')."""
UNSPACED: Final = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]\Z")
"""The last letter of a script that sets no spaces: Thai, Lao, Burmese, Khmer, kana, Han."""
_ENDS: Final = {
    "colon": r"(?:\s*[:：=＝|]|\s+[–—-]\s)\s*",
    "word": _BOUNDARY + r"\s*[:：=＝/|–—-]?\s*",
    "free": r"\s*[:：=＝/|–—-]?\s*",
}
"""What may follow a label: the colon, bar or dash it asks for; the end of a word; anything, after a sign or in Han."""


def fold(text: str) -> str:
    """Text as labels are compared: case and surrounding punctuation left out, white space folded.

    >>> fold(" Crédit Photo : ")
    'crédit photo'
    >>> fold("İLGİLİ HABERLER") == fold("ilgili haberler")
    True
    """
    return _plain(text).strip(_TRIM)


def fold_all(texts: Sequence[str]) -> list[str]:
    """`fold` of each text, at once; the texts' white space is folded already, to spaces and line breaks.

    >>> fold_all([" Crédit Photo :", "Menu"])
    ['crédit photo', 'menu']
    """
    folded = _same("\0".join(texts).casefold())
    if "\n" in folded:
        folded = folded.replace("\n", " ")
    found = [text.strip(_TRIM) for text in folded.split("\0")]
    return found if len(found) == len(texts) else list(map(fold, texts))


def _plain(text: str) -> str:
    return " ".join(_same(text.casefold()).split())


def _same(folded: str) -> str:
    """Text in small letters with one character for all that are the same."""
    if not folded.isascii():
        folded = normalize("NFC", folded)
        for sign, same in _SAME:
            folded = folded.replace(sign, same)
    return folded


@attrs.frozen(slots=False, eq=False)
class Lexicon:
    """The label words of one language or of several merged.

    `load` gives the same object for the same language, so that it may be a key of caches.
    """

    languages: tuple[str, ...]
    """BCP 47 primary subtags, the page's own first."""
    words: Mapping[str, tuple[str, ...]]
    """Category to its words as shown."""

    @cached_property
    def _folded(self) -> dict[str, frozenset[str]]:
        return {category: frozenset(map(fold, words)) for category, words in self.words.items()}

    @cached_property
    def _starts(self) -> dict[str, dict[str, tuple[tuple[str, str], ...]]]:
        return {category: _by_start(words) for category, words in self.words.items()}

    def folded(self, category: str) -> frozenset[str]:
        """The words of a category as `fold` leaves them."""
        return self._folded.get(category, frozenset())

    def is_label(self, category: str, text: str) -> bool:
        """Whether the whole of a line is one of the category's words.

        >>> load("fr").is_label("comment_form", "Laisser un commentaire")
        True
        >>> load("en").is_label("comment_heading", "12 Comments")
        True
        """
        known, folded = self.folded(category), fold(text)
        return folded in known or _NUMBER.sub("#", folded) in known

    def after_label(self, category: str, text: str) -> re.Match[str] | None:
        """A match of a label and its punctuation at the start of a text; `match.end()` is where the value begins.

        >>> text = "Crédit photo : DR"
        >>> text[load("fr").after_label("credit", text).end():]
        'DR'
        """
        start = len(text) - len(text.lstrip())
        key, groups = _start(text[start : start + 2]), self._starts.get(category, {})
        candidates = groups.get(key, ())
        if len(key) > 1:
            candidates += groups.get(key[0], ())
        if not candidates:
            return None
        head = text[start : start + LONGEST_LABEL]
        plain = _plain(head)
        for word, end in candidates:
            if plain.startswith(word) or ("#" in word and _NUMBER.sub("#", plain).startswith(word)):
                length = _length(head, word)
                if length and (match := _ending(length, end).match(text, start)):
                    return match
        return None


@lru_cache(maxsize=4096)
def _start(text: str) -> str:
    """What a label is kept under: its first two characters, '#' for any number."""
    return "#" if text[:1].isdecimal() else _plain(text[:2])


def _by_start(words: Iterable[str]) -> dict[str, tuple[tuple[str, str], ...]]:
    """Labels and the name of what ends them, longest first, by how they start: few are left to look at."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for shown in sorted(set(words), key=lambda word: (-len(word), word)):
        word = shown.strip(" :：")
        if word:
            is_word = word[-1].isalnum() and not UNSPACED.search(word)
            end = "colon" if shown.endswith((":", "：")) else "word" if is_word else "free"
            groups.setdefault(_start(word), []).append((_plain(word), end))
    # Tuples of text alone are what the garbage collector need not look into.
    return {start: tuple(labels) for start, labels in groups.items()}


def _length(head: str, word: str) -> int:
    """How many characters spell a label at the start of a text, white space and numbers as written; 0 if none do."""
    has_number = "#" in word
    for length in range(max(len(word) - 2, 1), len(word) + 9):
        plain = _plain(head[:length])
        if has_number and not head[length : length + 1].isdecimal():
            plain = _NUMBER.sub("#", plain)
        if plain == word:
            return length
    return 0


@lru_cache(maxsize=512)
def _ending(length: int, end: str) -> re.Pattern[str]:
    """A pattern for a label of so many characters and what follows it."""
    return re.compile(rf"[\s\S]{{{length}}}{_ENDS[end]}")


@lru_cache(maxsize=128)
def read_file(language: str) -> Mapping[str, Mapping[str, str]]:
    """One language file: category to word to where it was seen; empty where there is no such file."""
    if language not in languages():
        return {}
    text = (resources.files(__name__) / f"{language}.toml").read_text("utf-8")
    return {category: words for category, words in tomllib.loads(text).items() if isinstance(words, dict)}


@lru_cache(maxsize=1)
def languages() -> tuple[str, ...]:
    """The languages that have a file, sorted."""
    names = (_FILE.fullmatch(file.name) for file in resources.files(__name__).iterdir())
    return tuple(sorted(name[1] for name in names if name))


def load_for(texts: Iterable[str], stated: str | None = None) -> Lexicon:
    """The lexicon for the language a page states, else for the one its texts are in.

    >>> load_for(["Der Zug fährt heute nicht, und auf der Strecke wird gebaut."]).languages
    ('de', 'en')
    """
    if stated and _primary(stated) in languages():
        return load(stated)
    from newsparse.lexicon.detect import detect_language

    found = detect_language("\n".join(texts))
    return load(found[0] if found and found[1] >= _SURE_ENOUGH else None)


def load(language: str | None) -> Lexicon:
    """The lexicon for a page in `language` (BCP 47), with English; of all languages where it is None or unknown.

    >>> load("de-AT").languages, load("FR_ca").languages, load("en-US").languages
    (('de', 'en'), ('fr', 'en'), ('en',))
    """
    primary = _primary(language or "")
    if primary in languages():
        return _merged((primary,) if primary == "en" else (primary, "en"))
    return _merged(languages())


def _primary(language: str) -> str:
    primary = language.strip().replace("_", "-").partition("-")[0].lower()
    return _ALIASES.get(primary, primary)


@lru_cache(maxsize=128)
def _merged(names: tuple[str, ...]) -> Lexicon:
    words: dict[str, dict[str, None]] = {}
    for name in names:
        for category, entries in read_file(name).items():
            words.setdefault(category, {}).update(dict.fromkeys(entries))
    return Lexicon(names, {category: tuple(entries) for category, entries in words.items()})
