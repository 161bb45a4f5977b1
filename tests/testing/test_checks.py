"""Site parsers of every sort of fault, each found by its check."""

import pytest

from newsparse.model import Author
from newsparse.page import Page
from newsparse.rules import Found, Layout, Region, Rule, SiteParser, body, css, figures, meta, people, thread
from newsparse.testing.checks import check_site_parser

PAGE = """<html><body><article class="story"><h1 class="title">Pier reopens</h1><p class="who">Ana Bel</p>
<p>The old pier in Varn opened again on Monday after three winters of repair, the harbour office said.</p>
<p>Walkers may use it from sunrise to sunset; anglers have to wait for the railings until the end of May.</p>
</article></body></html>"""


def on_story_only(page: Page) -> Found[str] | None:
    """A rule that trusts the page to be as it was."""
    return Found(page.select(".story h1")[0].text_content())


def test_a_sound_parser():
    parser = SiteParser(
        hosts=["gazette.example", "*.gazette.example"],
        language="en",
        applies=".story",
        drop=".box",
        headline=css("h1.title") | meta("og:title"),
        authors=people(".who"),
        body=body(".story"),
        images=figures("figure", caption="figcaption"),
        comments=thread("li", text="p"),
        older=[Layout(applies=".text", body=body(".text"))],
    )
    check_site_parser(parser)
    check_site_parser(parser, [PAGE, PAGE.encode()])


FAULTS = {
    "headline = css('h1[') raises": {"headline": css("h1[")},
    "drop = ..box raises": {"drop": "..box"},
    "applies raises": {"applies": lambda page: page.tree.no_such_thing},
    "older[0].applies raises": {"older": [Layout(applies="..text")]},
    "older[0].body = body('..text') raises": {"older": [Layout(body=body("..text"))]},
    "headline = first heading raises IndexError": {"headline": Rule("first heading", on_story_only)},
    "which is not what headline holds": {"headline": css("h1").map(len)},
    "which is not what authors holds": {"authors": css("h1").map(lambda text: (Author(text), text))},
    "which is not what body holds": {"body": css("h1")},
    "section = strange raises": {"section": Rule("strange", lambda page: Found("News", ("no element",)))},
    "it has no hosts": {"hosts": []},
    "'Gazette.example' is not a host name": {"hosts": ["Gazette.example"]},
    "'https://gazette.example/' is not a host name": {"hosts": ["https://gazette.example/"]},
    "leave 'www.' out": {"hosts": ["www.gazette.example"]},
}


@pytest.mark.parametrize("fault", FAULTS)
def test_faults(fault):
    parser = SiteParser(**{"hosts": ["gazette.example"], **FAULTS[fault]})
    with pytest.raises(AssertionError) as caught:
        check_site_parser(parser, [PAGE])
    assert fault in str(caught.value)


@pytest.mark.parametrize("headings", [(), ("no element",)], ids=repr)
def test_a_body_that_is_nowhere_costs_nothing(headings):
    import newsparse
    from newsparse.registry import Sites

    nowhere = Rule("nowhere", lambda page: Found(Region(headings, ("no element",)), ("no element",)))
    sites = Sites.of(SiteParser(hosts=["gazette.example"], body=nowhere))
    report = newsparse.explain(PAGE, "https://gazette.example/", sites=sites)
    assert report.article == newsparse.parse(PAGE, "https://gazette.example/", sites=None)
    assert any("site rule body failed" in note for note in report.notes)
