"""Moments of time as pages write them: machine forms and dates in running words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from typing import Any, Final, NamedTuple

from newsparse.lexicon import Lexicon
from newsparse.lexicon.tables import read_table

LONGEST: Final = 64
"""Characters past which no string is a machine's date."""
_FIRST_YEAR: Final = 1900
_LAST_YEAR: Final = 2100
_SECONDS: Final = (10**8, 10**11)
"""Whole numbers between these are seconds since 1970 (1973 to 5138), those a thousand times as large milliseconds."""

_ISO: Final = re.compile(
    r"(\d{4})-(\d{1,2})-(\d{1,2})"
    r"(?:(?:T|\s|\sT)\s?(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s?"
    r"(Z|z|(?:UTC|GMT) ?[+-]\d{1,2}(?::?\d{2})?|[A-Z]{3,4}|[+-]\d{2}:?\d{2}|[+-]\d{1,2})?)?"
)
_COMPACT: Final = re.compile(r"(\d{4})(\d{2})(\d{2})(?:[T ]?(\d{2})(\d{2})(\d{2})?()?(Z|[+-]\d{2}:?\d{2})?)?")
_OFFSET: Final = re.compile(r"(?:UTC ?|GMT ?)?([+-])(\d{1,2}):?(\d{2})?", re.IGNORECASE)
_DAY: Final = timedelta(days=1)

ZONES: Final = {
    "UTC": 0, "GMT": 0, "Z": 0, "WET": 0, "WEST": 60, "BST": 60, "CET": 60, "CEST": 120, "MEZ": 60, "MESZ": 120,
    "EET": 120, "EEST": 180, "MSK": 180, "TRT": 180, "SAST": 120, "CAT": 120, "EAT": 180, "WAT": 60, "GST": 240,
    "PKT": 300, "IST": 330, "WIB": 420, "MYT": 480, "SGT": 480, "HKT": 480, "JST": 540, "KST": 540, "AEST": 600,
    "AEDT": 660, "NZST": 720, "NZDT": 780, "EST": -300, "EDT": -240, "CDT": -300, "CST": -360, "MST": -420,
    "MDT": -360, "PST": -480, "PDT": -420, "BRT": -180, "ART": -180, "ET": None, "PT": None, "CT": None, "MT": None,
}  # fmt: skip
"""Names of time zones in news pages to minutes east of UTC (IANA's abbreviations; IST as in India); None where the name
leaves summer time open, which the date tells."""
_SEASONAL: Final = {
    "ET": "America/New_York", "CT": "America/Chicago", "MT": "America/Denver", "PT": "America/Los_Angeles",
}  # fmt: skip


def moment(value: object) -> datetime | None:
    """A machine's date or time, with the offset it states; None for what is none. Never raises.

    >>> moment("2024-05-03T15:47:42.389Z").isoformat()
    '2024-05-03T15:47:42.389000+00:00'
    >>> moment("2025-01-13").isoformat()
    '2025-01-13T00:00:00'
    >>> moment("Fri Apr 28 19:20:36 CEST 2023").isoformat()
    '2023-04-28T19:20:36+02:00'
    >>> moment("Mon Jul 01 2024 12:30:00 GMT+0200 (CEST)").isoformat()
    '2024-07-01T12:30:00+02:00'
    >>> moment("9999999999-01-01") is moment("tomorrow") is moment(None) is None
    True
    """
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return _of_number(value)
    if not isinstance(value, str):
        return None
    text = value.strip()
    if not 6 <= len(text) <= LONGEST:
        return None
    match = _ISO.fullmatch(text) or _COMPACT.fullmatch(text)
    if match:
        return _of_parts(match)
    if text.isdecimal():
        return _of_number(int(text))
    if not any(char.isdecimal() for char in text):
        return None
    match = _ISO.match(text)
    if match and not text[match.end() : match.end() + 1].isdecimal():
        if found := _of_parts(match):
            return found
    return _of_words(text)


def _of_parts(match: re.Match[str]) -> datetime | None:
    year, month, day, hour, minute, second, fraction, zone = match.groups()
    try:
        micro = int(fraction[:6].ljust(6, "0")) if fraction else 0
        found = datetime(  # naive where the page gives no offset
            int(year), int(month), int(day), int(hour or 0), int(minute or 0), min(int(second or 0), 59), micro
        )
        if zone:
            found = found.replace(tzinfo=zone_of(zone))
    except (ValueError, OverflowError):
        return None
    return found if _FIRST_YEAR <= found.year <= _LAST_YEAR else None


