"""The place that opens a report."""

from __future__ import annotations

from typing import Any

import pytest

from newsparse.fields.agencies import agencies_in
from newsparse.fields.dateline import find_dateline
from newsparse.fields.judgement import Judgement

from .tables import cases, judged, page, text_page

REST = "\n".join(
    f"{n}. The old bridge over the Maar was built by monks, and it has been mended many times since." for n in range(4)
)


def opened(paragraph: str) -> tuple[Any, Judgement]:
    found = text_page(f"Bridge reopens\n{paragraph}\n{REST}")
    scores = [0.0, *[0.9] * (len(found.blocks) - 1)]
    return found, Judgement(scores, 1, len(found.blocks), 0, 0)


@pytest.mark.parametrize("case", cases("datelines"), ids=lambda case: case["paragraph"][:30])
def test_opening(case: dict[str, Any]) -> None:
    found = find_dateline(*opened(case["paragraph"]))
    assert (found.value.place if found else "") == case["place"]
    if found:
        assert case["paragraph"].startswith(found.value.text)
        assert [m.shown for m in agencies_in(found.value.text)] == case.get("agencies", [])
        assert not found.blocks, "the text stays in its paragraph"
        assert found.value.text == case.get("text", found.value.text)


def test_a_letter_writer_is_no_place() -> None:
    letters = "\n".join(
        f"DEAR ABBA: My {n}th neighbour crosses the bridge with a cart each day, and it makes me sad." for n in range(4)
    )
    found = text_page(f"Dear Abba\n{letters}")
    judgement = Judgement([0.0, *[0.9] * (len(found.blocks) - 1)], 1, len(found.blocks), 0, 0)
    assert find_dateline(found, judgement) is None


def test_none_on_a_plain_page() -> None:
    found = page()
    assert find_dateline(found, judged(found)) is None


def test_points_above_the_text_are_no_paragraphs() -> None:
    point = "<li>NEW: The old bridge over the Maar was built by monks, and it opened again on Monday</li>"
    opening = (
        "<p>Varn (CNN) -- The old bridge over the Maar opened again on Monday, and many people came to see it.</p>"
    )
    found = page(above=f"<ul>{point * 3}</ul>{opening}")
    dateline = find_dateline(found, judged(found))
    assert dateline is not None
    assert dateline.value.place == "Varn"
