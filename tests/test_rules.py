"""Rules at work through the pipeline."""

import json

from hypothesis import given
from hypothesis import strategies as st
from lxml.html import document_fromstring

import newsparse
from newsparse.characters import clean
from newsparse.fields.body import lines_of
from newsparse.model import Mark, Paragraph
from newsparse.registry import Sites
from newsparse.rules import SiteParser, after_label, body, compile_css, css, in_script, meta, people
from newsparse.testing.page_files import read_page

PAGE = """<html><body><article><h1>Ferry returns to Varn harbour</h1>
<p>The old ferry came back to the harbour of Varn on Monday after two years in the yard at Ellby.</p>
<p>Some two hundred people stood on the quay, and the town's brass band played as it moored.</p>
<h3 class="jump">What comes next</h3>
<p>From May it will cross the strait four times a day, said its captain, Ida Lund, on the bridge.</p>
<p class="imprint">The captain told of the journey from Ellby at length, and of the storm off the cape, to our colleagues.</p>
<p>Tickets are sold at the harbour office and, from April, on board, where only coins are taken.</p>
</article></body></html>"""


def _paragraphs(parser: SiteParser) -> tuple[str, ...]:
    return newsparse.parse_html(PAGE, "https://gazette.example/a", sites=Sites.of(parser)).body.paragraphs


def test_a_body_rule_without_a_container_takes_out_of_the_generic_body():
    generic = newsparse.parse_html(PAGE, "https://gazette.example/a", sites=None).body.paragraphs
    kept = _paragraphs(SiteParser(hosts=("gazette.example",), body=body(drop=".imprint")))
    assert any("storm" in text for text in generic)
    assert kept == tuple(text for text in generic if "storm" not in text)


def test_a_body_rule_without_a_container_that_finds_nothing_changes_nothing():
    parser = SiteParser(hosts=("gazette.example",), body=body(drop=".absent"))
    assert _paragraphs(parser) == newsparse.parse_html(PAGE, "https://gazette.example/a", sites=None).body.paragraphs


def test_body_as_it_is_written():
    assert str(body(drop=".a")) == "body(drop='.a')"
    assert str(body("main", headings="b")) == "body('main', headings='b')"


def test_people_named_after_a_label():
    page = PAGE.replace("</article>", "<ul><li>Date 4 May</li><li>Text by: Ida Lund and Ole Brandt</li></ul></article>")
    rule = people(after_label("li", "Text by"))
    found = newsparse.parse_html(
        page, "https://gazette.example/a", sites=Sites.of(SiteParser(hosts=("gazette.example",), authors=rule))
    )
    assert [author.name for author in found.authors] == ["Ida Lund", "Ole Brandt"]
    assert str(rule) == "people(after_label('li', 'Text by'))"


def test_no_people_where_the_label_is_not_shown():
    rule = people(after_label("li", "Text by"))
    parser = SiteParser(hosts=("gazette.example",), authors=rule)
    assert newsparse.parse_html(PAGE, "https://gazette.example/a", sites=Sites.of(parser)).authors == ()


def test_contains_finds_words_on_page_after_page() -> None:
    select = compile_css("p:contains('Lies auch: Ä')")
    for number in range(100):
        page = document_fromstring(
            f"<div><p>Lies auch: Ä {number} — …</p><p>lies auch: ä</p><p>{'ü' * number}</p></div>"
        )
        assert [found.text for found in select(page)] == [f"Lies auch: Ä {number} — …"]


# ---- what a body keeps


DOUBTED = PAGE.replace("<h1>", '<div class="facts"><ul><li>Twice a day</li></ul></div><h1>').replace(
    "</article>", '<p class="price"><a href="/tickets">Tickets from 4 crowns</a></p></article>'
)


def _of(page: str, parser: SiteParser) -> newsparse.Article:
    return newsparse.parse_html(page, "https://gazette.example/a", sites=Sites.of(parser))


def test_a_body_keeps_what_the_generic_engine_doubts():
    doubted = ("Twice a day", "Tickets from 4 crowns")
    kept = _of(DOUBTED, SiteParser(hosts=("gazette.example",), body=body(keep=".facts li, .price"))).body.paragraphs
    generic = newsparse.parse_html(DOUBTED, "https://gazette.example/a", sites=None).body.paragraphs
    assert not set(doubted) & set(generic)
    assert kept == (doubted[0], *generic, doubted[1])


def test_a_kept_heading_stays_though_it_heads_nothing():
    page = PAGE.replace("</article>", "<h3>Tickets from four crowns</h3><figure><img src='/t.jpg'></figure></article>")
    heading = "Tickets from four crowns"
    assert heading not in newsparse.parse_html(page, "https://gazette.example/a", sites=None).body.paragraphs
    kept = _of(page, SiteParser(hosts=("gazette.example",), body=body(keep="article > h3")))
    assert kept.body.paragraphs[-1] == heading


def test_a_body_in_a_container_keeps_what_is_outside():
    parser = SiteParser(hosts=("gazette.example",), body=body("article", keep=".facts li"))
    page = DOUBTED.replace('<div class="facts"><ul><li>Twice a day</li></ul></div>', "").replace(
        "<article>", '<div class="facts"><ul><li>Twice a day</li></ul></div><article>'
    )
    assert _of(page, parser).body.paragraphs[0] == "Twice a day"