def zone_of(name: str) -> timezone | None:
    """The time zone of an offset or abbreviation; None for what is unknown.

    >>> str(zone_of("+0530")), str(zone_of("UTC+5:30")), str(zone_of("GMT-3")), str(zone_of("EDT")), zone_of("XYZ")
    ('UTC+05:30', 'UTC+05:30', 'UTC-03:00', 'UTC-04:00', None)
    """
    if match := _OFFSET.fullmatch(name):
        minutes = int(match[2]) * 60 + int(match[3] or 0)
        if minutes > 15 * 60:
            return None
        return timezone(timedelta(minutes=minutes if match[1] == "+" else -minutes)) if minutes else UTC
    offset = ZONES.get(name.upper())
    return None if offset is None else timezone(timedelta(minutes=offset)) if offset else UTC


def _of_number(value: float) -> datetime | None:
    low, high = _SECONDS
    if low * 1000 <= value < high * 1000:
        value /= 1000
    elif not low <= value < high:
        return None
    found = datetime.fromtimestamp(value, UTC)
    return found if _FIRST_YEAR <= found.year <= _LAST_YEAR else None


def _zone_of(name: str | None, seconds: int | None) -> tzinfo | None:
    """A zone by its offset or its name, for dateutil, which by itself would take the machine's for one it does not know."""
    if seconds is None:
        return zone_of(name) if name else None
    return timezone(timedelta(seconds=seconds)) if seconds else UTC


@lru_cache(maxsize=256)
def _of_words(text: str) -> datetime | None:
    """A date in words, such as JavaScript and mail write it; else as a reader's."""
    from dateutil import parser

    if found := next(written(text, ("en",)), None):
        if found.is_timed:
            return found.value
    try:
        value: object = parser.parse(text, tzinfos=_zone_of, default=datetime(1, 1, 1))
    except Exception:  # dateutil raises errors of many kinds on broken strings, not only its own
        return found.value if found else None
    if not isinstance(value, datetime) or not _FIRST_YEAR <= value.year <= _LAST_YEAR:
        return found.value if found else None
    return value


# ---- dates as readers see them


class Written(NamedTuple):
    """A date found in a line of text."""

    value: datetime
    start: int
    """Offset of its first character."""
    end: int
    is_timed: bool
    """Whether a time of day stands with it."""
    joint: str = ""
    """What parts the numbers where nothing tells day from month, as in '3/4/2024' and '3.4.2024'; '' where something does."""

    def read(self, is_month_first: bool) -> datetime:
        """The moment where it is known which of day and month is written first."""
        if not self.joint or is_month_first == (self.joint != "."):
            return self.value
        return self.value.replace(day=self.value.month, month=self.value.day)


