"""Whom a byline names."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse.fields.bylines import find_bylines
from newsparse.fields.names import read_names
from newsparse.lexicon import load

from .tables import cases, judged, page, text_page


@pytest.mark.parametrize("case", cases("bylines"), ids=lambda case: case["text"])
def test_line(case: dict[str, Any]) -> None:
    found = read_names(case["text"], load(case["language"]))
    assert [author.name for author in found.authors] == case["names"]
    assert [author.role for author in found.authors if author.role] == case.get("roles", [])
    assert list(found.agencies) == case.get("agencies", [])
    assert found.is_labelled == case.get("labelled", False)


def test_lines_in_a_row() -> None:
    found = page(above='<div class="byline"><p class="author">Ada Moss</p><p class="author">Ben Ito</p></div>')
    [byline] = find_bylines(found, judged(found))
    assert [author.name for author in byline.authors] == ["Ada Moss", "Ben Ito"]
    assert len(byline.blocks) == 2


def test_a_label_on_its_own_line() -> None:
    found = page(above="<div><p>By</p><p>Ada Moss</p></div>")
    [byline] = find_bylines(found, judged(found))
    assert [author.name for author in byline.authors] == ["Ada Moss"]


def test_who_edited_is_no_author() -> None:
    found = page(above='<p>Written by</p><p class="author">Ada Moss</p><p>Edited by</p><p class="author">Dora Lind</p>')
    names = [author.name for byline in find_bylines(found, judged(found)) for author in byline.authors]
    assert names == ["Ada Moss"]


def test_credits_are_no_bylines() -> None:
    found = page(above="<p>Photo: Dora Lind/Reuters</p>")
    assert find_bylines(found, judged(found)) == []


@pytest.mark.parametrize(
    ("line", "lang", "names"),
    [
        ("Ada Moss<br>Political Editor<br>@adamoss", "en", ["Ada Moss"]),
        ("ADA MOSS | Staff Writer", "en", ["ADA MOSS"]),
        ("【山田太郎】", "ja", ["山田太郎"]),
        ("編集委員　山田太郎", "ja", ["山田太郎"]),
        ("Bridge Works | Harbour Views", "en", []),
    ],
)
def test_a_name_with_what_its_owner_does_needs_no_label(line: str, lang: str, names: list[str]) -> None:
    found = page(above=f"<div>{line}</div>", lang=lang)
    assert [author.name for byline in find_bylines(found, judged(found)) for author in byline.authors] == names


def test_plain_text() -> None:
    text = "Bridge reopens after two years\nAda Moss\n3 May 2024\n\n" + "\n".join(
        f"The old bridge over the Maar opened again on Monday, for the {n}th time since it was built by monks."
        for n in range(6)
    )
    found = text_page(text)
    [byline, *_] = find_bylines(found, judged(found))
    assert [author.name for author in byline.authors] == ["Ada Moss"]


@given(st.text(alphabet=st.sampled_from("ABCabc ,.|/&-–()0123456789\n@üéЖ山") | st.characters(), max_size=120))
def test_names_are_of_the_line(text: str) -> None:
    for author in read_names(text, load("en")).authors:
        assert author.name
        assert "@" not in author.name or " " in author.name
        assert all(word.strip(",") in text for word in author.name.split())


@pytest.mark.parametrize(
    ("line", "names"),
    [("调整字体", []), ("热门文章", []), ("作者最新文章", []), ("文献资料", []), ("王小明", ["王小明"])],
)
def test_words_in_han_are_no_names(line: str, names: list[str]) -> None:
    found = page(above=f"<p>2024年5月3日</p><p>{line}</p>", lang="zh")
    assert [author.name for byline in find_bylines(found, judged(found)) for author in byline.authors] == names


def test_topics_behind_a_byline_name_nobody() -> None:
    tags = '<a href="/t/1">Ben Ito</a>, <a href="/t/2">Dora Lind</a>'
    found = page(above=f"<div>By Ada Moss, Executive Editor | 3 May 2024 | Tags: {tags}</div>")
    [byline] = find_bylines(found, judged(found))
    assert [author.name for author in byline.authors] == ["Ada Moss"]


@pytest.mark.parametrize(
    ("links", "names"),
    [
        ('<a rel="author" href="/ada">Ada Moss</a> lives in Varn and writes on rivers and boats. ' + "She likes tides. " * 20, ["Ada Moss"]),
        ('<a rel="author" href="/a">Ada Moss</a> writes.<p><a rel="author" href="/b">Ben Ito</a> too.', []),
        ('<a rel="author" href="/a">More stories</a> ' + "She likes tides. " * 20, []),
    ],
)  # fmt: skip
def test_the_one_whom_all_links_to_the_author_name(links: str, names: list[str]) -> None:
    found = page(below="<p>The works went on for two years.</p>" * 20 + f"<aside><div>{links}</div></aside>")
    assert [author.name for byline in find_bylines(found, judged(found)) for author in byline.authors] == names
