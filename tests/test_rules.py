"""Rules at work through the pipeline."""

from lxml.html import document_fromstring

import newsparse
from newsparse.registry import Sites
from newsparse.rules import SiteParser, after_label, body, compile_css, people

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
