"""Language, address, site, section, tags, kind, and whether all may read."""

from __future__ import annotations

import json

import pytest

from newsparse import parse
from newsparse.fields.is_free import find_is_free
from newsparse.fields.kind import find_kind
from newsparse.fields.language import find_language
from newsparse.fields.section import find_section
from newsparse.fields.site_name import find_site_name
from newsparse.fields.tags import find_tags
from newsparse.fields.url import find_url
from newsparse.page import Finding, Page

from .tables import json_ld, judged, page, text_page

GERMAN = (
    "Die alte Brücke über die Maar ist am Montag wieder geöffnet worden, und viele Leute kamen, um sie zu sehen. " * 12
)


ENGLISH = "The old bridge over the Maar was opened again on Monday, and many people came to see it with their children. "


def tags(of: Page) -> object:
    return value(find_tags(of, judged(of)))


def value(finding: Finding[object] | None) -> object:
    return finding.value if finding else None


def article(**values: object) -> str:
    return json_ld(json.dumps({"@type": "NewsArticle", "headline": "Bridge reopens", **values}))


def test_language() -> None:
    found = page(lang="en-gb")
    assert value(find_language(found, judged(found))) == "en-GB"
    found = text_page(GERMAN)
    assert value(find_language(found, judged(found))) == "de"


def test_a_language_that_the_text_contradicts_loses() -> None:
    found = page(lang="de")
    assert value(find_language(found, judged(found))) == "en"
    assert value(find_language(found)) == "en"


def test_url() -> None:
    given = "https://varnpost.example/a/b?utm=1"
    assert value(find_url(page(url=given))) == given
    assert value(find_url(page('<link rel="canonical" href="/a/b">', url=given))) == "https://varnpost.example/a/b"
    assert value(find_url(page('<link rel="canonical" href="https://varnpost.example/">', url=given))) == given
    assert value(find_url(page('<link rel="canonical" href="javascript:x">'))) is None
    assert value(find_url(page('<link rel="canonical" href="http://[bad">', url=given))) == given


def test_site_name() -> None:
    assert value(find_site_name(page('<meta property="og:site_name" content=" The  Varn Post ">'))) == "The Varn Post"
    assert value(find_site_name(page(article(publisher={"name": "Varn Post"})))) == "Varn Post"
    titled = page("<title>Bridge reopens | The Varn Post</title>", url="https://www.varnpost.example/a")
    assert value(find_site_name(titled)) in ("The Varn Post", None)
    assert value(find_site_name(page())) is None
    addressed = page('<meta property="og:site_name" content="https://www.varnpost.example/">')
    assert value(find_site_name(addressed)) == "varnpost.example"
    motto = '<meta property="og:site_name" content="Varn Post | News from the coast of Maar">'
    assert value(find_site_name(page(motto, url="https://www.varnpost.example/a"))) == "Varn Post"
    assert value(find_site_name(page(motto, url="https://coast.example/a"))) == "Varn Post | News from the coast of Maar"
    titled = page("<title>Take care - varnpost at the fair of bridges 2018</title>", url="https://varnpost.example/a")
    assert value(find_site_name(titled)) is None


def test_section() -> None:
    assert value(find_section(page(article(articleSection=["Region", "Maar"])))) == "Region"
    assert value(find_section(page('<meta property="article:section" content="Region">'))) == "Region"
    assert value(find_section(page(article(articleSection=["Uncategorized", "Category: Maar"])))) == "Maar"
    assert value(find_section(page(article(articleSection="Harbours,Front page,Popular")))) == "Harbours"
    assert value(find_section(page(article(articleSection="Arts, Letters & Music")))) == "Arts, Letters & Music"
    names = ["Home", "Region", "Bridge reopens after two years"]
    items = [{"@type": "ListItem", "position": n, "name": name} for n, name in enumerate(names)]
    trail = json_ld(json.dumps({"@type": "BreadcrumbList", "itemListElement": items}))
    assert value(find_section(page(article(headline=names[-1]) + trail))) == "Region"


def test_tags_of_metadata() -> None:
    assert tags(page(article(keywords="bridge, Maar ,bridge"))) == ("bridge", "Maar")
    assert tags(page(article(keywords=["bridge", {"name": "Maar"}]))) == ("bridge", "Maar")
    assert tags(page('<meta property="article:tag" content="Maar">' * 2)) == ("Maar",)


def test_tags_without_what_systems_add() -> None:
    stated = ["Category: Bridges", "NLP Category: Towns", "Lite:true", "Time: 11.00", "8ae9ab2d-fe1b-4230-acb8", "maar.example"]
    assert tags(page(article(keywords=stated), url="https://www.maar.example/a")) == ("Bridges", "Towns")
    assert tags(page(article(keywords="Top 10: bridges"))) == ("Top 10: bridges",)
    assert tags(page(article(keywords=["Herbs, & Gardens", "3 May 2024", "@front", "content-type: Note"]))) == ("Herbs, & Gardens",)
    assert tags(page(article(keywords=["Ada Moss", "Piers"], author={"name": "Ada Moss"}))) == ("Piers",)
    assert tags(page(article(keywords="P&amp;E, piers"))) == ("P&E", "piers")


