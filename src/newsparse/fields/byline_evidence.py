"""What speaks for a line of a page as its byline: markup, wording, place, dates nearby."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from typing import Final, NamedTuple

from newsparse.fields.agencies import agency_of
from newsparse.fields.byline_words import Words, is_dating
from newsparse.fields.judgement import Judgement
from newsparse.fields.labels import label_of
from newsparse.fields.moments import dates_in, languages_of
from newsparse.fields.name_parts import is_desk, is_full_name, is_name, is_role, split_names, trimmed
from newsparse.fields.names import Names, read_names, unique_authors
from newsparse.fields.reporters import reporters_of_line
from newsparse.fields.surroundings import LIKELY
from newsparse.lexicon import Lexicon
from newsparse.model import Author
from newsparse.page import Block, Hint, Page, Span

LONGEST_LINE: Final = 240
"""Characters past which a block is no byline."""
_PERSON_PAGES: Final = re.compile(
    r"[/?&](?:author|autor|auteur|people/|person|profile|staff/|by/|contributor|journalist|redaktion/|team/|writers/|reporter"
    r"|columnist|bio/|editors/|firmas/|forfatter|skribent|yazar|avtor|u/|@)",
    re.IGNORECASE,
)
"""What the addresses of authors' own pages hold."""
_AUTHOR: Final = int(Hint.AUTHOR)
_BYLINE: Final = int(Hint.BYLINE)
AUTHORS: Final = _AUTHOR | _BYLINE
"""Hints of places that name authors."""
CLOSE_BLOCKS: Final = 4
"""Blocks from the headline within which a line counts even where names say it belongs elsewhere ('card', 'teaser')."""
SHORT_LINE: Final = 60
"""Characters up to which a line may well be no text though it was judged to be."""
_LONG: Final = 90
"""Characters past which a line without a label is hardly a byline."""


def topic_weight(block: Block, names: Names, title: str) -> float:
    """What speaks for a line as one of topics: links elsewhere than to people, words of the title."""
    against = 0.0
    if names.agencies:
        return against
    if block.link_chars and block.link_chars >= 0.7 * sum(len(author.name) for author in names.authors):
        against += 1.0
    if any(author.name.casefold() in title for author in names.authors if " " in author.name):
        against += 1.0
    return against


_REACHED: Final = 1.2
"""What it says for a line that an address of mail stands with the name."""


class ArticlePlace(NamedTuple):
    """Where on the page the article stands."""

    headline: int
    start: int
    """The first paragraph."""
    stop: int
    """Where the looked-at blocks around the beginning end."""
    end: int
    """Past the last paragraph."""


def names_of_block(block: Block, words: Words, lexicon: Lexicon) -> Names:
    """What a line names, with what its inline markup sets apart."""
    names = read_names(block.text, lexicon)
    if spans := _name_spans(block, words, _start_of_tags(block.text, lexicon)):
        is_part = len(spans) == 1 and is_full_name(spans[0].name)
        is_part = is_part and [author.name.startswith(f"{spans[0].name} ") for author in names.authors] == [True]
        if is_part or (len(spans) >= len(names.authors) and not (names.is_labelled and len(spans) < 2)):
            return Names(spans, names.agencies, names.is_labelled, True)
        urls = {author.name.casefold(): author.url for author in spans}
        authors = tuple(Author(a.name, a.role, a.url or urls.get(a.name.casefold())) for a in names.authors)
        names = names._replace(authors=authors)
    return names


def wording_weight(names: Names, text: str, index: int, place: ArticlePlace) -> float:
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
    weight += _REACHED if "@" in text and names.is_whole else 0.0
    weight += 0.6 if 0 < index - place.headline <= CLOSE_BLOCKS else 0.0
    weight += 0.4 if place.headline < index <= place.start else 0.0
    distance = min(abs(index - place.headline), abs(index - place.start), abs(index - place.end))
    return weight - min(distance * 0.03, 1.0) - (0.7 if index >= place.stop else 0.0)


def is_credit(text: str, lexicon: Lexicon) -> bool:
    """Whether a line is a picture's credit: 'Photo: Reuters'."""
    if text[0] in "([" and text[-1] in ")]" and not agency_of(text) and not reporters_of_line(text):
        return True
    return label_of(lexicon, "credit", text.lstrip(" ([|")) is not None


def markup_evidence(page: Page, block: Block, is_item: bool) -> float:
    """What the markup says for a block as a byline."""
    if page.is_text:
        return 0.0
    container = page.containers[block.container]
    if not block.spans and not container.all_hints & AUTHORS:
        return 0.7 * is_item
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


def is_author_link(span: Span) -> bool:
    """Whether a span is a link that the page calls one to its author."""
    return span.tag == "a" and "author" in (span.attributes.get("rel") or "")


def _is_person_link(span: Span) -> bool:
    """Whether a span is a link to an author's page."""
    if span.tag != "a":
        return False
    return is_author_link(span) or _PERSON_PAGES.search(span.attributes.get("href") or "") is not None


def _start_of_tags(text: str, lexicon: Lexicon) -> int:
    """Where the label of topics begins in a line that names authors before: 'By Ada Moss | Tags: Tides, Boats'."""
    lower = text.lower() if ":" in text else ""
    starts = [lower.find(f"{label}:") for label in lexicon.folded("tags")] if lower else []
    return min((start for start in starts if start > 0), default=len(text))


