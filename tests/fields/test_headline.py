"""Headlines: what the reader sees, with metadata to tell kickers, spaces and names of sites from it."""

from __future__ import annotations

import re
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse import parse, parse_text
from newsparse.fields.headline import without_names
from newsparse.fields.text_headline import candidates
from newsparse.fields.text_judgement import judge_text

from .tables import BODY, cases, text_page

MORE = "".join(f'<p><a href="/{n}">{n} herons are back on the Maar</a></p>' for n in range(3))
TEXT = "<p>The old bridge in Varn opened again on Monday, two years after the flood had carried off its arch.</p>" * 3

CASES = {
    # name: (title, og:title, heading, headline)
    "as shown": ("Bridge reopens | The Varn Post", "Bridge reopens after flood", "Bridge reopens", "Bridge reopens"),
    "kicker that metadata leaves out": (
        "Old bridge of Varn reopens",
        "Old bridge of Varn reopens",
        "After the flood: Old bridge of Varn reopens",
        "Old bridge of Varn reopens",
    ),
    "kicker that metadata has": (
        "After the flood: Bridge reopens",
        "After the flood: Bridge reopens",
        '<span class="kicker">After the flood</span> : <span>Bridge reopens</span>',
        "After the flood: Bridge reopens",
    ),
    "no kicker, a word that metadata leaves out": (
        "Best bridges",
        "Best bridges",
        "The Best bridges",
        "The Best bridges",
    ),
    "spaces set by style sheets": (
        "Flood: Bridge reopens",
        "Flood: Bridge reopens",
        "Flood:Bridge reopens",
        "Flood: Bridge reopens",
    ),
    "name of the site as a heading": (
        "Small bridges of our valley - Ada's River Blog",
        "Small bridges of our valley",
        "Ada's River Blog",
        "Small bridges of our valley",
    ),
    "headline before a subtitle in the title": (
        "Bridge reopens: what drivers must know now",
        "Bridge reopens: what drivers must know now",
        "Bridge reopens",
        "Bridge reopens",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_headline(name):
    title, social, heading, expected = CASES[name]
    html = f'<title>{title}</title><meta property="og:title" content="{social}"><main><h1>{heading}</h1>{TEXT}</main>'
    assert parse(html).headline == expected


@pytest.mark.parametrize("case", cases("headlines"), ids=lambda case: case["name"])
def test_layouts(case: dict[str, Any]) -> None:
    html = case["page"].replace("{text}", BODY).replace("{more}", MORE)
    article = parse(html, sites=None)
    assert (article.headline, article.kicker) == (case["headline"], case.get("kicker"))


NAMES = st.sampled_from(("Varn Post", "The Varn Post", "varn post", "News", "Bridge", "", "-", ":"))
JOINTS = st.sampled_from((" - ", " | ", ": ", "-", "｜", " — ", " "))


@given(st.lists(st.tuples(NAMES, JOINTS), max_size=6))
def test_names_are_taken_off_the_ends_alone(parts: list[tuple[str, str]]) -> None:
    title = "".join(name + joint for name, joint in parts).strip()
    bare = without_names(title, {"varnpost"}, {"news"})
    assert bare in title
    assert bool(bare) == bool(title)
    assert not bare.casefold().endswith((" - varn post", " | varn post", " - news"))


@given(st.text(max_size=80), st.sets(st.text(max_size=8), max_size=3))
def test_what_names_nothing_stays(title: str, names: set[str]) -> None:
    assert without_names(title, set(), set()) == title
    assert without_names(title, names) in title


@pytest.mark.parametrize(
    "title", ["a - " * 30_000, "-" * 100_000, "a: " * 30_000, "｜" * 50_000, " | " * 30_000, "Varn Post - " * 10_000]
)
def test_long_titles_take_no_longer(title: str) -> None:
    begin = time.process_time()
    without_names(title, {"a", "varnpost"}, {"news"})
    parse(f'<title>{title}</title><meta property="og:title" content="{title}"><h1>{title[:200]}</h1>{TEXT}', sites=None)
    assert time.process_time() - begin < 2.0


def test_many_headings_take_no_longer() -> None:
    html = f"<title>Bridge reopens after flood</title>{'<h1>Bridge reopens, or not</h1>' * 20_000}{TEXT}"
    begin = time.process_time()
    assert parse(html, sites=None).headline == "Bridge reopens, or not"
    assert time.process_time() - begin < 5.0


@pytest.mark.parametrize(
    ("line", "headline"),
    [
        ("Home / Traffic / Old bridge of Varn reopens\nOld bridge of Varn reopens", "Old bridge of Varn reopens"),
        ("Home Traffic Old bridge of Varn reopens\nOld bridge of Varn reopens", "Old bridge of Varn reopens"),
        ("12 March 2026 Old bridge of Varn reopens", "Old bridge of Varn reopens"),
        ("Old bridge of Varn reopens | Varn Post", "Old bridge of Varn reopens"),
        (
            "After the flood: old bridge reopens\nAfter the flood old bridge reopens",
            "After the flood: old bridge reopens",
        ),
        ("12 March 2026: old bridge of Varn reopens", "12 March 2026: old bridge of Varn reopens"),
    ],
)
def test_what_shares_its_line_in_pasted_text(line: str, headline: str) -> None:
    body = "\n\n".join(re.findall(r"<p>(.+?)</p>", BODY))
    assert parse_text(f"{line}\n\nBy Ada Moss\n12 March 2026\n\n{body}").headline == headline


def test_a_byline_between_first_line_and_prose_tells_the_headline() -> None:
    prose = "\n\n".join(
        f"The council said on Monday that the work would take longer than planned, as in year {n}." for n in range(14)
    )
    assert (
        parse_text(f"Varn bridge finds a buyer at last\n\nBy Ada Moss\n\n{prose}").headline
        == "Varn bridge finds a buyer at last"
    )


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("Image: Ada Moss for the Varn Gazette", False),
        ("You are what you row. (The Associated Press)", False),
        ("A first photo: the bridge as it may look", True),
        ("Old bridge of Varn reopens", True),
    ],
)
def test_captions_and_credits_are_no_headlines_of_a_text(line: str, is_one: bool) -> None:
    body = "\n\n".join(re.findall(r"<p>(.+?)</p>", BODY))
    found = text_page(f"Bridge reopens after two years\n{line}\n\n{body}")
    texts = [one.text for one in candidates(found, judge_text(found))]
    assert (line in texts) is is_one


def test_who_is_named_below_a_label_is_no_headline() -> None:
    body = "\n\n".join(re.findall(r"<p>(.+?)</p>", BODY))
    assert parse_text(f"Author:\nBridge of Varn Editorial Staff\n{body}").headline is None


def test_the_address_tells_the_headline_of_a_text() -> None:
    body = "\n\n".join(re.findall(r"<p>(.+?)</p>", BODY))
    text = f"Winter sale on boats and oars\nOld bridge of Varn reopens after flood\nFerry to Maar sails for the last time\n{body}"
    for headline in ("Old bridge of Varn reopens after flood", "Ferry to Maar sails for the last time"):
        address = f"https://varn.example/news/{headline.lower().replace(' ', '-')}-1.html"
        assert parse_text(text, url=address).headline == headline
