"""When the article was published and changed: decided by the votes of metadata, markup, shown dates and address."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any, Final, NamedTuple
from urllib.parse import urlsplit

from newsparse.fields.judgement import Judgement
from newsparse.fields.labels import label_of
from newsparse.fields.moments import dates_in, languages_of, moment, relative, same_day, written
from newsparse.fields.surroundings import LIKELY, foreign_hints, head, is_elsewhere, tail, text_start
from newsparse.json_values import text_of
from newsparse.lexicon import fold
from newsparse.page import Finding, Hint, Origin, Page

_PUBLISHED: Final = (
    ("article:published_time", 2.6), ("og:published_time", 2.4), ("og:article:published_time", 2.4),
    ("article:published", 2.4), ("article_published_time", 2.4), ("article:published:time", 2.4),
    ("http://ogp.me/ns/article#published_time", 2.4), ("datepublished", 2.4), ("parsely-pub-date", 2.2),
    ("cxenseparse:recs:publishtime", 2.2), ("cxenseparse:publishtime", 2.2), ("cxenseparse:recs:published_time", 2.2),
    ("dc.date.issued", 2.0), ("dcterms.issued", 2.0), ("dc.issued", 2.0), ("sailthru.date", 1.6), ("pubdate", 2.0),
    ("pub_date", 2.0), ("publish-date", 2.0), ("publish_date", 2.0), ("og:publish_date", 2.0), ("published-date", 2.0),
    ("published_date", 2.0), ("publishdate", 2.0), ("publication_date", 2.0), ("publication-date", 2.0), ("published", 2.0),
    ("published_at", 2.0), ("citation_publication_date", 2.0), ("citation_date", 1.8), ("prism.publicationdate", 2.0),
    ("content:publishdate", 2.0), ("rnews:datepublished", 2.0), ("article.published", 2.0), ("release_date", 1.6),
    ("og:release_date", 1.6), ("originalpublicationdate", 2.0), ("article_date_original", 2.0), ("displaydate", 1.6),
    ("timestamp", 1.2), ("date", 1.4), ("dc.date", 1.4), ("dcterms.date", 1.4), ("dcterms.created", 1.4),
    ("dc.date.created", 1.4), ("date.created", 1.4), ("datecreated", 1.4), ("w-published-date", 1.6),
    ("published-time", 1.0), ("date.available", 1.0),
)  # fmt: skip
"""Names of `meta` elements for the time of publication (Open Graph, schema.org, Dublin Core, PRISM, Parse.ly, Sailthru,
Cxense, Highwire), and the weight of their vote."""
_MODIFIED: Final = (
    "article:modified_time", "og:updated_time", "og:modified_time", "og:article:modified_time", "article:modified",
    "article:updated_time", "datemodified", "cxenseparse:modified_time", "dc.date.modified", "dcterms.modified",
    "date.modified", "date.updated", "last_updated_date", "lastmod", "last-modified", "updated", "article_modified_time",
    "article:modified:time", "http://ogp.me/ns/article#modified_time", "revised", "modified-date", "updated_time",
)  # fmt: skip
_LD_WEIGHT: Final = 3.0
_COPY_DISCOUNT: Final = 2.0
"""Taken off the vote of a publication time that is but the time of the last change: many systems fill in both so."""
_AGREEMENT: Final = 0.5
"""Share of its weight that each further vote for the same day adds."""
_LINE: Final = 220
"""Characters past which a block is running text, not a line of dates."""
_ALONE: Final = 14
"""Letters besides dates, labels and weekdays up to which a line is taken to be nothing but a date."""
_SENTENCE: Final = 45
"""Letters besides dates and labels from which a line is likely to tell of a date rather than to bear one."""
_FARTHEST: Final = 5_000
"""Blocks in which a date far from the text is looked for; real pages have some hundreds."""
_TELLING: Final = 1.2
"""The weight of a shown date that spares looking for others below the text."""
_MIDDLE: Final = 8
"""Blocks from the start of the looked-at zone to the headline, about."""
_CLOSE: Final = 4
"""Blocks from the headline within which a date counts even where names say it belongs elsewhere ('card', 'teaser')."""
_RELATIVE: Final = 90
"""Characters of the longest line that tells a date from now."""
_PIECE: Final = re.compile(r"\s?[|•·–—,]\s?")
_CLOSE_BETWEEN: Final = 10
"""The same between headline and text."""
_PICTURES: Final = int(Hint.CAPTION | Hint.CREDIT)
_SLACK: Final = timedelta(days=2)
"""A date may lie this far past now: clocks and zones differ, papers are dated ahead."""
_URL_DATE: Final = re.compile(
    r"(?<!\d)((?:19|20)\d{2})(?:([/_-])(?:(\d{1,2})|([a-z]{3})[a-z]{0,6})\2(\d{1,2})(?!\d)|(\d{2})(\d{2})(?!\d{1,3}(?!\d)))"
)
_DAY_FIRST_HOSTS: Final = frozenset("uk au nz ie in za ng ke gh my sg pk lk bd zw zm na tz ug mt".split())
"""Top-level domains of English-writing countries that write the day before the month."""
_LETTER: Final = re.compile(r"[^\W\d_]")
_WORDS: Final = re.compile(r"[^\W\d_]+")


class _Vote(NamedTuple):
    """One statement of a date."""

    value: datetime
    weight: float
    origin: Origin
    rule: str
    blocks: tuple[int, ...] = ()


def find_dates(page: Page, judgement: Judgement) -> tuple[Finding[datetime] | None, Finding[datetime] | None]:
    """Published and modified, found together since each is evidence for the other.

    Published is the first publication: where metadata states it and the page shows but the last change, the two differ.
    A date of change alone serves as both, as nothing better is known.
    """
    latest = (page.now or datetime.now(UTC)).replace(tzinfo=None) + _SLACK
    changed = [vote for vote in _stated_changes(page) if vote.value.replace(tzinfo=None) <= latest]
    stated = [vote for vote in _stated(page, judgement, changed) if vote.value.replace(tzinfo=None) <= latest]
    address = list(_in_address(page))
    known = [vote.value for vote in (*stated, *changed, *address)]
    shown, updates = _shown(page, judgement, latest, known)
    published = _elect([*stated, *shown, *address])
    if published is None and (others := [*updates, *changed]):
        published = others[0]._replace(rule=f"only date: {others[0].rule}", weight=0.5)
    modified = next(iter((*changed, *updates)), None)
    if modified and published and _is_before(modified.value, published.value):
        modified = next((vote for vote in (*changed, *updates) if not _is_before(vote.value, published.value)), None)
    blocks = [vote for vote in (*shown, *updates) if vote.blocks]
    return _finding(published, blocks), _finding(modified, blocks)


def _finding(vote: _Vote | None, shown: Iterable[_Vote]) -> Finding[datetime] | None:
    """A vote with the blocks that show its day and nothing else."""
    if vote is None:
        return None
    blocks = {index for other in shown if same_day(other.value, vote.value) for index in other.blocks}
    return Finding(vote.value, vote.origin, vote.rule, tuple(sorted(blocks)), min(0.4 + vote.weight / 6, 0.99))


def _elect(votes: Iterable[_Vote]) -> _Vote | None:
    """The vote with most weight behind its day, as precise as any vote for the same calendar day."""
    votes = list(votes)
    best: _Vote | None = None
    most = 0.0
    for vote in votes:
        others = sorted((v.weight for v in votes if v is not vote and same_day(v.value, vote.value)), reverse=True)
        weight = vote.weight + _AGREEMENT * sum(others[:3])
        if weight > most:
            best, most = vote, weight
    if best is None:
        return None
    if not _is_timed(best.value):
        for vote in votes:
            if vote.value.date() == best.value.date() and _is_timed(vote.value):
                return vote._replace(weight=most)
    return best._replace(weight=most)


def _is_timed(value: datetime) -> bool:
    return bool(value.hour or value.minute or value.second)


def _is_before(one: datetime, other: datetime) -> bool:
    if one.tzinfo and other.tzinfo:
        return one < other
    return one.date() < other.date()


# ---- what the metadata states


def _stated(page: Page, judgement: Judgement, changed: list[_Vote]) -> Iterator[_Vote]:
    """Times of publication in metadata and microdata."""
    copies = {vote.value for vote in changed}
    article = page.metadata.article
    for key, weight in (("datePublished", _LD_WEIGHT), ("uploadDate", 1.6), ("dateCreated", 1.5)):
        if (value := moment(_scalar(article.get(key)))) or (value := _worded(page, article.get(key))):
            yield _Vote(value, weight - (_COPY_DISCOUNT if value in copies else 0.0), "metadata", f"json-ld {key}")
    meta = page.metadata.meta
    for name, weight in _PUBLISHED:
        if name in meta and ((value := moment(meta[name][0])) or (value := _worded(page, meta[name][0]))):
            yield _Vote(value, weight - (_COPY_DISCOUNT if value in copies else 0.0), "metadata", f"meta {name}")
    found = 0
    for name, index, text in page.microdata:
        if name == "datePublished" and text and (value := moment(text)) and not _is_aside(page, index):
            near = _is_near(page, judgement, index)
            yield _Vote(value, 2.6 if near and not found else 0.8, "markup", "microdata datePublished")
            found += 1
    if not article:
        for node in page.metadata.json_ld:
            if value := moment(_scalar(node.get("datePublished"))):
                yield _Vote(value, 1.2, "metadata", "json-ld datePublished of another node")
                break


def _stated_changes(page: Page) -> list[_Vote]:
    """Times of the last change in metadata and microdata, the most trusted first."""
    votes: list[_Vote] = []
    if value := moment(_scalar(page.metadata.article.get("dateModified"))):
        votes.append(_Vote(value, _LD_WEIGHT, "metadata", "json-ld dateModified"))
    meta = page.metadata.meta
    votes.extend(
        _Vote(value, 2.0, "metadata", f"meta {name}")
        for name in _MODIFIED
        if name in meta and (value := moment(meta[name][0]))
    )
    for name, index, text in page.microdata:
        if name == "dateModified" and text and (value := moment(text)) and not _is_aside(page, index):
            votes.append(_Vote(value, 2.0, "markup", "microdata dateModified"))
            break
    return votes


def _scalar(value: Any) -> Any:
    """A JSON-LD value as a string or number."""
    return value if isinstance(value, str | int | float) else text_of(value)


def _worded(page: Page, value: Any) -> datetime | None:
    """A date that metadata writes as for readers: '13/11/2025 09:21:40', 'Mai 3, 2024'."""
    if not isinstance(value, str) or len(value) > 60:
        return None
    found = next(written(value, page.lexicon.languages[:2], is_month_first=_is_month_first(page)), None)
    return found.value if found else None


def _is_aside(page: Page, index: int) -> bool:
    """Whether the block at (or after) an index belongs to other articles."""
    return index < len(page.blocks) and is_elsewhere(page, page.blocks[index])


def _is_near(page: Page, judgement: Judgement, index: int) -> bool:
    zone = head(page, judgement)
    return zone.start - 4 <= index <= zone.stop


# ---- what the address states


def _in_address(page: Page) -> Iterator[_Vote]:
    """A date in the path of the page's address."""
    for address in (page.url, *page.metadata.links.get("canonical", ())[:1], page.metadata.first("og:url")):
        if not address:
            continue
        try:
            path = urlsplit(address).path.lower()
        except ValueError:
            continue
        match = _URL_DATE.search(path[:400])
        if match:
            year, separator, number, name, day, number_run, day_run = match.groups()
            month = number or number_run or str(_MONTHS.find(name) // 3 + 1)
            if value := moment(f"{year}-{month}-{day or day_run}"):
                yield _Vote(value, 1.4 if separator == "/" else 0.9, "metadata", "url")
                return


_MONTHS: Final = "janfebmaraprmayjunjulaugsepoctnovdec"
"""English short names, as addresses spell months: /2024/apr/30/."""


# ---- what the page shows


def _is_month_first(page: Page) -> bool:
    """Whether '3/4/2024' is the fourth of March here: in American English, or where nothing says otherwise."""
    language = page.metadata.language or page.metadata.first("og:locale") or next(iter(languages_of(page.lexicon)), "")
    primary, _, region = language.replace("_", "-").partition("-")
    if primary and primary.lower() != "en":
        return False
    if region:
        return region.upper() in ("US", "PH", "CA")
    try:
        host = urlsplit(page.url or "").hostname or ""
    except ValueError:
        host = ""
    return host.rpartition(".")[2] not in _DAY_FIRST_HOSTS


def _shown(
    page: Page, judgement: Judgement, latest: datetime, known: list[datetime]
) -> tuple[list[_Vote], list[_Vote]]:
    """Dates shown around the text: of publication or unlabelled, and of changes; the likeliest first."""
    votes: list[_Vote] = []
    updates: list[_Vote] = []
    below: list[tuple[_Vote, str]] = []
    zone = head(page, judgement)
    for _, vote, label in _dates_shown(page, judgement, zone, zone, latest, known):
        (updates if label == "updated" else votes).append(vote)
    if not known and not any(vote.weight >= _TELLING for vote in (*votes, *updates)):
        under = tail(page, judgement)
        lines = range(max(under.start, zone.stop), under.stop)
        for _, vote, label in _dates_shown(page, judgement, lines, zone, latest, known):
            if label == "published":
                votes.append(vote)
            else:
                below.append((vote, label))
    if not votes and not updates:
        if len({vote.value.date() for vote, _ in below}) != 1:  # several are those of other articles
            below = [] if known else _far(page, judgement, zone, latest)
        votes.extend(vote for vote, label in below if label != "updated")
        updates.extend(vote for vote, label in below if label == "updated")
    votes.sort(key=lambda vote: -vote.weight)
    updates.sort(key=lambda vote: -vote.weight)
    return votes, updates


def _far(page: Page, judgement: Judgement, zone: range, latest: datetime) -> list[tuple[_Vote, str]]:
    """Where no date stands around the text: the nearest line elsewhere that is a date and no more, a labelled one first."""
    others = [index for index in range(min(len(page.blocks), _FARTHEST)) if index not in zone]
    lines = [
        (vote, label, index)
        for index, vote, label in _dates_shown(page, judgement, others, zone, latest, [])
        if vote.blocks or label == "published"
    ]
    if not lines:
        return []
    start = zone.start + _MIDDLE
    vote, label, _ = min(lines, key=lambda line: (line[1] != "published", abs(line[2] - start)))
    return [(vote._replace(weight=0.2), label)]


def _dates_shown(
    page: Page, judgement: Judgement, indices: Iterable[int], zone: range, latest: datetime, known: list[datetime]
) -> Iterator[tuple[int, _Vote, str]]:
    """The dates that lines show: index, vote, and what the label says: 'published', 'updated' or nothing.

    Where day and month could be either way round, the way that gives a `known` date is right.
    """
    anchor = judgement.headline if judgement.headline is not None else zone.start
    month_first = _is_month_first(page)
    times: dict[int, list[str]] = {}
    for stamp, index, _ in page.times:
        if stamp:
            times.setdefault(index, []).append(stamp)
    days = {value.date() for value in known}
    text_at = text_start(page, judgement)
    foreign = foreign_hints(page, judgement)
    published = page.lexicon.folded("published")
    updated = page.lexicon.folded("updated")
    label_above = ""
    languages = languages_of(page.lexicon)
    for index in indices:
        if index in judgement.apart:
            continue
        block = page.blocks[index]
        text = block.text
        if block.kind != "text" or len(text) > _LINE:
            label_above = ""
            continue
        hints = page.hints(block)
        distance = abs(index - anchor)
        is_between = anchor < index < text_at
        if hints & _PICTURES or (hints & foreign and distance > (_CLOSE_BETWEEN if is_between else _CLOSE)):
            continue
        stamps = times.get(index)
        found = dates_in(text, languages, month_first)
        if not found and not stamps:
            told = _told_from_now(page, text)
            if told is None:
                label_above = text if len(text) < 40 else ""
                continue
            values = [told]
        elif stamps and len(stamps) >= len(found):
            values = [(value, 0, 0) for stamp in stamps if (value := moment(stamp))]
            for at, item in enumerate(found[: len(values)]):
                values[at] = (values[at][0], item.start, item.end)
        else:
            values = [(item.value, item.start, item.end) for item in found]
        letters = len(_LETTER.findall(_residue(page, text, values)))
        is_alone = letters <= _ALONE
        if index == judgement.headline and not stamps and not is_alone:
            continue  # a headline that speaks of a day; one that is but a date was taken for it wrongly
        is_running = judgement.scores[index] >= LIKELY and letters > _SENTENCE
        at = 0
        for value, start, end in values:
            label = fold(text[at:start] or label_above)
            at = end
            if known and value.day <= 12 and value.day != value.month and text[start : start + 1].isdecimal():
                swapped = value.replace(day=value.month, month=value.day)
                if swapped.date() in days and value.date() not in days:
                    value = swapped
            if value.replace(tzinfo=None) > latest:
                continue
            is_update = _says(label, updated)
            is_publication = not is_update and _says(label, published)
            if is_running and not is_publication:
                continue
            weight = 1.0 + 1.2 * is_publication + 0.5 * is_alone - 0.8 * is_running
            weight += 0.4 * bool(stamps) + 0.3 * bool(hints & Hint.DATE)
            if distance <= _CLOSE and not is_alone and not is_publication and label_of(page.lexicon, "byline", text):
                weight += 1.2  # bylines bear the article's date
            weight -= min(distance * 0.02, 0.6) + 0.3 * (index < anchor) + 0.5 * (index >= zone.stop)
            weight -= 0.5 * (letters > _SENTENCE and not is_publication) + 0.6 * bool(hints & foreign)
            vote = _Vote(
                value,
                max(weight, 0.1),
                "markup" if stamps else "wording",
                "shown",
                (index,) if is_alone and index != judgement.headline else (),
            )
            yield index, vote, "updated" if is_update else "published" if is_publication else ""
        label_above = ""


def _says(label: str, words: frozenset[str]) -> bool:
    """Whether a label holds one of these words or phrases, whole."""
    if not label:
        return False
    if not label.isascii() and any(word in label for word in words if not word.isascii()):
        return True
    parts = _WORDS.findall(label)
    if not words.isdisjoint(parts):
        return True
    padded = f" {' '.join(parts)} "
    return any(f" {word} " in padded for word in words if " " in word)


def _residue(page: Page, text: str, found: Iterable[tuple[datetime, int, int]]) -> str:
    """What a line says besides dates, their labels and weekdays."""
    at = 0
    parts = []
    for _, start, end in found:
        parts.append(text[at:start])
        at = max(end, at)
    parts.append(text[at:])
    words = _WORDS.findall(" ".join(parts).casefold())
    known = page.lexicon.folded("weekdays") | page.lexicon.folded("published") | page.lexicon.folded("updated")
    return " ".join(word for word in words if word not in known)


def _told_from_now(page: Page, text: str) -> tuple[datetime, int, int] | None:
    """A line such as 'Published 3 hours ago', where now is known: the moment, and where in the line it is told."""
    if page.now is None or len(text) > _RELATIVE:
        return None
    starts = [0, *(match.end() for match in _PIECE.finditer(text))]
    for category in ("published", "updated"):
        starts += [start + match.end() for start in starts if (match := label_of(page.lexicon, category, text[start:]))]
    for start in sorted(set(starts)):
        piece = _PIECE.split(text[start:])[0].strip()
        if piece and page.lexicon.is_label("relative", piece):
            if value := relative(piece, page.now, page.lexicon.languages[:2]):
                return value, start, start + len(piece)
    return None
