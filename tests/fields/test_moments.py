"""Dates as machines and as readers write them."""

from __future__ import annotations

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
    found = written(case["text"], (case["language"], "en"), is_month_first=is_month_first)
    assert [date.value.isoformat() for date in found] == case["expect"]


def test_which_way_round() -> None:
    assert next(written("3/4/2024", ("en",), is_month_first=True)).value.month == 3
    assert next(written("3/4/2024", ("en",), is_month_first=False)).value.month == 4
    assert next(written("30/04/2024", ("en",), is_month_first=True)).value.day == 30
    assert next(written("03.04.2024", ("en",), is_month_first=True)).value.day == 3


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