SHOWN = '<div class="tags"><a href="/t/maar">Maar</a> <a href="/t/bridges">Bridges</a></div>'


def test_tags_shown_near_the_article() -> None:
    shown = page(below=SHOWN)
    finding = find_tags(shown, judged(shown))
    assert finding is not None
    assert finding.value == ("Maar", "Bridges")
    assert finding.blocks
    assert tags(page('<meta name="keywords" content="news, Maar news">', below=SHOWN)) == ("Maar", "Bridges")
    assert tags(page('<meta name="keywords" content="news, Maar news">')) == ("news", "Maar news")


@pytest.mark.parametrize(
    "below",
    [
        '<p>Filed under <a rel="category tag" href="/s">Town</a>: <a rel="tag" href="/t/maar">Maar</a></p>',
        '<h4>Related topics</h4><ul><li><a href="/t/maar">Maar</a></li></ul><p><a href="/">Home</a></p>',
        f'<nav class="tags"><a href="/t/rowing">Rowing</a></nav>{SHOWN.replace("Bridges", "Maar")}',
        f'{SHOWN.replace("Bridges", "The ferry to Maar is late again on Monday")}',
        f'{SHOWN.replace("Bridges", "Maar")}<div class="tagcloud tags-all"><a href="/t/rowing">Rowing</a></div>',
    ],
)
def test_tags_of_other_things(below: str) -> None:
    assert tags(page(below=below)) == ("Maar",)


@pytest.mark.parametrize(
    ("below", "found"),
    [
        ("Tags: bridges, Maar", ("bridges", "Maar")),
        ("Related topics\nBridges\nMaar\nShare\nImprint", ("Bridges", "Maar")),
        ("Related topics\nBridges 204\nMaar31", ("Bridges", "Maar")),
        ("Related topics\n2024\nMaar 31", ("2024", "Maar 31")),
        ("Related topics\n\nThe ferry to Maar is late again, and nobody knows when it will be on time", None),
    ],
)
def test_tags_of_text(below: str, found: tuple[str, ...] | None) -> None:
    text = "The bridge opens\n\n" + ENGLISH * 3 + "\n\n" + ENGLISH * 2 + "\n\n" + below
    assert tags(text_page(text)) == found


@pytest.mark.parametrize(
    ("stated", "free"),
    [
        (True, True),
        ("False", False),
        ("http://schema.org/False", False),
        (["true"], True),
        (0, False),
        ("metered", None),
        ({}, None),
    ],
)
def test_is_free(stated: object, free: bool | None) -> None:
    assert value(find_is_free(page(article(isAccessibleForFree=stated)))) is free


def test_is_free_by_parts_and_meta() -> None:
    part = {"@type": "WebPageElement", "isAccessibleForFree": "False", "cssSelector": ".paid"}
    assert value(find_is_free(page(article(hasPart=[part])))) is False
    assert value(find_is_free(page('<meta property="article:content_tier" content="locked">'))) is False
    assert value(find_is_free(page('<meta property="article:content_tier" content="free">'))) is True
    assert value(find_is_free(page())) is None


@pytest.mark.parametrize(
    ("head", "url", "kind"),
    [
        (
            json_ld('{"@type":"LiveBlogPosting","headline":"Bridge opens: live","datePublished":"2024-05-03"}'),
            None,
            "liveblog",
        ),
        (json_ld('{"@type":"OpinionNewsArticle","headline":"Bridges bind","author":"Ada Moss"}'), None, "opinion"),
        ('<meta property="og:type" content="video.other">', None, "video"),
        ("", "https://varnpost.example/fotostrecke/bridge-123", "gallery"),
        ("", "https://varnpost.example/region/video-of-the-bridge", None),
        (article(articleSection="Kommentar"), None, "opinion"),
        ("", None, None),
    ],
)
def test_kind(head: str, url: str | None, kind: str | None) -> None:
    assert value(find_kind(page(head, url=url))) == kind


@pytest.mark.parametrize(
    ("title", "name"),
    [("瓦恩老桥重新开放_瓦恩新闻网", "瓦恩新闻网"), ("瓦恩老桥重新开放--文化--瓦恩报", "瓦恩报"), ("瓦恩老桥重新开放_文化", None)],
)
def test_a_chinese_site_is_named_behind_the_title(title: str, name: str | None) -> None:
    html = f"<html lang=zh><head><title>{title}</title></head><body><p>瓦恩老桥</p></body></html>"
    assert parse(html).site_name == name
