"""When an article was published and changed."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import attrs
import pytest

from newsparse.fields.dates import find_dates
from newsparse.page import Page

from .tables import json_ld, judged, page


def dates(found: Page) -> tuple[str | None, str | None]:
    published, modified = find_dates(found, judged(found))
    return published and published.value.isoformat(), modified and modified.value.isoformat()  # type: ignore[return-value]


def article(**values: object) -> str:
    return json_ld(json.dumps({"@type": "NewsArticle", "headline": "Bridge reopens", **values}))


def test_json_ld_keeps_its_offset() -> None:
    found = page(article(datePublished="2024-05-03T23:30:00-05:00", dateModified="2024-05-04T08:00:00-05:00"))
    assert dates(found) == ("2024-05-03T23:30:00-05:00", "2024-05-04T08:00:00-05:00")


@pytest.mark.parametrize(
    "value", ["0001-01-01", "1970", "9999999999-01", "2099-01-01", "soon", {"a": 1}, [None], 3e400, ""]
)
def test_broken_metadata_gives_way_to_what_is_shown(value: object) -> None:
    assert dates(page(article(datePublished=value), above="<p>Published 3 May 2024</p>"))[0] == "2024-05-03T00:00:00"


def test_modified_before_published_is_none() -> None:
    assert dates(page(article(datePublished="2024-05-03", dateModified="2023-01-01")))[1] is None


def test_what_is_shown_has_the_zone_that_metadata_states_for_the_same_minute() -> None:
    found = page(article(dateModified="2024-05-03T22:46:08-03:00"), above="<p>Published 3 May 2024 22:46</p>")
    assert dates(found) == ("2024-05-03T22:46:00-03:00", "2024-05-03T22:46:08-03:00")


def test_a_time_without_zone_is_of_utc_where_another_entry_has_it_so() -> None:
    found = page(article(datePublished="2024-05-03T16:47:23", dateModified="2024-05-03T11:47:23-05:00"))
    assert dates(found)[0] == "2024-05-03T16:47:23+00:00"


def test_the_day_alone_is_no_change() -> None:
    assert dates(page(article(datePublished="2024-05-03T10:00:00Z", dateModified="2024-05-03")))[1] is None


def test_meta_and_microdata() -> None:
    assert (
        dates(page('<meta property="article:published_time" content="2024-05-03T10:00:00Z">'))[0]
        == "2024-05-03T10:00:00+00:00"
    )
    assert dates(page(above='<p><time itemprop="datePublished" datetime="2024-05-03T10:00Z">yesterday</time></p>'))[
        0
    ] == ("2024-05-03T10:00:00+00:00")


def test_labels_tell_published_from_updated() -> None:
    found = page(above="<p>Updated: 6 May 2024</p><p>Published: 3 May 2024</p>")
    assert dates(found) == ("2024-05-03T00:00:00", "2024-05-06T00:00:00")


def test_day_and_month_by_language_and_agreement() -> None:
    assert dates(page(above="<p>03/05/2024</p>", lang="en-GB"))[0] == "2024-05-03T00:00:00"
    assert dates(page(above="<p>03/05/2024</p>", lang="en-US"))[0] == "2024-03-05T00:00:00"
    found = page(above="<p>03/05/2024</p>", lang="en-US", url="https://varnpost.example/2024/05/03/bridge")
    assert dates(found)[0] == "2024-05-03T00:00:00"


def test_the_address_alone() -> None:
    assert dates(page(url="https://varnpost.example/2024/05/03/bridge"))[0] == "2024-05-03T00:00:00"
    assert dates(page(url="https://varnpost.example/2024/may/03/bridge"))[0] == "2024-05-03T00:00:00"
    assert dates(page(url="https://varnpost.example/20249999/bridge"))[0] is None


def test_the_only_date_serves() -> None:
    assert dates(page(above="<p>Last updated: 6 May 2024</p>"))[0] == "2024-05-06T00:00:00"


def test_blocks_are_lines_of_dates_alone() -> None:
    found = page(
        above="<p>3 May 2024, 10:00</p><p>The bridge of 3 May 2024 will be remembered by all who saw it open.</p>"
    )
    published, _ = find_dates(found, judged(found))
    assert published is not None
    assert [found.blocks[i].text for i in published.blocks] == ["3 May 2024, 10:00"]


def test_teasers_below_are_passed_over() -> None:
    below = '<div class="related"><p>1 May 2024</p><p>2 May 2024</p></div>'
    assert dates(page(below=below))[0] is None


@pytest.mark.parametrize(
    ("lang", "line", "expect"),
    [
        ("en", "3 hours ago", ("2024-05-03T09:00:00+00:00", None)),
        ("en", "Published 2 days ago", ("2024-05-01T12:00:00+00:00", None)),
        ("en", "Published 2 days ago • Last updated 1 hour ago", ("2024-05-01T12:00:00+00:00", None)),
        ("de", "vor 3 Stunden", ("2024-05-03T09:00:00+00:00", None)),
        ("fr", "Publié il y a 3 heures", ("2024-05-03T09:00:00+00:00", None)),
        ("ja", "3時間前", ("2024-05-03T09:00:00+00:00", None)),
        ("en", "3 bridges", (None, None)),
        ("en", "May 2, 10:15 am", ("2024-05-02T10:15:00", None)),
        ("en", "By Ada Moss, 28 Dec", ("2023-12-28T00:00:00", None)),
        ("ru", "8 января, 17:46", ("2024-01-08T17:46:00", None)),
        ("ko", "5월 2일 10:15", ("2024-05-02T10:15:00", None)),
        ("en", "Set 10", (None, None)),
        ("en", "On 2 May the harbour office told us of new trams", (None, None)),
    ],
)
def test_told_from_now(lang: str, line: str, expect: tuple[str | None, str | None]) -> None:
    found = attrs.evolve(page(above=f"<p>{line}</p>", lang=lang), now=datetime(2024, 5, 3, 12, tzinfo=UTC))
    assert dates(found)[0] == expect[0]
    assert dates(page(above=f"<p>{line}</p>", lang=lang))[0] is None