_NUMBERED: Final = re.compile(
    r"(?<![\d.,/:-])(?:"
    r"(?P<y>\d{4})\s?(?:[-/.]|年|년)\s?(?P<m>\d{1,2})\s?(?:[-/.]|月|월)\s?(?P<d>\d{1,2})(?:日|일|\.)?"
    r"|(?P<a>\d{1,2})\s?(?P<s>[-/.])\s?(?P<b>\d{1,2})\s?(?P=s)\s?(?P<y2>\d{4}|\d{2})"
    r"|(?P<era>令和|平成)(?P<y4>\d{1,2}|元)年(?P<m4>\d{1,2})月(?P<d4>\d{1,2})日"
    r"|(?P<d3>\d{1,2})\s(?:tháng|thg)\s(?P<m3>\d{1,2}),?\s(?:năm\s)?(?P<y3>\d{4})"
    r")(?!\d|[-/.]\d)"
)
_ERAS: Final = {"令和": 2018, "平成": 1988}
"""Japanese eras to the year before their first."""
_WORD: Final = (
    r"(?:[^\W\d_][^\s\d.,;:|/()•·–—-]{1,15}(?:\s(?:الأول|الاول|الثاني))?"
    r"|[\u0e01-\u0e2e][\u0e01-\u0e4e]{0,2}\.[\u0e01-\u0e2e])"  # 'พ.ค.'
)
_DAY_FIRST: Final = re.compile(
    r"(?<![\d.,/:-])(?P<d>\d{1,2})(?:st|nd|rd|th|er|ST|ND|RD|TH|[º°ª.])?[\s-]{0,2}(?:de\s|of\s|d['’]|ta['’]\s)?"
    rf"(?P<w>{_WORD})(?:\.?[\s,-]{{1,2}}(?:de\s|del\s|of\s)?|\.)(?P<y>\d{{4}})(?!\d(?!\d?:))"
)
_MONTH_FIRST: Final = re.compile(
    rf"(?<![^\W\d_])(?P<w>{_WORD})\.?\s(?P<d>\d{{1,2}})(?:st|nd|rd|th|ST|ND|RD|TH)?[,.]?\s{{1,2}}(?P<y>\d{{4}})"
    r"(?!\d(?!\d?(?::|\s?min)))"
)
_YEAR_FIRST: Final = re.compile(
    rf"(?<!\d)(?P<y>\d{{4}})\.?\s?(?:m\.|г\.|,)?\s?(?P<w>{_WORD})\.?\s(?P<d>\d{{1,2}})(?!\d)"
)
_YEAR_THEN_DAY: Final = re.compile(rf"(?<!\d)(?P<y>\d{{4}})\.\sgada\s(?P<d>\d{{1,2}})\.\s(?P<w>{_WORD})")
"""The order of Latvian: '2026. gada 3. marts'."""
_TIME: Final = re.compile(
    r"(?<![\d.:])(?P<h>\d{1,2})(?:(?::|\.|h|時|시\s?)(?P<m>\d{2})(?::(?P<s>\d{2}))?分?|(?=\s?[ap]\.?m))\s?(?P<p>[ap]\.?m\b\.?)?"
    r"(?:\s?(?:uhr\s)?\(?(?P<z>(?:UTC|GMT) ?[+-]\d{1,2}(?::?\d{2})?|[A-Z]{2,4}\b|[+-]\d{2}:?\d{2}))?(?!\d|\.\d)",
    re.IGNORECASE,
)
_TO_DATE: Final = re.compile(r"[\s,./()·•–—-]{0,4}(?:on|am|le|el|il|em|op|den|of)?[\s,]{0,2}", re.IGNORECASE)
"""What may stand between a time of day and the date behind it."""
_TIME_REACH: Final = 24
"""Characters on either side of a date in which its time of day is looked for."""
_CHEAP: Final = re.compile(r"\d{4}|[\d元]年\d|\d\s?([-/.])\s?\d{1,2}\s?\1\s?\d")
"""What every written date has: a year in four digits, or three numbers set apart alike."""


_WRITTEN: Final = (
    (_NUMBERED, False), (_DAY_FIRST, True), (_MONTH_FIRST, True), (_YEAR_FIRST, True), (_YEAR_THEN_DAY, True),
)  # fmt: skip
"""The forms of dates, and whether their months are words."""


def written(text: str, languages: Sequence[str]) -> Iterator[Written]:
    """The dates in a line, in order; '3/4/2024' is read month first, '3.4.2024' day first, see `Written.read`.

    >>> dates = list(written("Publié le 3 mai 2024 à 17h05, mis à jour le 04/05/2024", ("fr",)))
    >>> [str(date.value) for date in dates], str(dates[1].read(is_month_first=False))
    (['2024-05-03 17:05:00', '2024-04-05 00:00:00'], '2024-05-04 00:00:00')
    >>> [str(d.value) for d in written("2025年1月13日 21:37", ())]
    ['2025-01-13 21:37:00']
    """
    if not may_be_dated(text):
        return
    at = 0
    tongues = tuple(languages)
    while True:
        best: tuple[int, int, datetime, str] | None = None
        for pattern, is_word in _WRITTEN:
            for match in pattern.finditer(text, at):
                if best and match.start() >= best[0]:
                    break
                found, joint = (_in_words(match, tongues), "") if is_word else _in_numbers(match)
                if found:
                    best = match.start(), match.end(), found, joint
                    break
        if best is None:
            return
        start, end, value, joint = best
        timed = _with_time(text, start, end, value)
        yield Written(timed or value, start, end, timed is not None, joint)
        at = end


_NO_YEAR: Final = (
    re.compile(
        r"(?<![\d.,/:-])(?P<d>\d{1,2})(?:st|nd|rd|th|er|[º°ª.])?\s(?:de\s|of\s|d['’])?"
        rf"(?P<w>{_WORD})(?![^\W\d_]|[\s.,-]{{0,3}}\d{{4}})"
    ),
    re.compile(rf"(?<![^\W\d_])(?P<w>{_WORD})\.?\s(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:.]|,?\s\d{{4}})"),
    re.compile(r"(?<!\d|년|年)(?P<m>\d{1,2})[月월]\s?(?P<d>\d{1,2})[日일]"),
)
"""Dates as pages write those of the running year."""


