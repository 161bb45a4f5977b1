"""What a page says of itself is read whatever its shape."""

from __future__ import annotations

import gzip
import json
import time
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newsparse.json_values import first_text, nodes_of, text_of, texts_of, types_of
from newsparse.limits import Limits
from newsparse.page import Metadata
from newsparse.reading.decode import decode
from newsparse.reading.html_blocks import read_blocks
from newsparse.reading.metadata import read_metadata
from newsparse.reading.tree import parse_tree

CASES = tomllib.loads((Path(__file__).parent.parent / "data" / "json_ld.toml").read_text("utf-8"))["case"]


def read(*scripts: str, limits: Limits = Limits(), url: str | None = None, **given: Any) -> Metadata:  # noqa: B008
    values: dict[str, Any] = {"title": None, "metas": [], "links": [], "language": None, **given}
    return read_metadata(json_ld=scripts, url=url, limits=limits, **values)


# ---- cases


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_json_ld(case: dict[str, Any]) -> None:
    links = [("canonical", case["canonical"])] if "canonical" in case else []
    metadata = read(*case["scripts"], links=links)
    assert text_of(metadata.article.get("headline")) == case.get("headline")
    if "author" in case:
        assert text_of(metadata.article.get("author")) == case["author"]
    if "image" in case:
        assert first_text(nodes_of(metadata.article.get("image"))[0], "url") == case["image"]
    if "nodes" in case:
        assert len(metadata.json_ld) == case["nodes"]


def test_metas_and_links() -> None:
    metadata = read(
        title="Bridge",
        language="de",
        metas=[
            ("OG:Title ", " Bridge reopens "),
            ("author", "Ada Moss"),
            ("author", "Bo Lind"),
            ("empty", " "),
            ("", "x"),
        ],
        links=[("canonical", " /bridge "), ("Shortlink AMPHTML", "/b"), ("icon", "")],
    )
    assert metadata.first("og:title") == "Bridge reopens"
    assert metadata.meta["author"] == ("Ada Moss", "Bo Lind")
    assert "empty" not in metadata.meta
    assert metadata.links == {"canonical": ("/bridge",), "shortlink": ("/b",), "amphtml": ("/b",)}
    assert (metadata.title, metadata.language, metadata.json_ld, metadata.article) == ("Bridge", "de", (), {})


@pytest.mark.parametrize(
    ("links", "metas", "url"),
    [
        ([("canonical", "/b/")], [], "https://varn.example/x"),
        ([], [("og:url", "http://www.varn.example/b")], None),
        ([], [], "https://VARN.example/b?from=mail#top"),
    ],
)
def test_the_article_is_that_of_the_page(links: Any, metas: Any, url: str | None) -> None:
    nodes = [
        {
            "@type": "NewsArticle",
            "headline": place,
            "url": f"https://varn.example/{place}",
            "author": "Ada",
            "image": "x",
        }
        for place in ("a", "b", "c")
    ]
    assert read(json.dumps(nodes), links=links, metas=metas, url=url).article["headline"] == "b"


def test_scripts_past_the_limit_are_left_out() -> None:
    long = json.dumps({"@type": "NewsArticle", "headline": "Long", "articleBody": "x" * 5_000})
    short = json.dumps({"@type": "NewsArticle", "headline": "Short"})
    assert read(long, short, limits=Limits(json_ld_bytes=1_000)).article["headline"] == "Short"
    assert read(long, short, limits=Limits(json_ld_bytes=10_000)).article["headline"] == "Long"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("Bridge", "Bridge"),
        (" Bridge\n reopens ", "Bridge reopens"),
        ("", None),
        (None, None),
        (True, None),
        (7, "7"),
        (0, "0"),
        (1.5, "1.5"),
        (float("nan"), None),
        (10**400, None),
        ([], None),
        ([None, "", "Ada"], "Ada"),
        ([["Ada"]], "Ada"),
        ({"@value": "Ada", "@language": "en"}, "Ada"),
        ({"name": ["Ada", "Bo"]}, "Ada"),
        ({"name": {"@value": "Ada"}}, "Ada"),
        ({"@list": ["Ada"]}, "Ada"),
        ({"@id": "#ada"}, None),
        ("Moss &amp; Lind", "Moss & Lind"),
        ("Moss &amp;amp; Lind", "Moss & Lind"),
        ("Moss & Lind &c", "Moss & Lind &c"),
        ("AT&T&nbsp;&#8211; x", "AT&T – x"),
        ("<p>The <em>Ship</em>.</p><p>Sails</p>", "The Ship. Sails"),
        ("&lt;p&gt;The Ship.&lt;/p&gt;&lt;p&gt;Sails&lt;/p&gt;", "The Ship. Sails"),
        ("How to use &lt;div&gt; well", "How to use <div> well"),
        ("I <3 Varn, 5 < 7 > 2", "I <3 Varn, 5 < 7 > 2"),
        ("a\ud800b\x00c\x0bd", "a�b�c d"),
        ("one<br/>two", "one two"),
    ],
)
def test_text_of(value: Any, text: str | None) -> None:
    assert text_of(value) == text


def test_lists_of_both_kinds() -> None:
    assert texts_of({"@list": ["a", {"name": "b"}]}) == ["a", "b"]
    assert texts_of([["a", "b"], "c"]) == ["a", "b", "c"]
    assert nodes_of({"@set": [{"name": "a"}, 1]}) == [{"name": "a"}]
    assert nodes_of({"name": "a"}) == [{"name": "a"}]


# ---- whatever the shape

