"""Authors by the agreement of metadata and the shown byline."""

from __future__ import annotations

import json
from typing import Any

import pytest

from newsparse.fields.authors import find_authors
from newsparse.model import Author
from newsparse.page import Page

from .tables import cases, json_ld, judged, page

SITE = '<meta property="og:site_name" content="The Varn Post">'


def authors(found: Page) -> tuple[Author, ...]:
    finding = find_authors(found, judged(found))
    return finding.value if finding else ()


def article(author: object) -> str:
    return json_ld(json.dumps({"@type": "NewsArticle", "headline": "Bridge reopens", "author": author}))


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("Ada Moss", ["Ada Moss"]),
        ("Ada Moss and Ben Ito", ["Ada Moss", "Ben Ito"]),
        ({"@type": "Person", "name": "Ada Moss"}, ["Ada Moss"]),
        ([{"name": "Ada Moss"}, {"name": "By Ben Ito"}, {"name": "Ada Moss"}], ["Ada Moss", "Ben Ito"]),
        ({"@type": "Person", "givenName": "Ada", "familyName": "Moss"}, ["Ada Moss"]),
        ({"name": "https://varnpost.example/ada"}, []),
        ({"name": "admin"}, []),
        ({"name": "page.author.name"}, []),
        ({"name": {"name": {"name": 5}}}, []),
        ([[], None, 7, {}], []),
    ],
)
def test_json_ld(value: object, names: list[str]) -> None:
    assert [author.name for author in authors(page(article(value)))] == names


@pytest.mark.parametrize("case", cases("authors"), ids=lambda case: case.get("author") or case["head"])
def test_metadata(case: dict[str, Any]) -> None:
    head = case.get("head") or article(json.loads(case["author"]))
    found = page(SITE.replace("The ", "") + head, lang=case.get("language", "en"))
    assert [author.name for author in authors(found)] == case["names"]


def test_role_and_address() -> None:
    value = {"@type": "Person", "name": "Ada Moss", "jobTitle": "Bridge correspondent", "url": "/people/ada-moss"}
    found = page(article(value), url="https://varnpost.example/a/b")
    assert authors(found) == (Author("Ada Moss", "Bridge correspondent", "https://varnpost.example/people/ada-moss"),)


def test_the_byline_completes_the_metadata() -> None:
    found = page(article("Ada Moss"), above="<p>By Ada Moss, Ben Ito and Carla Dunn</p>")
    assert [author.name for author in authors(found)] == ["Ada Moss", "Ben Ito", "Carla Dunn"]


def test_an_address_of_mail_is_no_page_of_an_author() -> None:
    (author,) = authors(page(above='<p class="byline">By <a href="mailto:ada@varn.example">Ada Moss</a></p>'))
    assert (author.name, author.url) == ("Ada Moss", None)


def test_the_site_gives_way_to_people() -> None:
    found = page(SITE + article({"@type": "Organization", "name": "The Varn Post"}), above="<p>By Ada Moss</p>")
    assert [author.name for author in authors(found)] == ["Ada Moss"]


def test_the_site_alone() -> None:
    assert [author.name for author in authors(page(SITE + article("The Varn Post")))] == ["The Varn Post"]


def test_a_site_whose_name_ends_like_a_role() -> None:
    named = article("Your Rowing Coach")
    assert [(a.name, a.role) for a in authors(page(named, url="https://yourrowingcoach.example/a"))] == [("Your Rowing Coach", None)]


@pytest.mark.parametrize(
    ("name", "url", "owner"),
    [
        ("Ada Moss", "https://ada.example/bridge", ["Ada Moss"]),
        ("Ada Moss", "https://www.moss.example/bridge", ["Ada Moss"]),
        ("Varn Post", "https://varnpost.example/bridge", []),
    ],
)
def test_the_owner_of_a_site(name: str, url: str, owner: list[str]) -> None:
    found = page(f'<meta property="og:site_name" content="{name}">', url=url)
    assert [author.name for author in authors(found)] == owner


def test_a_name_in_small_letters_that_markup_gives() -> None:
    box = '<div class="author-box"><h4 class="author-box__name">{}</h4></div>'
    assert [author.name for author in authors(page(below=box.format("ada mosses")))] == ["ada mosses"]
    assert authors(page(below=box.format("share this"))) == ()


@pytest.mark.parametrize(("name", "found"), [("ada mosses", ["ada mosses"]), ("read more", [])])
def test_a_name_in_small_letters_within_a_line(name: str, found: list[str]) -> None:
    line = f'<p class="meta"><span>3 March 2024</span> <a class="meta-item meta-item--author" href="/log?by=9">{name}</a></p>'
    assert [author.name for author in authors(page(above=line))] == found


def test_a_heading_that_reads_like_a_name_and_a_role() -> None:
    found = page(above='<p class="info">19.10.2019 17:41</p><h2>Sieben Fischer kehren heim aus der Bucht</h2>', lang="de")
    assert authors(found) == ()


def test_meta() -> None:
    assert [a.name for a in authors(page('<meta name="author" content="Ada Moss">'))] == ["Ada Moss"]
    assert authors(page('<meta property="article:author" content="https://social.example/adamoss">')) == ()


def test_an_agency_in_the_byline() -> None:
    assert [a.name for a in authors(page(above='<p class="byline">AFP</p>'))] == ["AFP"]


def test_blocks_are_the_byline_alone() -> None:
    found = page(above='<p class="byline">By Ada Moss</p>')
    finding = find_authors(found, judged(found))
    assert finding is not None
    assert [found.blocks[i].text for i in finding.blocks] == ["By Ada Moss"]


def test_nobody() -> None:
    assert authors(page()) == ()
