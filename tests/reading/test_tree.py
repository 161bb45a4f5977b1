"""Markup, trees and soups all become a tree that the walk can read."""

from __future__ import annotations

import copy
import gzip
import time
from pathlib import Path
from typing import Any

import lxml.html
import pytest
from bs4 import BeautifulSoup
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree, objectify

from newsparse.errors import InputTooLargeError
from newsparse.limits import Limits
from newsparse.reading import tags
from newsparse.reading.html_blocks import read_blocks
from newsparse.reading.repair import repair
from newsparse.reading.tags import mended
from newsparse.reading.tree import parse_tree, soup_of, tree_of, tree_of_soup

Shape = list[Any]


def shape(root: etree._Element, *, folded: bool = False) -> Shape:
    """A tree as data to compare: tag, attributes, text and tail of each element with its depth, by a loop."""
    out: Shape = []
    todo: list[tuple[etree._Element, int]] = [(root, 0)]
    while todo:
        element, depth = todo.pop()
        tail = (element.tail or "") if depth else ""
        attributes = sorted((k, " ".join(v.split()) if folded else v) for k, v in element.items())
        texts = [element.text or "", tail]
        out.append((depth, element.tag, attributes, *([" ".join(t.split()) for t in texts] if folded else texts)))
        todo.extend((child, depth + 1) for child in reversed(element) if isinstance(child.tag, str))
    return out


def blocks(root: etree._Element) -> list[str]:
    return [block.text for block in read_blocks(root).blocks]


# ---- markup


@pytest.mark.parametrize(
    "markup",
    [
        "",
        " ",
        "\n",
        "<!-- x -->",
        "<!DOCTYPE html>",
        '<?xml version="1.0"?>',
        "<",
        "&",
        "</p>",
        "\0",
        "\ud800",
        "\ufeff",
        "<![CDATA[",
    ],
)
def test_there_is_always_a_root(markup: str) -> None:
    assert isinstance(parse_tree(markup).tag, str)
    read_blocks(parse_tree(markup))


def test_encodings_named_in_markup_change_nothing() -> None:
    prolog = '<?xml version="1.0" encoding="utf-16"?>'
    page = '<html><head><meta charset="koi8-r"></head><body><p>Brücke 橋 🌉</p></body></html>'
    assert blocks(parse_tree(prolog + page)) == ["Brücke 橋 🌉"]


def test_comments_and_instructions_are_left_out() -> None:
    root = parse_tree("<p>one<!-- two --> three<?php four ?> five</p>")
    assert blocks(root) == ["one three five"]
    assert all(isinstance(element.tag, str) for element in root.iter())


def test_what_xml_forbids_is_left_out() -> None:
    root = parse_tree("<p cl\x01ass='a\x02b' \x03id=c>Br\0ücke\x0cöff\x1fnet\ufffe\ud83c\udf09\ud800</p>")
    paragraph = root[0][0]
    assert paragraph.items() == [("class", "ab"), ("id", "c")]
    assert paragraph.get("nothing") is None
    assert paragraph.text == "Brücke öffnet\ufffd🌉\ufffd"


@pytest.mark.parametrize(
    "text",
    ["The ferry’s crew — “tired”", "„Über“ den Fluß nach Écija", "Паром снова ходит", "渡し船が戻った", "مرحبا بكم 🌉"],
)
def test_what_was_encoded_twice_is_read_once(text: str) -> None:
    doubled = text.encode().decode("latin-1")
    root = parse_tree(f"<p>{doubled}<p>{doubled[::-1]}<p>{doubled}")
    assert [p.text for p in (root[0][0], root[0][2])] == [text, text]


@pytest.mark.parametrize("text", ["«L’été»", "Nur Spaß« und «Maß»", "SÃO À LÁ", "Â£5", "naïve Ångström Ð Ñ"])
def test_what_was_encoded_once_stays(text: str) -> None:
    assert parse_tree(f"<p>{text}")[0][0].text == text


def test_other_documents() -> None:
    frames = "<html><head><title>Bridge</title></head><frameset><frame src=a><noframes>No</noframes></frameset></html>"
    svg = '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><title>Map</title><text>Varn</text></svg>'
    for markup in (frames, svg):
        assert read_blocks(parse_tree(markup)).title in ("Bridge", "Map", None)
    prefixed = (
        '<?xml version="1.0"?><h:html xmlns:h="http://www.w3.org/1999/xhtml"><h:body><h:p>Varn</h:p></h:body></h:html>'
    )
    assert blocks(parse_tree(prefixed)) == ["Varn"]


