"""What is the standfirst: named so, or set apart; not what a site says of itself to its readers."""

from __future__ import annotations

import pytest

import newsparse
from newsparse.fields.standfirst import _is_opening
from newsparse.limits import Limits
from newsparse.page import Page
from newsparse.reading import read_html_page
from newsparse.reading.tree import parse_tree

TOLD = "The guild will decide on Thursday whether both of the boats may stay in the harbour."
TEXT = "".join(
    f"<p>{sentence} That was in {place}.</p>"
    for sentence in (
        "The harbour office of Lindholm has counted the herring boats again, and found two more than in the spring.",
        "A meeting of the guild will decide on Thursday whether both may stay at the northern quay until the first ice.",
    )
    for place in ("Varn", "Tolmin Bay")
)


def parse_page(html: str) -> Page:
    return read_html_page(parse_tree(html, Limits()), url=None, now=None, limits=Limits())


def standfirst(markup: str) -> str | None:
    page = f"<article><h1>Two boats too many in Lindholm</h1>{markup}<p class='byline'>By Ada Moss</p>{TEXT}</article>"
    return newsparse.parse(page, sites=None).standfirst


@pytest.mark.parametrize("name", ["standfirst", "lead", "article__subtitle", "chapo"])
def test_a_name_tells_it_where_metadata_says_nothing(name: str) -> None:
    assert standfirst(f'<p class="{name}">{TOLD}</p>') == TOLD


@pytest.mark.parametrize(
    "remark",
    [
        "We may receive a commission from our partners if you click a link and buy a boat through our website.",
        "The following was written by our partners. If you buy a net that is shown here, we may earn a commission.",
    ],
)
def test_what_a_site_says_of_itself_is_none(remark: str) -> None:
    assert standfirst(f"<p><em>{remark}</em></p>") is None


def test_one_of_several_items_is_none() -> None:
    items = "<li>Two herring boats more than in the spring lie in Lindholm.</li>"
    assert standfirst(f'<ul class="standfirst">{items}<li>{TOLD}</li></ul>') is None
    assert standfirst(f'<ul class="standfirst"><li>{TOLD}</li></ul>') == TOLD


def test_no_text_below_is_one() -> None:
    assert standfirst("") is None


@pytest.mark.parametrize("date", ["Nov. 20, 2024", "20 November 2024", "2024-11-20"])
def test_a_date_is_none(date: str) -> None:
    assert standfirst(f'<p class="article__subtitle">{date}</p>') is None


def test_a_copy_of_the_headline_is_none() -> None:
    assert standfirst('<p class="article__subtitle">“Two boats too many” in Lindholm</p>') is None


SUMMARY = "Nobody has missed a boat, and yet two of them lie at the northern quay; what that costs, and who will pay, divides the guild."


@pytest.mark.parametrize("markup", ["<div>{}</div>", '<div class="x1">{}</div>', "<h2>{}</h2>"])
def test_what_is_set_apart_between_headline_and_text_needs_no_name(markup: str) -> None:
    assert standfirst(markup.format(SUMMARY)) == SUMMARY


def test_all_of_a_text_is_none() -> None:
    page = f"<article><h1>Two boats too many in Lindholm</h1><div>{SUMMARY}</div></article>"
    article = newsparse.parse(page, sites=None)
    assert (article.standfirst, article.body.text) == (None, SUMMARY)


@pytest.mark.parametrize(
    ("opening", "is_text"), [("VARN (AP) — ", True), ("VARN, 3 May — ", True), ("Varn. ", False), ("", False)]
)
def test_what_an_agencys_dateline_opens_is_text(opening: str, is_text: bool) -> None:
    page = f"<article><h1>Two boats too many</h1><p>{opening}{TOLD}</p>{TEXT}</article>"
    found = parse_page(page)
    block = next(block for block in found.blocks if block.text.endswith(TOLD))
    assert _is_opening(found, block) is is_text


def test_a_name_makes_it_a_standfirst_all_the_same() -> None:
    line = f"VARN (AP) — {TOLD}"
    assert standfirst(f'<p class="standfirst">{line}</p>') == line
