"""The words that label things on news pages, a TOML file a language, and the names used in markup.

A file is a table a category; each key is a word or phrase as a page shows it, each value says where it was seen:

    [credit]
    "Crédit photo" = "corpus"

`load` merges a language with English, which labels pages in every language, or all languages where none is known.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache
from importlib import resources
from typing import Final

import attrs

CATEGORIES: Final = frozenset({
    "advertisement",  # 'Advertisement', 'Anzeige': a line that labels an advertisement
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
    "end",  # ends wire copy: 'ENDS', '/ends'
    "follow",  # 'Follow us on', 'Abonnez-vous à notre chaîne'
    "furniture",  # other lines that are never text: 'Skip to content', 'Menu', 'Print', 'Listen to this article'
    "legal",  # cookie, privacy and terms notes
    "months",  # names and short forms of months, in order, so that dates can be told
    "newsletter",  # asks for an e-mail address
    "published",  # before the date of publication: 'Published', 'Publié le', 'Stand:'
    "read_also",  # points to another article: 'Read also', 'Lire aussi', 'Mehr zum Thema'
    "read_time",  # '5 min read', 'Lesezeit'
    "related",  # heads a list of other articles: 'Related articles', 'À lire aussi', 'Most read'
    "relative",  # a time relative to now: '3 hours ago', 'il y a 3 heures'; '#' stands for the number
    "role",  # what a person of a byline does: 'Political correspondent', 'Korrespondent'
    "share",  # 'Share', 'Partager', 'Teilen auf'
    "source",  # before the name of where the text is from: 'Source', 'Quelle', 'Avec'
    "source_first",  # 'Originally published on', 'Zuerst erschienen in'
    "stopwords",  # the most frequent short words, to tell the language by
    "subscribe",  # paywall and subscription lines
    "tags",  # before keywords: 'Tags', 'Schlagwörter', 'Mots-clés'
    "updated",  # before the date of the last change: 'Updated', 'Mis à jour le', 'Aktualisiert'
    "weekdays",  # names and short forms of weekdays
})
"""Every category a language file may have; tests hold the files to it."""

_TABLES: Final = frozenset(("agencies", "markup", "months"))
"""Files beside those of the languages: news agencies, names used in markup, months of all languages."""

_TRIM: Final = " \t\n:：.…!?|·•–—-―»›>«‹<()[]"


def fold(text: str) -> str:
    """Text as labels are compared: case and surrounding punctuation left out, white space folded.

    >>> fold(" Crédit Photo : ")
    'crédit photo'
    """
    return " ".join(text.casefold().replace("’", "'").split()).strip(_TRIM)


@attrs.frozen(slots=False)
class Lexicon:
    """The label words of one language or of several merged."""

    languages: tuple[str, ...]
    """BCP 47 primary subtags, the page's own first."""
    words: Mapping[str, tuple[str, ...]]
    """Category to its words as shown."""

    @cached_property
    def _folded(self) -> dict[str, frozenset[str]]:
        return {category: frozenset(map(fold, words)) for category, words in self.words.items()}

    @cached_property
    def _starts(self) -> dict[str, re.Pattern[str]]:
        return {category: _starts_with(words) for category, words in self.words.items()}

    def folded(self, category: str) -> frozenset[str]:
        """The words of a category as `fold` leaves them."""
        return self._folded.get(category, frozenset())

    def is_label(self, category: str, text: str) -> bool:
        """Whether the whole of a line is one of the category's words.

        >>> load("fr").is_label("comment_form", "Laisser un commentaire")
        True
        """
        return fold(text) in self.folded(category)

    def after_label(self, category: str, text: str) -> re.Match[str] | None:
        """A match of a label and its punctuation at the start of a text; `match.end()` is where the value begins.

        >>> text = "Crédit photo : DR"
        >>> text[load("fr").after_label("credit", text).end():]
        'DR'
        """
        pattern = self._starts.get(category)
        return pattern.match(text) if pattern else None


def _starts_with(words: Iterable[str]) -> re.Pattern[str]:
    """One alternation, longest first; a label ends at a colon or where the word ends."""
    parts = []
    for word in sorted({w.strip(" :：") for w in words} - {""}, key=len, reverse=True):
        body = r"\s+".join(re.escape(piece).replace("'", "['’]") for piece in word.split())
        parts.append(body + (r"\b" if word[-1:].isalnum() and word.isascii() else ""))
    return re.compile(r"\s*(?:" + "|".join(parts or [r"(?!)"]) + r")\s*[:：]?\s*", re.IGNORECASE)


@lru_cache(maxsize=128)
def read_file(language: str) -> Mapping[str, Mapping[str, str]]:
    """One language file: category to word to where it was seen; empty where there is no such file."""
    file = resources.files(__name__) / f"{language}.toml"
    if not language.isalpha() or not file.is_file():
        return {}
    return {k: v for k, v in tomllib.loads(file.read_text("utf-8")).items() if isinstance(v, dict)}


@lru_cache(maxsize=1)
def languages() -> tuple[str, ...]:
    """The languages that have a file, sorted."""
    names = (f.name.removesuffix(".toml") for f in resources.files(__name__).iterdir() if f.name.endswith(".toml"))
    return tuple(sorted(name for name in names if name not in _TABLES))


def load(language: str | None) -> Lexicon:
    """The lexicon for a page in `language` (BCP 47), with English; of all languages where it is None or unknown."""
    primary = (language or "").replace("_", "-").partition("-")[0].lower()
    if primary in languages():
        return _merged((primary,) if primary == "en" else (primary, "en"))
    return _merged(languages())


@lru_cache(maxsize=128)
def _merged(names: tuple[str, ...]) -> Lexicon:
    words: dict[str, dict[str, None]] = {}
    for name in names:
        for category, entries in read_file(name).items():
            words.setdefault(category, {}).update(dict.fromkeys(entries))
    return Lexicon(names, {category: tuple(entries) for category, entries in words.items()})