@pytest.mark.parametrize("tag", ["div", "b", "a", "ul><li", "table><tr><td", "form", "font", "span"])
def test_deep_trees(tag: str) -> None:
    depth = 100_000
    root = parse_tree(f"<{tag}>" * depth + "deep" + "</div>")
    assert "deep" in blocks(root)
    assert (
        "after"
        in blocks(parse_tree(f"<{tag}>" * depth + "deep" + f"</{tag.partition('>')[0]}>" * depth + "<h2>after"))[-1]
    )
    del root  # freeing it must not crash


def test_deep_copies() -> None:
    elements = [etree.Element("x-story")]
    for _ in range(50_000):
        elements.append(etree.SubElement(elements[-1], "div"))
    elements[-1].text = "deep"
    started = time.process_time()
    assert blocks(tree_of(elements[0])) == ["deep"]
    assert time.process_time() - started < 3


@given(st.text(alphabet=st.characters(codec=None)) | st.text(alphabet="<>/!-='\"ab pdiv\0\x0c&#;x[]?"))
@example("<p a=1 a=2 A=3>")
@example("<d\x01iv \x02=\x03>")
def test_parse_tree_takes_anything(markup: str) -> None:
    root = parse_tree(markup)
    read_blocks(root)
    for element in root.iter():
        element.get("x")


# ---- too many attributes


def tag(attribute: str, count: int, name: str = "p") -> str:
    attributes = "".join(attribute.replace("{i}", str(i)) for i in range(count))
    return f"<html><body><h1 class='a'>Bridge</h1><{name} {attributes}>x</{name}></body></html>"


@pytest.mark.parametrize(
    "attribute",
    [
        "a{i}=1 ", "a{i} ", "a{i}/", "a{i}\n", 'a{i}="1"', "a{i}='<' ", 'a{i}=">" ', 'a{i}="<>" ', "a{i}=< ", "a<{i} ",
        'a{i}="</p>" ', "a{i}='\"><p>' ", 'a{i}="><"', 'a{i}\n = "><"\n', 'a<{i}=\'">"<"\'/',
    ],
)  # fmt: skip
@pytest.mark.parametrize("name", ["p", "script", "IMG"])
def test_too_many_attributes_are_refused(attribute: str, name: str) -> None:
    started = time.process_time()
    with pytest.raises(InputTooLargeError) as caught:
        parse_tree(tag(attribute, 40_000, name))
    assert time.process_time() - started < 3
    assert (caught.value.limit, caught.value.allowed, caught.value.found) == ("attributes", 2_000, 40_000)


SIGNS = st.sampled_from(
    "<p |<b |<script|<style|<title|<textarea|<plaintext|<iframe|<svg|</script>|</title>|</p|<!--|-->|--!>|--|<!|<!-->|<!--->|"
    "<!DOCTYPE x|<?|?>|]]>|<![CDATA[|a1=|b2=|c3|d4 |e5=f |/| |>|/>|<|\"|'|=|x|\n".split("|")
)


RAW = st.sampled_from(
    "<script>|<script src=x>|<SCRIPT>|</SCRIPT>|<script a=x/>|<script/>|<style>|</style>|<style media='x'>|<title>|<title a>|</script >|"
    '<!--->|<!-- x -->|<!doctype html>|;<p>|}<div>|<sc|<st|</scrpt>|<a href="x>text</a> <b class="y">|<p>text</p>'.split(
        "|"
    )
)
"""Elements in whose text a '<' begins no tag, whole and with what breaks them."""


@given(st.lists(SIGNS, max_size=20).map("".join))
@example("<!-- --!><p a b c>")
@example("<script/><p a b c></script>")
@example("<![CDATA[<script/--><p a b c></script>")
def test_a_tag_that_lxml_gives_many_attributes_was_seen_to_have_them(markup: str) -> None:
    root = etree.fromstring(f"<i>{markup}", etree.HTMLParser())
    most = max(len(e.attrib) for e in root.iter() if isinstance(e.tag, str) and e.tag not in ("html", "body"))
    if most > 2:
        with pytest.raises(InputTooLargeError):
            parse_tree(f"<i>{markup}", Limits(attributes=2))


