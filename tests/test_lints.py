"""What is doubtful in site parsers."""

import pytest

from newsparse.lints import CURES, lint, lint_source
from newsparse.rules import Layout, SiteParser, body, constant, css
from newsparse.testing.checks import PLAIN_PAGE
from newsparse.testing.page_files import read_page


def codes(pages=(), **rules):
    found = lint(SiteParser(**{"hosts": ("gazette.example",)} | rules), [read_page(page) for page in pages])
    return [(one.code, one.field) for one in found]


@pytest.mark.parametrize("name", ["css-1x2y3z", "sc-bXkQzT", "post-48213", "Headline__h-3a9fk", "jss104"])
def test_generated_names(name):
    assert codes(headline=css(f"h1.{name}") | css(f"[class='{name}']")) == [("S01", "headline")] * 2


@pytest.mark.parametrize("name", ["story__title", "articleBody", "h2", "c-articleHeaderMain", "RelatedBox", "col-md-6"])
def test_given_names(name):
    assert codes(headline=css(f".{name}"), drop=f"#{name}") == []


def test_places():
    assert codes(body=body("article", drop="p:nth-of-type(2)"), older=(Layout(applies="#a", drop="p:first-child"),)) == [
        ("S02", "body"),
        ("S02", "drop"),
    ]


def test_many_hits():
    page = PLAIN_PAGE.replace("Pier reopens</h1>", "Pier reopens!</h1><h1>Pier</h1>")
    assert ("S03", "headline") in codes([page], headline=css("h1"))
    assert ("S03", "headline") not in codes([PLAIN_PAGE], headline=css("h1"))


def test_byline_in_the_body():
    page = PLAIN_PAGE.replace("<h2>", "<p>Story told by Ana Bel</p><h2>")
    assert ("S04", "body") in codes([page], body=body("article"))
    assert ("S04", "body") not in codes([PLAIN_PAGE], body=body("article"))


def test_redundant():
    assert ("S05", "headline") in codes([PLAIN_PAGE], headline=css("h1"))
    assert ("S05", "headline") not in codes([PLAIN_PAGE], headline=css("h2"))


@pytest.mark.parametrize("host", ["www.gazette.example", "https://gazette.example", "Gazette.example", "gazette"])
def test_hosts(host):
    assert codes(hosts=(host,)) == [("S06", "hosts")]


def test_rules_that_have_no_written_form_are_passed_by():
    assert codes(tags=constant((object(),)), headline=css("h1").map(lambda text: text)) == []


def test_sources():
    source = "P = SiteParser(hosts=['www.a.example'], drop='.jss104', headline=css('h1').map(str), body=body('.x', drop='p:nth-child(1)'))"
    assert [(one.code, one.field) for one in lint_source(source)] == [("S01", "drop"), ("S02", "body"), ("S06", "hosts")]
    assert lint_source("(") == lint_source("\0") == []


def test_each_code_has_a_cure():
    assert all(str(one).endswith(CURES[one.code]) for one in lint_source("SiteParser(hosts=('www.a.example',))"))
