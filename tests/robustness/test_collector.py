"""The collector of cycles rests within a call, and is afterwards as it was before."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from newsparse import explain, parse, parse_html, parse_text
from newsparse.collector import collector_at_rest
from newsparse.errors import EmptyInputError

PAGE = "<h1>Bridge reopens</h1><p>The old bridge in Varn opened again on Monday.</p>"


@pytest.fixture(params=[True, False], ids=["on", "off"])
def was_on(request: pytest.FixtureRequest) -> Iterator[bool]:
    """The collector, turned on or off for a test."""
    before = gc.isenabled()
    on: bool = request.param
    (gc.enable if on else gc.disable)()
    yield on
    (gc.enable if before else gc.disable)()


@pytest.mark.parametrize("function", [parse, parse_html, parse_text, explain])
def test_the_collector_is_as_it_was(function: Callable[[str], object], was_on: bool) -> None:
    function(PAGE)
    assert gc.isenabled() is was_on
    with pytest.raises(EmptyInputError):
        function(" ")
    assert gc.isenabled() is was_on


def test_it_rests_meanwhile(was_on: bool) -> None:
    with collector_at_rest():
        assert not gc.isenabled()
        with collector_at_rest():
            assert not gc.isenabled()
        assert not gc.isenabled(), "an inner call ends the rest of the outer one"
    assert gc.isenabled() is was_on


def test_many_threads_leave_it_on() -> None:
    assert gc.isenabled()
    with ThreadPoolExecutor(8) as pool:
        assert len({article.headline for article in pool.map(parse, [PAGE] * 200)}) == 1
    assert gc.isenabled()


def test_a_parse_leaves_no_cycles() -> None:
    parse(PAGE)
    gc.collect()
    with collector_at_rest():
        for _ in range(20):
            parse(PAGE)
        assert gc.collect() == 0, "a parse leaves garbage that only the collector finds"