@given(st.lists(SIGNS | RAW, max_size=20).map("".join))
def test_runs_of_plain_tags_hide_nothing_that_is_to_be_mended(markup: str) -> None:
    """With fewer attributes allowed than a plain tag may have, every tag is looked at by itself."""
    data = markup.encode()
    assert mended(data, tags._PLAIN_MOST) == mended(data, tags._PLAIN_MOST - 1)


@pytest.mark.parametrize("allowed", [10, 100, 2_000, 5_000])
def test_the_limit_is_exact(allowed: int) -> None:
    limits = Limits(attributes=allowed)
    parse_tree(tag("a{i}=1 ", allowed), limits)
    with pytest.raises(InputTooLargeError):
        parse_tree(tag("a{i}=1 ", allowed + 1), limits)


def test_long_attributes_hide_no_flood() -> None:
    with pytest.raises(InputTooLargeError):
        parse_tree(tag("a{i}=\"<p class='b'>Bridge</p> and much more text than others have\" ", 30_000))


@pytest.mark.parametrize(
    "markup",
    [
        "word " * 10_000,
        "<p>" + "word " * 10_000,
        "<script>for(i=0;i<n;i++) " + "a = b; " * 10_000 + "</script><p>x",
        "<script>" + "if (a <b" + " w{i}" * 3_000 + ") </script><p>x",
        "<!-- <p " + "".join(f" a{i}" for i in range(9_000)) + " -->",
        '<p title="' + "".join(f" a{i}=1" for i in range(9_000)) + '">x',
        "<p " + "a=1 " * 9_000 + ">x",
        "<html a=1>" * 5_000,
        "".join(f"<html a{i}=1>" for i in range(5_000)),
        "<style>" + "p <b " + "".join(f" a{i}" for i in range(9_000)) + "</style>",
        "</p " + "".join(f" a{i}" for i in range(9_000)) + ">",
        '<svg><path d="' + "M1 2 " * 5_000 + '"/></svg>',
    ],
)
def test_long_texts_are_no_attributes(markup: str) -> None:
    parse_tree(markup)
    parse_tree(markup + " " * 1_000_000)  # large pages are read tag by tag


def test_a_script_full_of_words_is_no_tag() -> None:
    words = " ".join(f"w{i}" for i in range(5_000))
    assert blocks(parse_tree(f"<script>if (a <b {words}) c()</script><p>Bridge</p>")) == ["Bridge"]


