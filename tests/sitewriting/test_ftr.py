"""ftr-site-config files become site parsers."""

from __future__ import annotations

import pytest

from newsparse import parse
from newsparse.registry import Sites
from newsparse.sitewriting.ftr import css_of, read_ftr
from newsparse.sitewriting.source import source_of

FILE = """\
# an invented newspaper
title: //h2[@class='story__title']
title: //h1
author: //a[contains(@class, 'story__author')]
date: //span[@class="story__date"]
body: //div[contains(concat(' ', normalize-space(@class), ' '), ' story__text ')]
strip: //div[@class='offer']
strip_id_or_class: share-bar
next_page_link: //a[@rel='next']
prune: no
test_url: https://varn-gazette.example/pier
"""
PAGE = """<html><body><main><h2 class="story__title">Pier reopens</h2><a class="story__author big" href="/ana">Ana Bel</a>
<span class="story__date">1 May 2024</span><div class="wide story__text"><div class="offer">Read the Gazette for one month now</div>
<p>The old pier opened again on Monday, and hundreds of people walked to its end in the morning sun.</p>
<p>The council had closed it three years ago when the winter storms tore away forty of its posts.</p></div></main></body></html>"""


def test_a_file_becomes_a_parser():
    imported = read_ftr(FILE, "varn-gazette.example.txt")
    assert imported.left_out == ("next_page_link: //a[@rel='next']",)
    article = parse(PAGE, "https://varn-gazette.example/pier", sites=Sites.of(imported.rules.parser()))
    assert article.headline == "Pier reopens"
    assert [author.name for author in article.authors] == ["Ana Bel"]
    assert article.published is not None
    assert article.published.date().isoformat() == "2024-05-01"
    assert len(article.body.paragraphs) == 2
    assert "Read the Gazette" not in article.body.text


def test_its_source_is_a_module_that_makes_the_same_parser():
    rules = read_ftr(FILE, ".varn-gazette.example.txt").rules
    module: dict[str, object] = {}
    exec(compile(source_of(rules), "site.py", "exec"), module)
    parser = rules.parser()
    assert str(module["PARSER"]) == str(parser)
    assert parser.hosts == ("varn-gazette.example", "*.varn-gazette.example")


@pytest.mark.parametrize(
    ("path", "selector"),
    [
        ("//article", "article"),
        ("//div[@id='main']/p", "div#main > p"),
        ("//*[@itemprop='articleBody']", "[itemprop='articleBody']"),
        ("//div[@class='a b']", "div[class='a b']"),
        ("//div[@data-x and @role='main']//h2", "div[data-x][role='main'] h2"),
        ("//p[last()]", None),
        ("//div[1]", None),
        ("concat(//a, //b)", None),
        ("//h1/text()", None),
        ("", None),
    ],
)
def test_paths_as_selectors(path, selector):
    assert css_of(path) == selector


def test_damaged_files_leave_out_lines():
    imported = read_ftr("title\n: //h1\nbody: ][\nstrip: //[\n\x00\n", "varn.example.txt")
    assert not imported.rules.fields
    assert len(imported.left_out) == 5
