"""Skeletons: no word of the page is left, and what the library sees in it is."""

import json
import re

import pytest
from hypothesis import given

import newsparse
from newsparse.testing.pages import pages
from newsparse.testing.skeleton import filler, skeleton, smallest

PAGE = """<html lang="de"><head><title>Brücke öffnet wieder</title><meta name="description" content="Drei Winter später">
<meta property="og:title" content="Brücke öffnet wieder"><meta property="article:published_time" content="2024-05-01T10:00:00Z">
<meta name="viewport" content="width=device-width"><style>p {color: red}</style><script>var secret = "Geheimnis";</script>
<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle", "@id": "https://x.example/bruecke",
"headline": "Brücke öffnet wieder", "dateModified": "2024-05-02", "articleBody": "Lange Geschichte", "isAccessibleForFree": true}
</script></head><body><!-- Kommentar --><article class="story" data-part="Haupt" data-track="Klick" onclick="los()">
<style></style>Mehr<h1 id="top">Brücke öffnet wieder</h1><a href="https://x.example/geheim" title="Mehr"><img src="/bild.jpg" alt="Das Bild"></a>
<p>Die Brücke von Warn ist seit Montag offen, sagte der Hafen.</p></article></body></html>"""
WORDS = "Brücke öffnet Drei später Geheimnis geheim bruecke Lange Kommentar Klick Mehr bild Bild Warn Hafen Montag".split()


@pytest.mark.parametrize("is_whole", [False, True])
def test_no_word_is_left(is_whole):
    page = skeleton(PAGE, is_whole=is_whole)
    assert [word for word in WORDS if word in page] == []


def test_what_is_no_word_stays():
    page = skeleton(PAGE, keep=["data-part"])
    for kept in ('class="story"', 'id="top"', 'lang="de"', 'data-part="Haupt"', "2024-05-01T10:00:00Z"):
        assert kept in page
    node = json.loads(re.search(r"<script[^>]*>(.*)</script>", page, re.DOTALL)[1])
    assert (node["@type"], node["dateModified"], node["isAccessibleForFree"]) == ("NewsArticle", "2024-05-02", True)
    assert "articleBody" not in node
    assert "articleBody" in skeleton(PAGE, is_whole=True)


def test_equal_texts_stay_equal():
    article = newsparse.parse(skeleton(PAGE), "https://x.example/")
    assert article.headline == filler("Brücke öffnet wieder")


@given(pages())
def test_an_article_is_found_in_its_skeleton(story_and_page):
    story, page = story_and_page
    article = newsparse.parse(skeleton(page), sites=None)
    assert set(map(filler, story.paragraphs)) & set(article.body.paragraphs)


def test_only_what_is_needed_stays():
    page = "<html><body><nav>a menu</nav><div>one <b>two</b> three<p id='x'>four</p> five</div></body></html>"

    def holds(smaller):
        return "id=" in smaller and "five" in smaller

    small = smallest(page, holds)
    assert holds(small)
    assert "menu" not in small
    assert "two" not in small
    assert "one  three" in small
    assert smallest(page, holds, size=10_000) == smallest(page, lambda smaller: False)
