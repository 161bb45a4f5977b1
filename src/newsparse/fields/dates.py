"""When the article was published and changed: decided by the votes of metadata, markup, shown dates and address."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Any, Final, NamedTuple, TypeAlias
from urllib.parse import urlsplit

from newsparse.fields.judgement import Judgement
from newsparse.fields.labels import label_of
from newsparse.fields.moments import (
    Written,
    dates_in,
    languages_of,
    may_be_dated,
    moment,
    relative,
    same_day,
    without_year,
    written,
)
from newsparse.fields.surroundings import LIKELY, foreign_hints, head, is_elsewhere, tail, text_start
from newsparse.json_values import text_of
from newsparse.lexicon import fold
from newsparse.lexicon.detect import detect_language
from newsparse.page import Block, Finding, Hint, Origin, Page

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
_NOTES: Final = 6
"""Blocks above the end of the text that may say when it was first published."""
_DISPLAYED: Final = 1.5
"""What it says for the only day shown around the text that it is no day of a change: editors set it."""
_PURE: Final = 0.2
"""What it says that a line is a date and nothing else."""
_FIRST: Final = 2.5
"""What a label such as 'originally published on' says more than 'published'."""
_IN_BYLINE: Final = 1.7
"""What the label of a byline in the same line says: bylines bear the article's date."""
_NEIGHBOURS: Final = 10
"""Blocks within which dates of other days show that a date is one of a list of teasers."""
_LABEL: Final = 40
"""Characters of the longest line that may label a date in the next."""
_RELATIVE: Final = 90
"""Characters of the longest line that tells a date from now."""
_AT: Final = re.compile(r"(?:\s[^\W\d_]{1,4})?\s\d{1,2}[:.h]\d{2}")
"""A time of day behind 'yesterday', with a word such as 'at'."""
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
_COPYRIGHT_YEAR: Final = re.compile(r"(?<!\d)20\d\d(?!\d)")
_GUESSED: Final = 0.3
"""The weight of a date that leaves its year to be guessed."""
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
    start = text_start(page, judgement)
    zone = head(page, judgement, start)
    order = _Order(page)
    changed = [vote for vote in _stated_changes(page) if vote.value.replace(tzinfo=None) <= latest]
    stated = [vote for vote in _stated(page, zone, order, changed) if vote.value.replace(tzinfo=None) <= latest]
    address = list(_in_address(page))
    known = [vote.value for vote in (*stated, *changed, *address)]
    shown, updates = _Shown(page, judgement, zone, start, order, latest, known).votes(changed)
    published = _elect([*stated, *shown, *address])
    if published is None and (others := [*updates, *changed]):
        published = others[0]._replace(rule=f"only date: {others[0].rule}", weight=0.5)
    modified = next(iter((*changed, *updates)), None)
    if modified and published and _is_before(modified.value, published.value):
        modified = next((vote for vote in (*changed, *updates) if not _is_before(vote.value, published.value)), None)
    told = (*stated, *changed)
    published, modified = published and _zoned(published, told), modified and _zoned(modified, told)
    blocks = [vote for vote in (*shown, *updates) if vote.blocks]
    return _finding(published, blocks), _finding(modified, blocks)


def _finding(vote: _Vote | None, shown: Iterable[_Vote]) -> Finding[datetime] | None:
    """A vote with the blocks that show its day and nothing else."""
    if vote is None:
        return None
    blocks = {index for other in shown if same_day(other.value, vote.value) for index in other.blocks}
    return Finding(vote.value, vote.origin, vote.rule, tuple(sorted(blocks)), min(0.4 + vote.weight / 6, 0.99))


_VOTES: Final = 120
"""Votes that are counted, the first that a page gives: each is compared with all others."""


def _elect(votes: Iterable[_Vote]) -> _Vote | None:
    """The vote with most weight behind its day, as precise as any vote for the same calendar day."""
    votes = list(islice(votes, _VOTES))
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
        for vote in votes:  # the day of an instant depends on the zone, which readers are not told
            if vote.value.tzinfo and _is_timed(vote.value) and same_day(vote.value, best.value):
                return vote._replace(weight=most)
    return best._replace(weight=most)