KEYS = st.sampled_from(
    "@type @id @graph @value @list @set @context headline name author url mainEntityOfPage mainEntity image articleBody "
    "datePublished itemListElement hasPart".split()
) | st.text(max_size=5)
SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(st.characters(codec=None), max_size=20)
    | st.sampled_from(["NewsArticle", "Person", "#a", "http://[", "https://varn.example/b", "&#12;<p>", "9" * 400])
)
JSON = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=5),
    max_leaves=30,
)


@given(JSON, JSON, st.none() | st.text(max_size=20) | st.just("https://varn.example/b"))
@example({"@type": "NewsArticle", "@id": {"@id": []}, "url": "http://["}, {"@id": "#a", "x": {"@id": "#a"}}, "http://[")
def test_any_json_is_read(one: Any, other: Any, url: str | None) -> None:
    metadata = read(json.dumps(one), json.dumps([other, one]), url=url, links=[("canonical", str(one)[:50])])
    assert not metadata.article or metadata.article in metadata.json_ld
    for node in metadata.json_ld:
        assert isinstance(node, dict)
        types_of(node)
        first_text(node, "headline", "name")


@given(JSON)
def test_accessors_take_any_value(value: Any) -> None:
    text = text_of(value)
    assert text is None or (text and text == " ".join(text.split()))
    assert all(isinstance(t, str) and t for t in texts_of(value))
    assert all(isinstance(node, dict) for node in nodes_of(value))
    assert all(isinstance(name, str) for name in types_of(value))
    first_text(value, "name", "@type")


@given(st.dictionaries(KEYS, JSON, min_size=2), st.integers(0, 10_000), st.binary(max_size=3))
def test_damaged_json_is_read(value: Any, at: int, damage: bytes) -> None:
    text = json.dumps(value)
    at %= len(text) + 1
    read(text[:at] + damage.decode("latin-1") + text[at:])
    read(text[:at])
    read(text[at:])


@given(st.text(alphabet="{}[],:\"'\\/*-<>!ab1. \n&quot;") | st.text())
def test_any_script_is_read(text: str) -> None:
    read(text)


@given(JSON)
def test_a_truncated_script_gives_what_is_complete(value: Any) -> None:
    whole = json.dumps({"@type": "NewsArticle", "headline": "Bridge reopens", "about": value})
    for cut in range(whole.index(', "about"'), len(whole)):
        assert read(whole[:cut]).json_ld[0]["headline"] == "Bridge reopens"


def test_metas_of_any_text() -> None:
    odd = ["", " ", "\0", "\ud800", "x" * 100_000, "http://[", "\n"]
    pairs = [(a, b) for a in odd for b in odd]
    read(
        '{"@type": "NewsArticle", "url": "http://["}',
        metas=[("og:url", b) for b in odd] + pairs,
        links=[("canonical", b) for b in odd] + pairs,
    )


@pytest.mark.parametrize(
    "script",
    [
        "[" * 100_000 + "]" * 100_000,
        '{"@graph":' * 100_000 + "1" + "}" * 100_000,
        '{"@type":"NewsArticle","mainEntity":' * 3_000 + "1" + "}" * 3_000,
        '{"a":[' * 50_000,
        "{" * 200_000,
        '{"a":' + "1" * 1_000_000 + "}",
        '"' * 500_000,
        "'" * 500_000,
        '{"a" ' * 100_000,
        "\\" * 500_000,
        '{"a":"' + '\\"' * 300_000,
        '{"a":"' + '" ' * 300_000,
        "/*" * 300_000,
        "//" * 300_000,
        "}]" * 300_000,
        "[}" * 300_000,
        json.dumps([{"@type": "NewsArticle", "author": {"@id": "#a"}, "@id": "#b"}] * 20_000),
        json.dumps({"@type": "NewsArticle", "author": [{"@id": "#a"}] * 100_000, "@id": "#a", "image": 1}),
        "&quot;" * 200_000,
        "x " * 400_000,
    ],
)  # fmt: skip
def test_hostile_scripts(script: str) -> None:
    started = time.process_time()
    metadata = read(script)
    assert time.process_time() - started < 2
    assert len(metadata.json_ld) <= 4_000


@pytest.mark.parametrize(
    "text",
    [
        "<p" * 300_000,
        "<!--" * 200_000,
        "&amp;" * 300_000,
        "&" * 500_000,
        "<" * 500_000,
        "<p " + "x" * 500_000,
        "<p>" * 300_000,
    ],
)
def test_hostile_texts(text: str) -> None:
    started = time.process_time()
    text_of(text)
    assert time.process_time() - started < 2


def test_real_pages(shared: Path) -> None:
    """Nearly all true headlines of pages with an article in JSON-LD are there; all scripts are read."""
    agree = told = 0
    for line in (shared / "corpus" / "pages.jsonl").read_text("utf-8").rstrip().split("\n"):
        page = json.loads(line)
        if page["set"] != "fundus":
            continue
        data = gzip.decompress((shared / "corpus" / "html" / f"{page['id']}.html.gz").read_bytes())
        reading = read_blocks(parse_tree(decode(data)[0]))
        metadata = read(*reading.json_ld, metas=reading.metas, links=reading.links, url=page["url"])
        assert bool(metadata.json_ld) == bool(reading.json_ld), page["id"]
        if metadata.article:
            told += 1
            shown, true = (
                "".join(filter(str.isalnum, (t or "").lower()))
                for t in (first_text(metadata.article, "headline"), page["truth"]["headline"])
            )
            agree += bool(shown) and (shown in true or true in shown)
    assert told > 100
    assert agree > 0.8 * told
