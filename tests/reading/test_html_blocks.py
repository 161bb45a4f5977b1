"""The walk: what becomes a block, and how text is kept together or apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from newsparse.page import Block, Container, Hint
from newsparse.reading import hints
from newsparse.reading.html_blocks import Reading, read_blocks


def read(markup: str) -> Reading:
    return read_blocks(etree.fromstring(markup, etree.HTMLParser()))


def texts(markup: str) -> list[str]:
    return [block.text for block in read(markup).blocks if block.kind == "text"]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p>One <b>two</b>\n three</p>", ["One two three"]),
        ("<p>One<br>two</p>", ["One\ntwo"]),
        ("<p>One<br><br>two<br> <br/>three</p>", ["One", "two", "three"]),
        ("<div>loose <p>inside</p> tail</div>", ["loose", "inside", "tail"]),
        ("<p><span class='dropcap'>T</span>he bridge</p>", ["The bridge"]),
        ("<div><span class='author'>Ada Moss</span><span class='date'>3 May</span></div>", ["Ada Moss 3 May"]),
        ("<h1><span>Harbour</span><span>Crane falls</span></h1>", ["Harbour Crane falls"]),
        ("<p>so\u00adft hy\u200bphen</p>", ["soft hyphen"]),
        ("<p>A<script>var x = '<p>no</p>'</script>B<style>p{}</style></p>", ["AB"]),
        ("<pre>a\n  b</pre>", ["a\n  b"]),
        ("<p>a&#12;b</p>", ["a b"]),
        ("<p>one <x-mark>two</x-mark> three</p>", ["one two three"]),
        ("<x-box>one</x-box><x-box>two</x-box>", ["one", "two"]),
        ("<ul><li>a<ul><li>b</li></ul></li></ul>", ["a", "b"]),
        ("<p>A<svg><g><g><text>no</text></g></g></svg>B</p>", ["AB"]),
        ("<p>A</p><svg><g><text>no</text></g></svg>", ["A"]),
        ("<p>A</p><select><option>no</option><option>no</option></select><p>B</p>", ["A", "B"]),
        ("<p>A<template><b>no</b></template> B</p>", ["A B"]),
        ("<div><template shadowrootmode='open'><p>A</p></template></div>", ["A"]),
        ("<p>one\u00a0 two\u2003three  four</p>", ["one two three four"]),
        (
            "<p> one <b> two </b>three</p><p>one <a href='x'> two <i> three</i></a></p>",
            ["one two three", "one two three"],
        ),
        ("<p>one  two</p><p>three  <b>four  five</b></p>", ["one two", "three four five"]),
        ("<pre>a\n <b> b</b></pre><p>c\n d</p>", ["a\n  b", "c d"]),
    ],
)
def test_runs(markup: str, expected: list[str]) -> None:
    assert texts(markup) == expected


def test_spans_keep_their_place() -> None:
    (block,) = read("<p>Read <a href='/x'>the <em>whole</em> report </a>, he said.</p>").blocks
    assert [(block.text[s.start : s.end], s.tag) for s in block.spans] == [("the whole report", "a"), ("whole", "em")]
    assert block.link_chars == len("the whole report")


def test_a_link_around_blocks_links_each_of_them() -> None:
    blocks = read("<a href='/x'><h3>Title</h3><p>Teaser text</p></a>").blocks
    assert [block.link_chars for block in blocks] == [5, 11]


def test_levels_are_those_of_the_headings_around() -> None:
    blocks = read("<p>a</p><h2>b</h2><h3><div>c</div><span>d</span></h3><p>e</p><div><h1>f</h1>g</div>").blocks
    assert "".join(f"{block.text}{block.level}" for block in blocks) == "a0b2c3d3e0f1g0"


def test_containers_hold_the_range_of_their_blocks() -> None:
    reading = read("<article><h1>T</h1><div class='body'><p>a</p><p>b</p></div></article><p>c</p>")
    named = next(c for c in reading.containers if c.names == "body")
    assert [reading.blocks[i].text for i in range(named.first, named.end)] == ["a", "b"]
    assert all(reading.containers[c.parent].first <= c.first <= c.end for c in reading.containers[1:])


MARKUP = st.lists(
    st.sampled_from(
        "<div>|</div>|<p class=lead>|</p>|<li>|</li>|<pre>|</pre>|<h2>|</h2>|<a href=x>|</a>|<span>|</span>|<b id=y>|</b>|<br>|<x-y>|</x-y>|"
        "<svg>|</svg>|<g>|<template>|</template>|<select>|<option>|</select>|<img alt=z>|<script>1</script>|<input>|word| |\n".split(
            "|"
        )
    ),
    max_size=40,
).map("".join)


@given(MARKUP)
def test_containers_and_blocks_know_their_places(markup: str) -> None:
    reading = read(f"<i>{markup}")
    blocks, containers = reading.blocks, reading.containers
    assert [(type(block), block.index) for block in blocks] == [(Block, i) for i in range(len(blocks))]
    assert [(type(c), c.index) for c in containers] == [(Container, i) for i in range(len(containers))]
    assert all(containers[block.container].first <= block.index < containers[block.container].end for block in blocks)
    for container in containers[1:]:
        around = containers[container.parent]
        assert container.depth == around.depth + 1
        assert around.first <= container.first <= container.end <= around.end
        assert container.all_hints & (container.hints | around.all_hints) == container.hints | around.all_hints


@given(MARKUP)
def test_spans_lie_in_their_text_and_begin_with_a_word(markup: str) -> None:
    for block in read(f"<i>{markup}").blocks:
        for span in block.spans:
            if block.kind == "text":
                assert 0 <= span.start < span.end <= len(block.text)


def test_hints_are_inherited() -> None:
    reading = read("<aside class='newsletter-signup'><p>Your address</p></aside>")
    hints = Hint(reading.containers[reading.blocks[0].container].all_hints)
    assert Hint.ASIDE in hints
    assert Hint.NEWSLETTER in hints


def test_hints_known_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hints, "_MOST", 50)
    monkeypatch.setattr(hints, "KNOWN_HINTS", known := {})
    for i in range(500):
        assert Hint.SHARE in Hint(hints.hints_of(f"share-bar box{i}"))
    assert 0 < len(known) <= 50
    assert Hint.SHARE in Hint(hints.hints_of("share-bar " + "box " * 10_000))
    assert max(map(len, known)) < 500


def test_images_know_the_versions_of_their_picture() -> None:
    (block,) = read("<picture><source srcset='big.webp 2x'><img src='small.jpg' alt='A boat'></picture>").blocks
    assert (block.kind, block.text) == ("image", "A boat")
    assert [span.attributes.get("srcset") for span in block.spans] == ["big.webp 2x"]


def test_metadata_is_gathered_on_the_way() -> None:
    reading = read(
        "<html lang='fr'><head><title> Le pont </title><meta property='og:type' content='article'>"
        "<link rel='canonical' href='/x'><script type='application/ld+json'>{}</script></head><body></body></html>"
    )
    assert reading.language == "fr"
    assert reading.title == "Le pont"
    assert reading.metas == [("og:type", "article")]
    assert reading.links == [("canonical", "/x")]
    assert reading.json_ld == ["{}"]