@pytest.mark.parametrize(
    "piece",
    [
        "<",
        "<a",
        "<a b='",
        '<a b="',
        "<!--",
        "<p/",
        "</",
        "<script>",
        "<x:y>",
        "=",
        "<a b=c",
        "'",
        '">',
        "<p a=",
        "<script>x<style>y",
        "<script>a</SCRIPT>",
        "<!-- x ->",
        "<!-- -->",
        "<svg><p>",
        "<svg><g>",
    ],
)
def test_parsing_is_linear(piece: str) -> None:
    started = time.process_time()
    try:
        parse_tree(piece * (1_500_000 // len(piece)))
    except InputTooLargeError:
        pass
    assert time.process_time() - started < 5


@pytest.mark.parametrize("inside", ["g", "p", "foreignobject"])
def test_drawings_inside_each_other_are_repaired_in_linear_time(inside: str) -> None:
    elements = [etree.Element("html")]
    for _ in range(30_000):
        elements.append(etree.SubElement(elements[-1], "svg"))
        etree.SubElement(elements[-1], inside)
    etree.SubElement(elements[-1], "p")
    started = time.process_time()
    repair(elements[0])
    assert time.process_time() - started < 3
    assert {e.tag for e in elements[1:]} == {"svg" if inside == "foreignobject" else "div"}


def test_drawings_that_hold_text_of_the_page_are_opened() -> None:
    root = parse_tree("<svg class=nav><g><svg id=a></svg><svg id=b><p>x</p></svg></g></svg><svg id=c><g></g></svg>")
    assert [(e.tag, e.get("id")) for e in root.iter("svg")] == [("svg", "a"), ("svg", "c")]
    assert [e.get("class") for e in root.iter("div")] == [None, None]


# ---- trees


def test_a_plain_tree_is_taken_as_it_is() -> None:
    root = lxml.html.document_fromstring("<p>Good <b>morning</b></p>")
    assert tree_of(root) is root
    assert tree_of(root.getroottree()) is root


def test_a_tree_without_a_root() -> None:
    assert blocks(tree_of(etree.ElementTree())) == []
    assert blocks(tree_of(etree.Comment("x"))) == []


@pytest.mark.parametrize("name", ["b", "a", "span", "img", "script", "svg", "br", "title", "x-story"])
def test_any_element_may_be_the_root(name: str) -> None:
    outer = lxml.html.fragment_fromstring(f"<div>before<{name}>text</{name}>after</div>")
    before = etree.tostring(outer)
    found = blocks(tree_of(outer[0]))
    assert not {"before", "after", "textafter"} & set(found)
    assert etree.tostring(outer) == before


def test_an_element_inside_a_tree_is_its_subtree() -> None:
    root = parse_tree("<div><p>one</p><section>two <b>three</b></section>four</div>")
    assert blocks(tree_of(root.find(".//section"))) == ["two three"]


XHTML = (
    '<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="fr"><head><title>Pont</title><script type="application/ld+json">'
    '{"a": "1 &lt; 2"}</script></head><body><div/><p>Le pont <br/>rouvre<!-- x --> &amp; <b>vite</b>.</p><p/>'
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"><a xlink:href="x">non</a></svg></body></html>'
)


def test_xhtml() -> None:
    root = etree.fromstring(XHTML)
    before = etree.tostring(root)
    reading = read_blocks(tree_of(root))
    assert [block.text for block in reading.blocks] == ["Le pont\nrouvre & vite."]
    assert reading.title == "Pont"
    assert reading.json_ld == ['{"a": "1 < 2"}']
    assert etree.tostring(root) == before


def test_namespaces_below_a_plain_root() -> None:
    root = etree.fromstring('<html><body><x:p xmlns:x="http://www.w3.org/1999/xhtml">Pont</x:p></body></html>')
    assert tree_of(root).find(".//p") is not None


def test_capitals_entities_and_objects() -> None:
    assert blocks(tree_of(etree.fromstring("<HTML><BODY><P>Pont <B>ouvert</B></P></BODY></HTML>"))) == ["Pont ouvert"]
    doctype = '<!DOCTYPE html [<!ENTITY eacute "x">]>'
    kept = etree.fromstring(doctype + "<div><p>ferm&eacute; hier</p></div>", etree.XMLParser(resolve_entities=False))
    assert blocks(tree_of(kept)) == ["fermé hier"]
    assert blocks(tree_of(objectify.fromstring("<div><p>one</p><p>two</p></div>"))) == ["one", "two"]


# ---- soups

PIECES = st.sampled_from(
    [
        "<p>", "</p>", "<div class='a  b' id=c>", "</div>", "<b>", "</b>", "<a href='/x?a=1&amp;b=2'>", "</a>", "<br>", "<br/>",
        "<ul><li>", "</ul>", "<table><tr><td>", "</table>", "<img src=a.jpg alt='Brücke'>", "<!-- no -->", "<script>a < b</script>",
        "<script type='application/ld+json'>{\"a\": \"<p>\"}</script>", "<style>p > b {}</style>", "<template><p>x</p></template>",
        "<textarea> a\nb </textarea>", "<pre>\n x\n  y</pre>", "<h1>", "</h1>", "<x-story>", "</x-story>", "&nbsp;", "&lt;", "&#12;",
        "&#0;", "&#xD800;", "<svg><path d='M0'/></svg>", "<noscript><img src=b></noscript>", "<title>t</title>", "<meta name=a content=b>",
        "<input disabled value>", "<![CDATA[c]]>", "<?php x ?>", "<!DOCTYPE html>", "<html lang=de>", "<body class=z>", "</body>", "\n", "word ",
        "Brücke", "🌉", "<p xml:lang=fr @click=x :a=b>", "\x0c", "Br\x01ücke",
    ]
)  # fmt: skip


@given(st.lists(PIECES, max_size=25).map("".join))
@example("<p>one<!-- two --> three</p>")
def test_a_soup_reads_as_its_markup(markup: str) -> None:
    """A soup that lxml built and the tree of the same markup hold the same text in the same elements."""
    soup = BeautifulSoup(markup, "lxml")
    before = str(soup)
    ours, theirs = read_blocks(tree_of_soup(soup)), read_blocks(parse_tree(markup))
    assert str(soup) == before
    assert [(b.kind, b.text, b.level, b.link_chars) for b in ours.blocks] == [
        (b.kind, b.text, b.level, b.link_chars) for b in theirs.blocks
    ]
    held = [
        [(c.tag, " ".join(c.names.split()), c.first, c.end) for c in r.containers if c.end > c.first]
        for r in (ours, theirs)
    ]
    assert held[0] == held[1]
    assert (ours.metas, ours.json_ld, ours.title, ours.language) == (
        theirs.metas,
        theirs.json_ld,
        theirs.title,
        theirs.language,
    )


@given(st.lists(PIECES, max_size=25).map("".join))
def test_a_tree_goes_through_a_soup(markup: str) -> None:
    root = parse_tree(markup)
    before = etree.tostring(root)
    soup_of(root)
    assert etree.tostring(root) == before


@pytest.mark.parametrize("builder", ["lxml", "html.parser", "lxml-xml", "html5lib"])
def test_soups_of_all_builders(builder: str) -> None:
    if builder == "html5lib":
        pytest.importorskip("html5lib")
    soup = BeautifulSoup(XHTML, builder)
    reading = read_blocks(tree_of_soup(soup))
    assert reading.blocks[0].text == "Le pont\nrouvre & vite."
    assert reading.title == "Pont"


def test_parts_of_soups() -> None:
    soup = BeautifulSoup("<div>one<p>two <b>three</b></p>four</div>", "html.parser")
    assert blocks(tree_of_soup(soup.p)) == ["two three"]  # type: ignore[arg-type]
    assert blocks(tree_of_soup(soup.b)) == ["three"]  # type: ignore[arg-type]
    assert blocks(tree_of_soup(BeautifulSoup("", "lxml"))) == []
    assert blocks(tree_of_soup(BeautifulSoup("just text", "html.parser"))) == ["just text"]
    assert blocks(tree_of_soup(BeautifulSoup("<p>one</p>and<p>two</p>", "html.parser"))) == ["one", "and", "two"]


def test_a_soup_changed_by_hand() -> None:
    soup = BeautifulSoup("<p class=a>one</p>", "lxml")
    paragraph: Any = soup.p
    paragraph.append("\x0c\x00\ud800two")
    paragraph["class"] = ["b", "c"]
    paragraph["data-n"] = 5
    paragraph["a b"] = "x"
    paragraph["none"] = None
    paragraph.name = "P!"
    root = tree_of_soup(soup)
    assert dict(root[0][0].items()) == {"class": "b c", "data-n": "5", "none": ""}
    assert (
        blocks(root)
        == [
            "one �two",
        ]
        or "two" in blocks(root)[0]
    )


def test_deep_and_wide_soups() -> None:
    soup = BeautifulSoup("", "html.parser")
    tag: Any = soup
    for _ in range(5_000):
        inner = soup.new_tag("div")
        tag.append(inner)
        tag = inner
    tag.append("deep")
    assert blocks(tree_of_soup(soup)) == ["deep"]
    soup.decompose()  # bs4 frees deep soups by recursion
    started = time.process_time()
    wide = BeautifulSoup("<p>" + "a<!-- b -->" * 30_000, "lxml")
    parsed = time.process_time() - started
    assert blocks(tree_of_soup(wide)) == ["a" * 30_000]
    assert time.process_time() - started < 3 * parsed + 1


def test_soups_have_limits_too() -> None:
    soup = BeautifulSoup(tag("a{i}=1 ", 11), "html.parser")
    with pytest.raises(InputTooLargeError):
        tree_of_soup(soup, Limits(attributes=10))


def test_soup_of_an_element_leaves_out_what_follows() -> None:
    root = parse_tree("<p>one <b>two</b> three</p>")
    assert soup_of(root.find(".//b")).get_text() == "two"


def test_real_pages(shared: Path) -> None:
    """Soups and trees of real pages are read like their markup, and stay as they were."""
    for file in sorted((shared / "corpus" / "html").glob("*.gz"))[::67]:
        markup = gzip.decompress(file.read_bytes()).decode("utf-8", "replace")
        root = parse_tree(markup)
        expected = blocks(root)
        soup = BeautifulSoup(markup, "lxml")
        assert blocks(tree_of_soup(soup)) == expected, file.name
        given_tree = lxml.html.document_fromstring(
            markup.encode(), parser=lxml.html.HTMLParser(encoding="utf-8", huge_tree=True)
        )
        kept = copy.deepcopy(given_tree)
        assert blocks(tree_of(given_tree)) == expected, file.name
        assert shape(given_tree) == shape(kept)