def _name_spans(block: Block, words: Words, end: int) -> tuple[Author, ...]:
    """Authors that inline markup sets apart before `end`: links to their pages, elements named after authors."""
    authors: list[Author] = []
    certain: list[bool] = []
    last_end = -1
    for span in block.spans:
        is_link = _is_person_link(span)
        is_named = bool(span.hints & _AUTHOR)
        if not is_link and not is_named and not (span.tag in ("a", "span") and len(block.spans) > 1):
            continue
        if span.start >= end:
            break
        if span.start < last_end:
            if is_link and authors and span.end <= last_end:
                authors[-1] = Author(authors[-1].name, None, span.attributes.get("href"))
            continue
        text = trimmed(block.text[span.start : span.end], words)
        if " " in text and (match := words.glued.match(text)):
            text = text[match.end() :]
        if (
            words.byline
            and text.casefold().split(maxsplit=1)[:1]
            and text.casefold().split(maxsplit=1)[0] in words.starts
        ):
            continue  # holds a label: the line is read as a whole
        is_small = is_named and text.islower() and text.count(" ") == 1  # 'ada moss', as its owner wrote it
        if (
            not text
            or agency_of(text)
            or not is_name(text.title() if is_small else text, is_trusted=False, words=words)
        ):
            continue
        if not is_link and not is_named and (" " not in text or is_role(text, words)):
            continue
        if is_role(text, words) and not is_desk(text, words):
            continue
        if len(split_names(text, words)) > 1:
            continue
        authors.append(Author(text, None, span.attributes.get("href") if is_link else None))
        certain += [is_link or is_named]
        last_end = span.end
    if any(certain):
        authors = [author for author, is_certain in zip(authors, certain, strict=True) if is_certain]
    return unique_authors(authors)


def _is_bare(names: Names, text: str) -> bool:
    """Whether a line is hardly more than its names, dates aside."""
    if names.is_whole and not names.is_labelled and not any(author.role for author in names.authors):
        return True
    return sum(len(author.name) for author in names.authors) >= 0.8 * len(text)


class Prose:
    """What the text of an article says of names that stand around it without a label."""

    def __init__(self, page: Page, judgement: Judgement) -> None:
        self._page, self._judgement = page, judgement

    @cached_property
    def _lower(self) -> frozenset[str]:
        """The words that the text writes in lower case."""
        scores, blocks = self._judgement.scores, self._page.blocks
        inside = range(self._judgement.first, min(self._judgement.end, self._judgement.first + _PROSE_BLOCKS))
        text = "\n".join([blocks[index].text for index in inside if scores[index] >= LIKELY])
        return frozenset(filter(str.islower, _LOWER.findall(text[:_PROSE_READ])))

    def without_topics(self, names: Names, words: Words) -> Names:
        """The names without those that are words of the text, such as 'Market Trends'."""
        people = tuple(author for author in names.authors if not self._is_topic(author.name, words))
        return names if len(people) == len(names.authors) else names._replace(authors=people, is_whole=False)

    def _is_topic(self, name: str, words: Words) -> bool:
        """Whether the text writes most words of what is no newsroom's name in lower case."""
        if agency_of(name) or is_desk(name, words):
            return False
        parts = _PART.findall(name.casefold())
        return sum(part in self._lower for part in parts) > len(parts) / 2

    def uses(self, name: str) -> bool:
        """Whether the text writes any word of a name in lower case."""
        return not self._lower.isdisjoint(_PART.findall(name.casefold()))

    def tells_of(self, name: str) -> bool:
        """Whether a note below the text begins with a name, 'Ada Moss writes on rivers', or stands under it."""
        blocks = self._page.blocks[max(self._judgement.end - _NOTES_ABOVE, 0) : self._judgement.end + _NOTES_BELOW]
        notes = [block.text.removeprefix(name) for block in blocks if block.text.startswith(name)]
        return any(len(note) > _NOTE for note in notes) or ("" in notes and not self.uses(name))


_LOWER: Final = re.compile(r"(?<!\w)[^\W\d_A-ZÀ-Þ][^\W\d_]+")
_PART: Final = re.compile(r"[^\W\d_]{3,}")
_PROSE_BLOCKS: Final = 60
_PROSE_READ: Final = 5_000
"""Characters of the text in which words are looked up."""
_NOTES_ABOVE: Final = 3
_NOTES_BELOW: Final = 20
"""Blocks above and below the end of the text among which a note on the author is looked for."""
_NOTE: Final = 20
"""Characters that a note on an author has besides the name."""


def dated_blocks(page: Page, indices: Sequence[int]) -> set[int]:
    """Blocks that hold a date or a `time` element."""
    dated = {index for _, index, _ in page.times}
    languages = languages_of(page.lexicon)
    is_text = page.is_text
    for index in indices:
        text = page.blocks[index].text
        if len(text) <= LONGEST_LINE and (
            dates_in(text, languages) or (is_text and len(text) <= SHORT_LINE and is_dating(text, page.lexicon))
        ):
            dated.add(index)
    return dated
