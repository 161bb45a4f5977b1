"""Dates as machines and as readers write them."""

from __future__ import annotations

import warnings
from datetime import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse.fields.moments import moment, written

from .tables import cases


@pytest.mark.parametrize("case", cases("dates", "machine"), ids=lambda case: case["text"])
def test_machine(case: dict[str, Any]) -> None:
    found = moment(case["text"])
    assert (found.isoformat() if found else "") == case["expect"]


@pytest.mark.parametrize("case", cases("dates", "line"), ids=lambda case: case["text"])
def test_line(case: dict[str, Any]) -> None:
    is_month_first = case["language"] == "en"
    found = written(case["text"], (case["language"], "en"))
    dates = [date.read(is_month_first and date.joint != ".") for date in found]
    assert [date.isoformat() for date in dates] == case["expect"]


def test_an_unknown_zone_is_left_out() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # dateutil warns of it
        found = moment("2024/03/04 10h AFP")
    assert found == datetime(2024, 3, 4, 10)


def test_which_way_round() -> None:
    assert next(written("3/4/2024", ("en",))).read(is_month_first=True).month == 3
    assert next(written("3/4/2024", ("en",))).read(is_month_first=False).month == 4
    assert next(written("03.04.2024", ("en",))).read(is_month_first=False).day == 3
    assert next(written("03.04.2024", ("en",))).read(is_month_first=True).day == 4
    for text in ("30/04/2024", "04/30/2024", "30.04.2024", "2024-04-30"):
        date = next(written(text, ("en",)))
        assert (date.joint, date.read(is_month_first=True), date.value.day) == ("", date.read(is_month_first=False), 30)


@given(
    st.one_of(
        st.text(max_size=80),
        st.integers(),
        st.just(10**400),
        st.floats(),
        st.none(),
        st.lists(st.integers()),
        st.from_regex(r"[0-9T:.+/ -]{4,60}"),
    )
)
def test_nothing_raises(value: object) -> None:
    found = moment(value)
    assert found is None or 1900 <= found.year <= 2100


@given(st.from_regex(r"[0-9]{1,4}[ ./年-][0-9a-zéא-ת]{1,9}[ ./月-][0-9]{1,12}.{0,40}", fullmatch=True))
def test_dates_lie_where_they_say(text: str) -> None:
    at = 0
    for date in written(text, ()):
        assert at <= date.start < date.end <= len(text)
        at = date.end
