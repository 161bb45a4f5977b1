"""Words within a line that are there for listeners, or hidden, are no part of the paragraph."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsparse
from newsparse.model import Paragraph

FIRST = "The harbour office of Lindholm has counted the herring boats again, and found two more than in the spring."
LAST = "A meeting of the guild will decide on Thursday whether both may stay at the northern quay until the first ice."
REMARK = '<span class="visually-hidden">(opens in a new window)</span>'


def second(markup: str) -> Paragraph:
    page = f"<article><h1>Two boats too many in Lindholm</h1><p>{FIRST}</p><p>{markup}</p><p>{LAST}</p></article>"
    block = newsparse.parse(page, sites=None).body.blocks[1]
    assert isinstance(block, Paragraph)
    return block


@pytest.mark.parametrize(
    "remark",
    [
        REMARK,
        '<span class="sr-only">, external</span>',
        '<i class="screen-reader-text">Link</i>',
        "<span hidden>Link</span>",
        '<b style="display: none">Link</b>',
        '<span class="sr-only">Link <i class="sr-only">out</i></span>',
    ],
)
def test_remarks_for_listeners_leave_the_line(remark: str) -> None:
    made = second(
        f'Nobody can say where <a href="/boats">the boats{remark}</a> have come from, said the <b>harbour master</b>.'
    )
    assert made.text == "Nobody can say where the boats have come from, said the harbour master."
    assert [made.text[mark.start : mark.end] for mark in made.marks] == ["the boats", "harbour master"]


@pytest.mark.parametrize("remark", ['<span aria-hidden="true">Link</span>', '<span class="label">Link</span>'])
def test_what_is_seen_stays(remark: str) -> None:
    assert "Link" in second(f"Nobody can say where the boats {remark} have come from, said the harbour master.").text


def test_a_text_that_a_button_unfolds_stays() -> None:
    rest = (
        "have come from, said the harbour master, who has asked the neighbouring ports about them, one after the other."
    )
    assert second(f"Nobody can say where the boats <span style='display:none'>{rest}</span>").text.endswith(
        "the other."
    )


WORDS = st.sampled_from(["boats", "<b>herring</b>", '<a href="/quay">the quay</a>', "<i>ice <b>and</b> tide</i>", ","])


@given(st.lists(WORDS, min_size=8, max_size=20), st.sets(st.integers(0, 19)))
def test_a_line_is_the_same_with_remarks_and_without(words: list[str], places: set[int]) -> None:
    words = ["The harbour office has counted", *words, "in the harbour of Lindholm."]
    made = second(" ".join(word + (REMARK if at in places else "") for at, word in enumerate(words)))
    plain = second(" ".join(words))
    assert made.text == plain.text
    assert [made.text[mark.start : mark.end] for mark in made.marks] == [
        plain.text[mark.start : mark.end] for mark in plain.marks
    ]


def test_headlines_and_standfirsts_are_as_seen() -> None:
    told = "The guild will decide on Thursday whether both of the boats may stay."
    headline = '<h1><span class="sr-only">Report: </span>Two boats too many in Lindholm</h1>'
    page = f'<meta name="description" content="{told}"><article>{headline}<p class="standfirst">{told}{REMARK}</p>'
    text = "".join(
        f"<p>{sentence} That was in {place}.</p>" for sentence in (FIRST, LAST) for place in ("Varn", "Tolmin")
    )
    article = newsparse.parse(f"{page}<p class='byline'>By Ada Moss</p>{text}", sites=None)
    assert (article.headline, article.standfirst) == ("Two boats too many in Lindholm", told)