def without_year(text: str, languages: Sequence[str], latest: datetime) -> Written | None:
    """The first date of a line that leaves out its year, in the last year in which it is not past `latest`; None for none.

    >>> found = without_year("8 января, 17:46", ("ru",), datetime(2026, 3, 1))
    >>> str(found and found.value), without_year("8 bridges", ("en",), datetime(2026, 3, 1))
    ('2026-01-08 17:46:00', None)
    """
    if not any(map(str.isdecimal, text)):
        return None
    for pattern in _NO_YEAR:
        for match in pattern.finditer(text):
            groups = match.groupdict()
            month = int(groups["m"]) if "m" in groups else _month_in(groups["w"], languages)
            for year in (latest.year, latest.year - 1):
                value = _date(str(year), month, match["d"]) if month else None
                if value is None:
                    continue
                timed = _with_time(text, match.start(), match.end(), value)
                if (timed or value).replace(tzinfo=None) <= latest:
                    return Written(timed or value, match.start(), match.end(), timed is not None)
    return None


def may_be_dated(text: str) -> bool:
    """Whether a line may hold a date; quick, and never wrongly no."""
    return _CHEAP.search(text) is not None


def dates_in(text: str, languages: tuple[str, ...]) -> tuple[Written, ...]:
    """`written`, remembered for a while: several fields look at the same lines of a page."""
    return _dates_in(text, languages) if may_be_dated(text) else ()


def is_dates(text: str, languages: tuple[str, ...]) -> bool:
    """Whether a text is a date, or from one to another, and nothing else.

    >>> is_dates("3 May 2024", ("en",)), is_dates("On 3 May 2024", ("en",))
    (True, False)
    """
    found = dates_in(text, languages)
    return bool(found) and found[0].start == 0 and found[-1].end == len(text)


@lru_cache(maxsize=512)
def _dates_in(text: str, languages: tuple[str, ...]) -> tuple[Written, ...]:
    return tuple(written(text, languages))


def languages_of(lexicon: Lexicon) -> tuple[str, ...]:
    """The languages that dates are read in: the page's and English, or any where it is unknown."""
    return lexicon.languages[:2] if len(lexicon.languages) < 4 else ()


def _in_numbers(match: re.Match[str]) -> tuple[datetime | None, str]:
    """A date in numbers, and the joint of one of which nothing tells the day from the month."""
    groups = match.groupdict()
    if groups["y"]:
        return _date(groups["y"], groups["m"], groups["d"]), ""
    if groups["era"]:
        count = 1 if groups["y4"] == "元" else int(groups["y4"])
        return _date(str(_ERAS[groups["era"]] + count), groups["m4"], groups["d4"]), ""
    if groups["y3"]:
        return _date(groups["y3"], groups["m3"], groups["d3"]), ""
    first, second, year, joint = groups["a"], groups["b"], groups["y2"], groups["s"]
    if len(year) == 2:
        year = f"20{int(year):02}"
    is_open = int(first) <= 12 and int(second) <= 12 and first != second
    if int(second) > 12 or (is_open and joint != "."):
        first, second = second, first
    return _date(year, second, first), joint if is_open else ""


def _in_words(match: re.Match[str], languages: tuple[str, ...]) -> datetime | None:
    word = match["w"]
    if int(match["y"]) in _SOLAR_YEARS:
        return _date(match["y"], _solar_months().get(word, 0), match["d"])
    month = month_of(word, languages)
    # Glued by a style sheet: '2 minute readApril 25, 2023', 'GEARAPR 28, 2024'.
    if month is None and match.re is _MONTH_FIRST:
        seams = [at for at in range(1, len(word)) if word[at].isupper() and not word[at - 1].isupper()]
        at = seams[-1] if seams else len(word) - 3 if word.isupper() else 0
        month = month_of(word[at:], languages) if at > 0 else None
    return _date(match["y"], month, match["d"]) if month else None


def _date(year: str, month: str | int, day: str) -> datetime | None:
    number = int(year)
    if number in _SOLAR_YEARS:
        return _of_solar(number, int(month), int(day))
    if 2400 < number < 2700:  # the Buddhist era, as in Thailand
        number -= 543
    try:
        return datetime(number, int(month), int(day)) if 1990 <= number <= _LAST_YEAR else None
    except ValueError:
        return None


_SOLAR_YEARS: Final = range(1369, 1500)
"""Years of the Solar Hijri calendar from 1990 on, as Persian pages write them; no page of ours is of the Middle Ages."""