def _is_timed(value: datetime) -> bool:
    return bool(value.hour or value.minute or value.second)


def _is_before(one: datetime, other: datetime) -> bool:
    """Whether one time is before another; a day alone is before a time of that day, of which it tells less."""
    if one.tzinfo and other.tzinfo:
        return one < other
    return one.date() < other.date() or (one.date() == other.date() and not _is_timed(one) and _is_timed(other))


def _zoned(vote: _Vote, told: Iterable[_Vote]) -> _Vote:
    """A vote without a zone in the zone of another for the same minute, as what is shown and what metadata states, or for the
    same second of UTC, as two entries of which one leaves its zone out.
    """
    value = vote.value
    if value.tzinfo or not _is_timed(value):
        return vote
    minute = value.replace(second=0, microsecond=0)
    for other in [other.value for other in told if other.value.tzinfo]:
        if other.replace(second=0, microsecond=0, tzinfo=None) == minute:
            return vote._replace(value=value.replace(tzinfo=other.tzinfo))
        if value.second and other.astimezone(UTC).replace(tzinfo=None, microsecond=0) == value.replace(microsecond=0):
            return vote._replace(value=value.replace(tzinfo=UTC))
    return vote


# ---- what the metadata states


def _stated(page: Page, zone: range, order: _Order, changed: list[_Vote]) -> Iterator[_Vote]:
    """Times of publication in metadata and microdata."""
    copies = {vote.value for vote in changed}
    article = page.metadata.article
    for key, weight in (("datePublished", _LD_WEIGHT), ("uploadDate", 1.6), ("dateCreated", 1.5)):
        if (value := moment(_scalar(article.get(key)))) or (value := _worded(page, order, article.get(key))):
            yield _Vote(value, weight - (_COPY_DISCOUNT if value in copies else 0.0), "metadata", f"json-ld {key}")
    meta = page.metadata.meta
    for name, weight in _PUBLISHED:
        if name in meta and ((value := moment(meta[name][0])) or (value := _worded(page, order, meta[name][0]))):
            yield _Vote(value, weight - (_COPY_DISCOUNT if value in copies else 0.0), "metadata", f"meta {name}")
    found = 0
    for name, index, text in page.microdata:
        if name == "datePublished" and text and (value := moment(text)) and not _is_aside(page, index):
            is_near = zone.start - 4 <= index <= zone.stop
            yield _Vote(value, 2.6 if is_near and not found else 0.8, "markup", "microdata datePublished")
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


def _worded(page: Page, order: _Order, value: Any) -> datetime | None:
    """A date that metadata writes as for readers: '13/11/2025 09:21:40', 'Mai 3, 2024'."""
    if not isinstance(value, str) or len(value) > 60:
        return None
    found = next(written(value, page.lexicon.languages[:2]), None)
    return order.read(found) if found else None


def _is_aside(page: Page, index: int) -> bool:
    """Whether the block at (or after) an index belongs to other articles."""
    return index < len(page.blocks) and is_elsewhere(page, page.blocks[index])


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


