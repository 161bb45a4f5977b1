"""Selectors are found that hold on pages not seen, and no generated name is used."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from newsparse import parse
from newsparse.registry import Sites
from newsparse.sitewriting.induction import is_stable
from newsparse.sitewriting.proposal import propose_rules

PARTS = ("title", "dek", "author", "text")
NAMES = st.sampled_from(["story", "article", "post", "entry", "piece"])
TAGS = st.sampled_from(["div", "p", "span", "h2", "section"])


@st.composite
def skins(draw):
    """Markup with a place for each part, under names that a newsroom would give, and generated ones beside them."""
    block = draw(NAMES)
    tags = {part: draw(TAGS) for part in PARTS} | {"text": "div"}
    noise = draw(st.lists(st.from_regex(r"\Acss-[a-z0-9]{6}\Z"), max_size=2, unique=True))
    classes = {part: " ".join([*noise, f"{block}__{part}"]) for part in PARTS}

    def page(title, dek, author, paragraphs):
        text = "".join(f"<p>{one}</p>" for one in paragraphs)
        inner = {"title": title, "dek": dek, "author": author, "text": text}
        parts = "".join(f'<{tags[part]} class="{classes[part]}">{inner[part]}</{tags[part]}>' for part in PARTS)
        html = f'<html><body><div class="{block}s"><a href="/">Home</a></div><main class="{block}">{parts}</main></body></html>'
        return html.encode()

    return page


def paragraphs(topic):
    return [
        f"The {topic} of Varn opened again on Monday, and hundreds of people came to see it in the morning sun.",
        f"The council had closed the {topic} three years ago, when winter storms had torn away most of its roof.",
        f"What it cost is open; the {topic} will be paid for by the county, said the mayor on Tuesday at noon.",
    ]


@given(skins())
def test_rules_hold_on_a_page_not_seen(page):
    seen = [
        page("Pier reopens", "Three winters are over.", "Ana Bel", paragraphs("pier")),
        page("Mill reopens", "Its wheel turns again.", "Jo Ek", paragraphs("mill")),
    ]
    asked = {"headline": "Pier reopens", "standfirst": "Three winters are over.", "authors": "Ana Bel"}
    rules, missing = propose_rules(seen, "varn.example", asked, "The pier of Varn", asked=[*asked, "body"])
    assert not missing
    assert not re.search(r"css-", " ".join(rules.fields.values()))
    unseen = page("Hall reopens", "The choir is back.", "Ida Ro", paragraphs("hall"))
    article = parse(unseen, "https://varn.example/hall", sites=Sites.of(rules.parser()))
    assert (article.headline, article.standfirst) == ("Hall reopens", "The choir is back.")
    assert [author.name for author in article.authors] == ["Ida Ro"]
    assert list(article.body.paragraphs) == paragraphs("hall")


@given(st.from_regex(r"\A(css|sc|jsx)-[a-zA-Z0-9]{4,8}\Z"))
def test_generated_names_are_not_stable(name):
    assert not is_stable(name)


PAGE = b"""<html><head><meta property="og:title" content="Pier reopens"></head><body><h1>%s</h1>
<div class="css-1x2y3z"><div class="css-2y3z4x"><b>Pier reopens</b></div></div><article class="story">
<p>The old pier in Varn opened again on Monday after three winters of repair, the harbour office said.</p>
<p>Walkers may use it from sunrise to sunset; anglers have to wait for the railings until the end of May.</p></article></body></html>"""


def test_rules_only_where_the_generic_engine_errs():
    page = PAGE % b"Pier reopens"
    assert not propose_rules([page], "varn.example", {"headline": "Pier reopens"}, "The old pier")[0].fields
    assert "headline" in propose_rules([page], "varn.example", {"headline": "Pier reopens"}, asked=["headline"])[0].fields


def test_what_only_generated_names_show_is_taken_from_metadata():
    page = (PAGE % b"Harbour").replace(b"Pier reopens</b>", b"Pier</b>")
    rules, missing = propose_rules([page], "varn.example", {"headline": "Pier reopens"}, asked=["headline"])
    assert not missing
    assert rules.fields == {"headline": "meta('og:title')"}