@lru_cache(maxsize=1)
def _solar_months() -> dict[str, int]:
    """Word to month of the Solar Hijri calendar: lexicon/solar_months.toml."""
    return {word: int(number) for number, words in read_table("solar_months").items() for word in words}


def _of_solar(year: int, month: int, day: int) -> datetime | None:
    """The day of a date in the Solar Hijri calendar; None where the extra 'persian' is not installed."""
    try:
        from persiantools import jdatetime
    except ImportError:
        return None
    solar: Any = jdatetime.JalaliDate  # its constructor has no types
    try:
        found = solar(year, month, day).to_gregorian()
    except ValueError:
        return None
    return datetime(found.year, found.month, found.day)


def _with_time(text: str, start: int, end: int, value: datetime) -> datetime | None:
    """The date with the time of day that stands behind it, else before it; None where neither is."""
    behind = _TIME.search(text[end : end + _TIME_REACH])
    # Before the date only what ends there: '12:20pm Jan 7, 2024'; else it may belong to another date.
    above = text[max(start - _TIME_REACH, 0) : start].rpartition("|")[2].lstrip(" (")
    before = None if behind else next((m for m in _TIME.finditer(above) if not m.start() or _TO_DATE.fullmatch(above, m.end())), None)
    for match in (behind, before):
        if not match or (match["m"] is None and not match["p"]):
            continue
        hour, half = int(match["h"]), (match["p"] or "").lower()
        if half and hour <= 12:
            hour = hour % 12 + (12 if half[0] == "p" else 0)
        try:
            timed = value.replace(hour=hour, minute=int(match["m"] or 0), second=int(match["s"] or 0))
        except ValueError:
            continue
        return timed.replace(tzinfo=_zone_at(match["z"], timed)) if match["z"] else timed
    return None


def _zone_at(name: str, when: datetime) -> timezone | None:
    """A zone by its name in capitals, for 'est' and 'et' are words; where it leaves summer time open, as it is on that day:
    'ET' is UTC-4 in July.
    """
    if name.isalpha() and not name.isupper():
        return None
    place = _SEASONAL.get(name.upper())
    if place is None:
        return zone_of(name)
    from dateutil import tz

    zone = tz.gettz(place)
    offset = zone.utcoffset(when) if zone else None
    return timezone(offset) if offset else None


@lru_cache(maxsize=1)
def _months() -> dict[str, dict[str, int]]:
    """Word to language to month: lexicon/months.toml."""
    months: dict[str, dict[str, int]] = {}
    for language, table in read_table("months").items():
        for number, words in table.items():
            for word in words:
                months.setdefault(word, {})[language] = int(number)
    return months


def month_of(word: str, languages: Sequence[str] = ()) -> int | None:
    """The number of the month that a word names: in these languages, else in most of those that know the word.

    >>> month_of("janvier"), month_of("Listopad", ("cs",)), month_of("listopad", ("hr",)), month_of("Bridge")
    (1, 11, 10, None)
    """
    known = _months().get(word.casefold().replace(".", ""))
    if not known:
        return None
    for language in languages:
        if language in known:
            return known[language]
    return Counter(known.values()).most_common(1)[0][0]


def _month_in(word: str, languages: Sequence[str]) -> int | None:
    """The number of the month that a word names in these languages, or in any where they are unknown."""
    known = _months().get(word.casefold().replace(".", ""), {})
    return month_of(word, languages) if not languages or not known.keys().isdisjoint(languages) else None


def relative(text: str, now: datetime, languages: Sequence[str]) -> datetime | None:
    """A moment told from now, such as '3 hours ago', in one of these languages; None for what is none.

    >>> relative("3 hours ago", datetime(2024, 5, 3, 12), ("en",))
    datetime.datetime(2024, 5, 3, 9, 0)
    """
    import dateparser
    from dateparser.data import languages_info

    tongues = [tongue for tongue in languages if tongue in languages_info.language_order] or None
    if len(text) > 60:
        return None
    try:
        found: datetime | None = dateparser.parse(
            text, languages=tongues, settings={"RELATIVE_BASE": now.replace(tzinfo=None), "PARSERS": ["relative-time"]}
        )
    except Exception:  # as above
        return None
    return found.replace(tzinfo=now.tzinfo) if found else None


def same_day(one: datetime, other: datetime) -> bool:
    """Whether two moments may be the same day, time zones left open."""
    if one.tzinfo is not other.tzinfo:
        one, other = one.replace(tzinfo=None), other.replace(tzinfo=None)
    return abs(one - other) <= _DAY