class _Order:
    """Which of day and month a page writes first."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._known: dict[str, bool] = {}

    def read(self, date: Written) -> datetime:
        """The moment that a date stands for on this page."""
        return date.read(self._is_month_first(date.joint)) if date.joint else date.value

    def _is_month_first(self, joint: str) -> bool:
        if joint not in self._known:
            shown = self._shown(joint)
            self._known[joint] = shown if shown is not None else joint != "." and self._by_language()
        return self._known[joint]

    def _shown(self, joint: str) -> bool | None:
        """What another date on the page tells that is set apart alike and can be read in one way only."""
        for block in self._page.blocks[:_FARTHEST]:
            text = block.text
            if joint not in text or len(text) > _LINE:
                continue
            for match in _NUMBERS.finditer(text):
                first, second = int(match[1]), int(match[3])
                if match[2] == joint and (first > 12) != (second > 12):
                    return second > 12
        return None

    def _by_language(self) -> bool:
        """Whether '3/4/2024' is the fourth of March: in American English, or where nothing says otherwise."""
        page = self._page
        language = (
            page.metadata.language or page.metadata.first("og:locale") or next(iter(languages_of(page.lexicon)), "")
        )
        if not language and (likeliest := detect_language("\n".join([block.text for block in page.blocks]))):
            language = likeliest[0]  # not sure enough for its labels, and yet likelier than English
        primary, _, region = language.replace("_", "-").partition("-")
        if primary and primary.lower() != "en":
            return False
        if region:
            return region.upper() in ("US", "PH", "CA")
        try:
            host = urlsplit(page.url or "").hostname or ""
        except ValueError:
            host = ""
        if host.rpartition(".")[2] in _DAY_FIRST_HOSTS:
            return False
        lines = "\n".join([block.text for block in page.blocks[:_FARTHEST] if len(block.text) <= _LINE])
        return len(_DAY_THEN_MONTH.findall(lines)) <= len(_MONTH_THEN_DAY.findall(lines))


_STAMP: Final = re.compile(r"T\d{2}:\d{2}")
_NUMBERS: Final = re.compile(r"(?<![\d.,/-])(\d{1,2})([/.-])(\d{1,2})\2(?:\d{4}|\d{2})(?![\d/-])")
_DAY_THEN_MONTH: Final = re.compile(r"(?<!\d)\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8},? \d{4}(?!\d)")
_MONTH_THEN_DAY: Final = re.compile(r"(?<!\w)[A-Z][a-z]{2,8} \d{1,2}(?:st|nd|rd|th)?, \d{4}(?!\d)")


class _Shown:
    """The dates that a page shows."""

    def __init__(
        self, page: Page, judgement: Judgement, zone: range, start: int, order: _Order, latest: datetime,
        known: list[datetime],
    ) -> None:  # fmt: skip
        self.page, self.judgement, self.zone, self.start, self.order = page, judgement, zone, start, order
        self.latest, self.known = latest, known
        self.days = {value.date() for value in known}
        self.anchor = judgement.headline if judgement.headline is not None else zone.start
        self.foreign = foreign_hints(page, judgement, start)
        self.times: dict[int, list[str]] = {}
        for stamp, index, _ in page.times:
            if stamp:
                self.times.setdefault(index, []).append(stamp)

    def votes(self, changed: list[_Vote]) -> tuple[list[_Vote], list[_Vote]]:
        """Dates shown around the text: of publication or unlabelled, and of changes; the likeliest first.

        Where nothing else tells the date, the lines below the text are read too, and others where neither show any.
        """
        page, judgement, zone = self.page, self.judgement, self.zone
        around = list(self._lines(zone))
        updates = [line.vote for line in around if line.label == "updated"]
        votes = self._against(changed, [line for line in around if line.label != "updated"])
        below: list[_Line] = []
        if not self.known:
            under = tail(page, judgement)
            found = list(self._lines(range(max(under.start - _NOTES, zone.stop), under.stop)))
            votes += [line.vote for line in found if line.label == "first"]
            if not any(vote.weight >= _TELLING for vote in (*votes, *updates)):
                found = [line for line in found if line.index >= under.start]
                votes += [line.vote for line in found if line.label == "published"]
                below = [line for line in found if line.label in ("updated", "")]
        if not votes and not updates:
            if len({line.vote.value.date() for line in below}) != 1:  # several are those of other articles
                below = [] if self.known else self._far()
            votes += [line.vote for line in below if line.label != "updated"]
            updates += [line.vote for line in below if line.label == "updated"]
            if not votes and not updates and not self.known:
                votes = self._without_year()
        return sorted(votes, key=lambda vote: -vote.weight), sorted(updates, key=lambda vote: -vote.weight)

    def _against(self, changed: list[_Vote], lines: list[_Line]) -> list[_Vote]:
        """Votes of lines around the text; the only day shown that is none of a change is the one that editors set."""
        votes = [line.vote for line in lines]
        days = {vote.value.date() for vote in votes}
        if len(days) == 1 and self.known and not any(same_day(vote.value, votes[0].value) for vote in changed):
            votes[0] = votes[0]._replace(weight=votes[0].weight + _DISPLAYED)
        return votes

    def _far(self) -> list[_Line]:
        """Where no date stands around the text: the nearest line elsewhere that is labelled, else that is but a date.

        One among the paragraphs, or with others near it, is that of a teaser.
        """
        others = [index for index in range(min(len(self.page.blocks), _FARTHEST)) if index not in self.zone]
        lines = [line for line in self._lines(others) if line.vote.blocks or line.label == "published"]
        start = self.zone.start + _MIDDLE
        lines.sort(key=lambda line: (line.label != "published", abs(line.index - start)))
        inside = range(self.zone.stop, self.judgement.end)
        days = {line.index: line.vote.value.date() for line in lines}
        for line in lines:
            near = (days.get(index) for index in range(line.index - _NEIGHBOURS, line.index + _NEIGHBOURS + 1))
            is_one_of_many = any(day not in (None, days[line.index]) for day in near)
            if line.label == "published" or (line.index not in inside and not is_one_of_many):
                return [line._replace(vote=line.vote._replace(weight=0.2))]
        return []

    def _without_year(self) -> list[_Vote]:
        """The first line around the beginning that is a date which leaves its year to the reader.

        Where now is not known, a date with a time of day is one of the year of the page's copyright; of those without, the
        labelled texts hold two, both older than that.
        """
        now = self.page.now
        latest = self.latest if now else self._end_of_copyright()
        if latest is None:
            return []
        blocks, languages = self.page.blocks, languages_of(self.page.lexicon)
        for index in range(max(self.anchor - _CLOSE, self.zone.start), min(self.start, self.zone.stop)):
            block = blocks[index]
            if block.kind != "text" or len(block.text) > _LINE or index == self.judgement.headline:
                continue
            found = without_year(block.text, languages, latest)
            if found is None or not (now or found.is_timed) or self._is_elsewhere(index, block) or index in self.judgement.apart:
                continue
            letters = len(_LETTER.findall(_residue(self.page, block.text, [(found.value, found.start, found.end)])))
            is_alone = letters <= _ALONE
            if is_alone or _is_named(block.text[: found.start]) or label_of(self.page.lexicon, "byline", block.text):
                return [_Vote(found.value, _GUESSED, "wording", "shown without its year", (index,) * is_alone)]
        return []

    def _end_of_copyright(self) -> datetime | None:
        """The last moment of the year of the page's copyright, or now if that comes first."""
        notes = [block.text for block in self.page.blocks if "©" in block.text and len(block.text) <= _LINE]
        years = [int(year) for note in notes for year in _COPYRIGHT_YEAR.findall(note)]
        last = max((year for year in years if year <= self.latest.year), default=None)
        return min(datetime(last, 12, 31, 23, 59), self.latest) if last else None

    def _lines(self, indices: Iterable[int]) -> Iterator[_Line]:
        """The dates that lines show."""
        blocks, apart, times = self.page.blocks, self.judgement.apart, self.times
        languages = languages_of(self.page.lexicon)
        label_above = ""
        for index in indices:
            block = blocks[index]
            text = block.text
            if block.kind != "text" or len(text) > _LINE:
                label_above = ""
                continue
            values: list[_Moment] = []
            if index in times or may_be_dated(text):
                found = _for_readers(text, dates_in(text, languages))
                values = _moments(found, times.get(index, ()), self.order)
            if not values and self.page.now is not None and (told := _told_from_now(self.page, text)) is not None:
                values = [told]
            if not values:
                label_above = text if len(text) < _LABEL else ""
                continue
            if index in apart:
                continue
            if not self._is_elsewhere(index, block):
                yield from self._of_line(index, block, values, label_above)
            label_above = ""

    def _is_elsewhere(self, index: int, block: Block) -> bool:
        """Whether a block belongs to a picture or to other articles."""
        hints = self.page.hints(block)
        near = _CLOSE_BETWEEN if self.anchor < index < self.start else _CLOSE
        return bool(hints & _PICTURES or (hints & self.foreign and abs(index - self.anchor) > near))

    def _of_line(self, index: int, block: Block, values: list[_Moment], label_above: str) -> Iterator[_Line]:
        """The dates that one line shows, which stand at `values`."""
        text = block.text
        is_stamped = index in self.times
        letters = len(_LETTER.findall(_residue(self.page, text, values)))
        is_alone = letters <= _ALONE
        is_headline = index == self.judgement.headline
        if is_headline and not is_stamped and not is_alone:
            return  # a headline that speaks of a day; one that is but a date was taken for it wrongly
        is_running = self.judgement.scores[index] >= LIKELY and letters > _SENTENCE
        at = 0
        for value, start, end in values:
            said = self._label(fold(text[at:start] or label_above))
            at = end
            value = self._as_known(value, text[start : start + 1])
            if value.replace(tzinfo=None) > self.latest or (is_running and said not in ("published", "first")):
                continue
            weight = self._weight(index, block, said, letters) + 0.4 * is_stamped - 0.8 * is_running
            shows = (index,) if is_alone and not is_headline else ()
            vote = _Vote(value, max(weight, 0.1), "markup" if is_stamped else "wording", "shown", shows)
            yield _Line(index, vote, said)

    def _label(self, label: str) -> str:
        """What a label says of the date behind it: 'updated', 'published', 'first' for the first publication, or nothing."""
        lexicon = self.page.lexicon
        if _says(label, lexicon.folded("updated")):
            return "updated"
        if not _says(label, lexicon.folded("published")):
            return ""
        return "first" if _says(label, lexicon.folded("source_first")) else "published"

    def _as_known(self, value: datetime, start: str) -> datetime:
        """A date with day and month the way round that gives one known otherwise."""
        if self.known and value.day <= 12 and value.day != value.month and start.isdecimal():
            swapped = value.replace(day=value.month, month=value.day)
            if swapped.date() in self.days and value.date() not in self.days:
                return swapped
        return value

    def _weight(self, index: int, block: Block, said: str, letters: int) -> float:
        """What a line's label, wording and place say for its date as that of publication."""
        is_publication = said in ("published", "first")
        hints = self.page.hints(block)
        distance = abs(index - self.anchor)
        weight = 1.0 + 1.2 * is_publication + 0.5 * (letters <= _ALONE) + 0.3 * bool(hints & Hint.DATE)
        weight += _PURE * (letters == 0)
        weight += _FIRST * (said == "first")
        if distance <= _CLOSE and letters > _ALONE and not is_publication:
            weight += _IN_BYLINE * (label_of(self.page.lexicon, "byline", block.text) is not None)
        weight -= min(distance * 0.02, 0.6) + 0.3 * (index < self.anchor) + 0.5 * (index >= self.zone.stop)
        return weight - 0.5 * (letters > _SENTENCE and not is_publication) - 0.6 * bool(hints & self.foreign)