def test_what_is_dropped_is_not_kept():
    parser = SiteParser(hosts=("gazette.example",), body=body(keep=".facts li, .price", drop=".price"))
    paragraphs = _of(DOUBTED, parser).body.paragraphs
    assert "Twice a day" in paragraphs
    assert "Tickets from 4 crowns" not in paragraphs


@given(st.lists(st.text("ab \n", min_size=1), min_size=1), st.data())
def test_lines_keep_all_text_and_what_is_marked(pieces, data):
    text = "".join(pieces)
    ends = st.integers(0, len(text))
    marks = [Mark(min(pair), max(pair), "strong") for pair in data.draw(st.lists(st.tuples(ends, ends), max_size=3))]
    lines = list(lines_of(Paragraph(text, tuple(marks))))
    assert [line.text for line in lines] == ([one for one in text.split("\n") if one] if "\n" in text else [text])
    marked = sorted(sign for m in marks for sign in text[m.start : m.end] if sign != "\n")
    shown = sorted(sign for line in lines for m in line.marks for sign in line.text[m.start : m.end] if sign != "\n")
    assert shown == marked


def test_a_text_without_some_elements_inside():
    page = PAGE.replace(
        "<h1>", '<p class="dek"><b>Two years</b> in the yard <i>By Ida <b>Lund</b></i>are over.</p><h1>'
    )
    parser = SiteParser(hosts=("gazette.example",), standfirst=css(".dek", drop="i"))
    assert _of(page, parser).standfirst == "Two years in the yard are over."
    assert str(parser.standfirst) == "css('.dek', drop='i')"


# ---- articles that scripts show


STORY = """<h2 class="title">Ferry returns</h2><p class="t">The old ferry came back to the harbour of Varn on Monday after two
years in the yard at Ellby, and two hundred people stood on the quay.</p><p class="t">From May it will cross the strait four
times a day, said its captain, and tickets are sold at the harbour office only.</p><p>$$AD$$</p>"""
SHELL = """<html lang="en"><head><title>x - Varn Gazette</title><meta @x=1 name="dek" content="Two years in the yard are over."></head>
<body><p>The page of the Gazette is being made ready for its readers, one moment please, we are soon there.</p>
<script>var a = {"html": 3}; window.data = %s</script></body></html>"""
SCRIPTED = SiteParser(
    hosts=("gazette.example",),
    content=in_script("story", "html", is_markup=True),
    headline=css("h2.title"),
    kicker=in_script("story", "kicker"),
    standfirst=meta("dek"),
    body=body(".t"),
)


def _shell(html: str) -> str:
    data = json.dumps({"html": "<p>Other</p>", "story": {"html": html, "kicker": "Harbour"}})
    return SHELL % data.replace("</", "<\\/")


def test_an_article_that_a_script_holds():
    article = _of(_shell(STORY), SCRIPTED)
    assert article.headline == "Ferry returns"
    assert article.kicker == "Harbour"
    assert article.standfirst == "Two years in the yard are over."
    assert [text[:8] for text in article.body.paragraphs] == ["The old ", "From May"]
    assert article.language == "en"


def test_the_limits_of_the_call_hold_for_what_a_script_holds():
    page = _shell(STORY.replace("<h2 ", "<h2 a=1 b=2 c=3 d=4 "))
    notes = [
        newsparse.explain(
            page, "https://gazette.example/a", sites=Sites.of(SCRIPTED), limits=newsparse.Limits(attributes=most)
        ).notes
        for most in (4, 5)
    ]
    assert [any("content failed" in note for note in each) for each in notes] == [True, False]


def test_a_page_whose_script_holds_no_article_is_read_as_it_is():
    page = SHELL % '{"story": {"kicker": "Harbour"}}'
    report = newsparse.explain(page, "https://gazette.example/a", sites=Sites.of(SCRIPTED))
    assert report.article.body == newsparse.parse_html(page, "https://gazette.example/a", sites=None).body
    assert "site rule content = in_script('story', 'html', is_markup=True) found nothing" in report.notes


@given(st.text())
def test_no_content_costs_the_article(html):
    assert _of(_shell(html), SCRIPTED).kicker == "Harbour"


@given(st.text(), st.text())
def test_a_string_of_a_script_is_found_past_its_keys(value, other):
    data = json.dumps({"b": other, "a": {"b": value}}).replace("<", "\\u003c")
    page = read_page(f"<script>x = {data}</script><p>The old ferry</p>", "https://gazette.example/a")
    assert in_script("a", "b", is_markup=True).find(page) == (clean(value).strip() or None)


def test_a_text_of_a_script_is_plain():
    page = read_page('<script>x = {"a": "Two years<br>in the &quot;yard&quot;"}</script>', "https://gazette.example/a")
    assert in_script("a").find(page) == 'Two years in the "yard"'
    assert in_script("b").find(page) is None
    assert str(in_script("a", is_markup=True)) == "in_script('a', is_markup=True)"
