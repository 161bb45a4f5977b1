"""The small words a rendering needs beside the article's own: 'By', 'Photo', 'Source', in the article's language."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time
from typing import Final, Literal, TypeAlias

import attrs

from newsparse.lexicon import load
from newsparse.model import Article, Author, Comment, Image, Source

WordCategory: TypeAlias = Literal[
    "and", "byline", "comment_closed", "comment_deleted", "comment_form", "comment_heading", "comment_says", "credit",
    "published", "source", "updated",
]  # fmt: skip

_COLONS: Final = {"fr": "\N{NO-BREAK SPACE}: ", "ja": "：", "zh": "："}
"""How a label ends, where it is not ': '. French typography sets a space before; CJK uses the full-width colon."""

_ENGLISH: Final[dict[WordCategory, str]] = {
    "and": "and",
    "byline": "By",
    "comment_closed": "Comments are closed",
    "comment_deleted": "This comment was removed",
    "comment_form": "Leave a comment",
    "comment_heading": "Comments",
    "comment_says": "says",
    "credit": "Photo",
    "published": "Published",
    "source": "Source",
    "updated": "Updated",
}
"""For what neither the language's lexicon nor the English one has."""


@attrs.frozen
class Words:
    """The words of one language."""

    language: str | None

    @classmethod
    def of(cls, article: Article) -> Words:
        """The words for an article; English where its language is unknown or has no lexicon."""
        return cls(article.language)

    def word(self, category: WordCategory) -> str:
        """The first word the lexicon lists, which is the most usual one.

        >>> Words("fr").word("source"), Words(None).word("byline")
        ('Source', 'By')
        """
        lexicon = load(self.language)
        if self._primary not in lexicon.languages[:1]:  # unknown: all languages were merged
            lexicon = load("en")
        return next(iter(lexicon.words.get(category, ())), _ENGLISH[category]).rstrip(" :：")

    @property
    def _primary(self) -> str:
        return (self.language or "").replace("_", "-").partition("-")[0].lower()

    def label(self, category: WordCategory, value: str) -> str:
        """A label and what it labels.

        >>> Words("en").label("source", "Varn Gazette")
        'Source: Varn Gazette'
        """
        return self.word(category) + _COLONS.get(self._primary, ": ") + value

    def byline(self, authors: Sequence[Author]) -> str:
        """All authors on one line; '' for none.

        >>> Words("en").byline((Author("Ana Bel", "in Varn"), Author("Jo Ek")))
        'By Ana Bel, in Varn, and Jo Ek'
        """
        if not authors:
            return ""
        names = [f"{author.name}, {author.role}" if author.role else author.name for author in authors]
        comma = ", " if any(author.role for author in authors) else " "
        joined = names[0] if len(names) == 1 else f"{', '.join(names[:-1])}{comma}{self.word('and')} {names[-1]}"
        return f"{self.word('byline')} {joined}"

    def caption(self, image: Image) -> str:
        """Caption with the credit in brackets, or either alone; '' for neither.

        >>> Words("en").caption(Image(caption="The new pier.", credit="Jo Ek"))
        'The new pier. (Photo: Jo Ek)'
        """
        credit = self.label("credit", image.credit) if image.credit else ""
        return f"{image.caption} ({credit})" if image.caption and credit else image.caption or credit

    def source(self, source: Source) -> str:
        """The line that names a source: as shown where it was a line with a label, else with one."""
        return source.text if len(source.text) > len(source.name) + 3 else self.label("source", source.name)

    def comment_text(self, comment: Comment) -> str:
        """What a comment says, or that it was removed."""
        return comment.text or (self.word("comment_deleted") if comment.is_deleted else "")


def moment(when: datetime) -> str:
    """A date and time as people of any language read it: the ISO order, the offset apart, no empty seconds.

    >>> from datetime import timedelta, timezone
    >>> moment(datetime(2026, 1, 12, 14, 30, tzinfo=timezone(timedelta(hours=1)))), moment(datetime(2026, 1, 12))
    ('2026-01-12 14:30 +01:00', '2026-01-12')
    """
    if when.tzinfo is None and when.time() == time():
        return when.date().isoformat()
    clock = when.time().isoformat("seconds" if when.second else "minutes")
    offset = when.isoformat(timespec="seconds")[19:]
    return f"{when.date().isoformat()} {clock} {offset}".rstrip()


def comment_moment(comment: Comment) -> str:
    """When a comment was written, else as the page showed it; '' where unknown."""
    return moment(comment.published) if comment.published else comment.published_text or ""