_Moment: TypeAlias = tuple[datetime, int, int]
"""A moment, and where in a line it is told."""


class _Line(NamedTuple):
    """A date that a line shows."""

    index: int  # type: ignore[assignment]  # tuple's own method of that name is of no use here
    vote: _Vote
    label: str
    """What stands before it: 'published', 'first' (of a first publication), 'updated' or nothing."""


def _is_named(text: str) -> bool:
    """Whether what stands before a date may be names, and nothing else: 'Ada Moss Ben Ito'."""
    words = _WORDS.findall(text)
    return 1 < len(words) <= _NAMED and all(word[0].isupper() for word in words)


_NAMED: Final = 8
"""Words of the longest names before a date."""


def _for_readers(text: str, found: Sequence[Written]) -> Sequence[Written]:
    """The dates of a line without stamps that a style sheet hides, where it shows one in words: '2024-05-06T10:00May 3, 2024'."""
    if len(found) < 2 or "T" not in text:
        return found
    shown = [item for item in found if not _STAMP.match(text, item.end)]
    return shown or found


def _moments(found: Sequence[Written], stamps: Sequence[str], order: _Order) -> list[_Moment]:
    """The moments of a line: by its `time` elements where they are as many as its written dates."""
    if not stamps or len(stamps) < len(found):
        return [(order.read(item), item.start, item.end) for item in found]
    values = [(value, 0, 0) for stamp in stamps if (value := moment(stamp))]
    for at, item in enumerate(found[: len(values)]):
        values[at] = (values[at][0], item.start, item.end)
    return values


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
        day = _AT.split(piece)[0]
        for told in (piece, day) if day else (piece,):
            if told and page.lexicon.is_label("relative", told):
                if value := relative(told, page.now, page.lexicon.languages[:2]):
                    return value, start, start + len(piece)
    return None
