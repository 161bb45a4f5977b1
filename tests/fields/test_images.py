"""The pictures of an article, with captions and credits."""

from __future__ import annotations

import gzip
import json
import time
import tomllib
from importlib import resources
from itertools import islice
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse.fields.credit_words import credit_words
from newsparse.fields.credits import split_caption
from newsparse.fields.images import find_images, placed_images
from newsparse.lexicon import fold, load
from newsparse.limits import Limits
from newsparse.model import Image
from newsparse.page import Page
from newsparse.reading import read_html_page
from newsparse.reading.tree import parse_tree

from .tables import BODY, cases, json_ld, judged, page, text_page

URL = "https://varn.example/news/bridge"
SPLITS = cases("captions")
FIGURES = cases("figures")
NO_PICTURES = cases("figures", "none")


def images(found: Page) -> tuple[Image, ...]:
    finding = find_images(found, judged(found))
    return finding.value if finding else ()


def words_of(found: tuple[Image, ...]) -> list[tuple[str | None, str | None]]:
    return [(image.caption, image.credit) for image in found]


# ---- wording


@pytest.mark.parametrize("case", SPLITS, ids=lambda case: f"{case['language']}: {case['text'][:40]}")
def test_a_caption_is_parted_from_its_credit(case: dict[str, Any]) -> None:
    found = split_caption(case["text"], credit_words(load(case["language"])))
    assert (found.caption, found.credit) == (case["caption"], case["credit"])


def test_the_cases_span_the_languages() -> None:
    assert len({case["language"] for case in SPLITS}) >= 25


@pytest.mark.parametrize("case", [case for case in SPLITS if case["credit"]], ids=lambda case: case["text"][:40])
def test_words_of_any_language_are_known_where_the_language_is_not(case: dict[str, Any]) -> None:
    found = split_caption(case["text"], credit_words(load(None)))
    assert found.credit == case["credit"]


# ---- markup


@pytest.mark.parametrize("case", FIGURES, ids=lambda case: case["name"])
@pytest.mark.parametrize("place", ["above", "inside"])
def test_a_figure(case: dict[str, Any], place: str) -> None:
    found = page(above=case["html"], url=URL) if place == "above" else inside(case["html"])
    (image,) = images(found)
    assert (image.caption or "", image.credit or "", image.url) == (case["caption"], case["credit"], case["url"])
    assert image.is_lead == (place == "above")


@pytest.mark.parametrize("case", NO_PICTURES, ids=lambda case: case["name"])
@pytest.mark.parametrize("place", ["above", "inside", "below"])
def test_no_picture_of_the_article(case: dict[str, Any], place: str) -> None:
    found = inside(case["html"]) if place == "inside" else page(**{place: case["html"]}, url=URL)
    assert images(found) == ()


def inside(html: str) -> Page:
    """A page with a piece of markup between the paragraphs of its article."""
    first, *rest = BODY.split("</p>")
    head = "<!DOCTYPE html><html lang='en'><body><article><h1>Bridge reopens after two years</h1>"
    text = f"{head}{first}</p>{html}{'</p>'.join(rest)}</article>"
    return read_html_page(parse_tree(text, Limits()), url=URL, now=None, limits=Limits())


def test_captions_and_credits_leave_the_body_and_paragraphs_stay() -> None:
    found = inside(FIGURES[0]["html"])
    finding = find_images(found, judged(found))
    assert finding is not None
    shown = [found.blocks[i].text for i in finding.blocks if found.blocks[i].kind == "text"]
    assert shown == ["The old bridge. Photo by Ada Moss"]


BRIDGE = '<figure><img src="/a.jpg"><figcaption>The old bridge at dusk.</figcaption></figure>'


@pytest.mark.parametrize(
    ("below", "credit"),
    [
        ('<p class="image-source">Photo: Ada Moss/Varn Press</p>', "Ada Moss/Varn Press"),
        ("<p>Facebook</p>", None),
        ("<p>Photo: the bridge was shut for two years, and nobody knew why</p>", None),
        ('<aside class="related"><p>Photo: Ada Moss</p></aside>', None),
    ],
)
def test_the_only_picture_has_the_credit_below_the_text(below: str, credit: str | None) -> None:
    assert words_of(images(page(above=BRIDGE, below=below))) == [("The old bridge at dusk.", credit)]


def test_a_credit_below_the_text_is_of_no_picture_among_several() -> None:
    found = images(page(above=BRIDGE + '<figure><img src="/b.jpg"></figure>', below="<p>Photo: Ada Moss</p>"))
    assert [image.credit for image in found] == [None, None]


def test_an_element_named_after_picture_and_text_may_hold_the_article() -> None:
    found = page(above=f'<div class="content-imagetext">{BRIDGE}{BODY}</div>')
    finding = find_images(found, judged(found))
    assert finding is not None
    assert words_of(finding.value) == [("The old bridge at dusk.", None)]
    assert [found.blocks[i].text for i in finding.blocks if found.blocks[i].kind == "text"] == ["The old bridge at dusk."]


def test_pictures_far_below_the_text_are_of_other_articles() -> None:
    teasers = "".join(f'<div class="a{n}"><img src="/{n}.jpg"><a href="/{n}">Herons {n} are back</a></div>' for n in range(50))
    notice = "<p>The Varn Post is not answerable for what stands at the addresses that are given on these pages.</p>"
    found = page(above=BRIDGE, below=f"</article>{teasers}{notice}<article>")
    judgement = attrs.evolve(judged(found), end=len(found.blocks))
    last = next(block.index for block in found.blocks if block.text.startswith("The Varn Post is"))
    scores = [*judgement.scores]
    scores[last] = 0.9
    finding = find_images(found, attrs.evolve(judgement, scores=scores))
    assert finding is not None
    assert [image.url for image in finding.value] == ["/a.jpg"]


def test_each_picture_once() -> None:
    figure = '<figure><img src="/a-{0}x{0}.jpg"><figcaption>The old bridge. Photo: Ada Moss</figcaption></figure>'
    assert len(images(page(above=figure.format(600), below=figure.format(1200), url=URL))) == 1


def test_pictures_of_one_name_and_two_captions_are_two() -> None:
    figure = '<figure><img src="/{0}/view-of-varn-bridge.jpg"><figcaption>{0} view</figcaption></figure>'
    assert len(images(page(above=figure.format("North") + figure.format("South"), url=URL))) == 2


def test_a_gallery() -> None:
    slides = "".join(
        f'<li><img src="/{n}.jpg"><p class="caption">View {n} of the bridge. Photo: Ada Moss</p></li>' for n in "abc"
    )
    found = images(inside(f'<div class="gallery"><ul>{slides}</ul></div>'))
    assert words_of(found) == [(f"View {n} of the bridge.", "Ada Moss") for n in "abc"]


def test_what_other_captions_end_with_tells_a_doubtful_one() -> None:
    figure = '<figure><img src="/{0}.jpg"><figcaption>View {0} of the bridge. ({1})</figcaption></figure>'
    sure, doubtful = figure.format("a", "AP"), figure.format("b", "Moss's")
    assert words_of(images(inside(sure + doubtful)))[1] == ("View b of the bridge.", "Moss's")
    assert words_of(images(inside(doubtful))) == [("View b of the bridge. (Moss's)", None)]


def test_json_ld_credits_a_picture_by_its_address() -> None:
    stated = json_ld(
        '{"@type": "ImageObject", "contentUrl": "/pics/old-bridge-900x600.jpg", "creditText": "Photo: Ada Moss"}'
    )
    found = page(stated, '<figure><img src="/pics/old-bridge.jpg"></figure>', url=URL)
    assert words_of(images(found)) == [(None, "Ada Moss")]


def test_a_lead_shown_by_a_script_takes_the_address_the_page_states() -> None:
    head = '<meta property="og:image" content="/lead.jpg">'
    (image,) = images(page(head, "<figure><figcaption>The bridge. Photo: Ada Moss</figcaption></figure>", url=URL))
    assert image == Image("https://varn.example/lead.jpg", "The bridge.", "Ada Moss", None, True)


def test_placed_images_stand_at_their_blocks() -> None:
    found = inside('<figure><img src="/a.jpg"></figure><p>Between the two.</p><figure><img src="/b.jpg"></figure>')
    placed = placed_images(found, find_images(found, judged(found)))
    assert [(found.blocks[i].kind, image.url) for i, image in placed.items()] == [
        ("image", "https://varn.example/a.jpg"),
        ("image", "https://varn.example/b.jpg"),
    ]


def test_nothing_is_placed_where_nothing_was_found() -> None:
    assert placed_images(page(), None) == {}


# ---- plain text

PARAGRAPHS = (
    "The old bridge over the Maar opened again on Monday after two years of work on its piers and its roadway.",
    "Some two hundred people walked across it in the first hour, among them many who had not done so for years.",
    "Lorries must still take the new road, as the vaults bear no more than seven tons, the engineer of the town said.",
)


def pasted(*lines: str) -> Page:
    return text_page("\n".join(("Bridge reopens after two years", *lines, *PARAGRAPHS, "Source: Varn Gazette")))


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["Walkers on the old bridge. Photo: Ada Moss"], ("Walkers on the old bridge", "Ada Moss")),
        (["Walkers on the old bridge (Photo: Ada Moss/AFP)"], ("Walkers on the old bridge", "Ada Moss/AFP")),
        (["Walkers on the old bridge in the rain", "Photo: Ada Moss"], ("Walkers on the old bridge in the rain", "Ada Moss")),
        (["Walkers on the old bridge (", "Photo:", "Ada Moss)"], ("Walkers on the old bridge", "Ada Moss")),
        (["© Ada Moss / AFP"], (None, "Ada Moss / AFP")),
    ],
)  # fmt: skip
def test_captions_in_plain_text(lines: list[str], expected: tuple[str | None, str | None]) -> None:
    found = pasted(*lines)
    finding = find_images(found, judged(found))
    assert finding is not None
    assert words_of(finding.value) == [expected]
    assert [found.blocks[i].text for i in finding.blocks] == lines
    assert finding.value[0].is_lead


@pytest.mark.parametrize(
    "line", ["By Ada Moss, AFP", "Facebook", "© 2024 Varn Gazette", "Read also: Photo: Ada Moss wins a prize", "AFP"]
)
def test_lines_that_credit_no_picture(line: str) -> None:
    assert images(pasted(line)) == ()


def test_a_paragraph_that_ends_with_an_agency_is_a_paragraph() -> None:
    found = text_page("\n".join(("Bridge reopens after two years", *PARAGRAPHS, f"{PARAGRAPHS[0]} (AFP)")))
    assert images(found) == ()


# ---- properties

_PIECES = st.sampled_from([
    "<figure>", "</figure>", "<figcaption>", "</figcaption>", "<img src='http://['>", "<img srcset=',,, 2x,{w} 9w'>",
    "<picture>", "</picture>", "<source srcset='a.jpg 1x, b.jpg 2x'>", "<img src='/a.jpg' width='-1' height='9e9'>",
    "<noscript>", "</noscript>", "<a href='//['>", "</a>", "<p class='caption credit'>", "<span class=credit>", "</span>",
    "© ", "Photo: ", "(", ")", "[", "Foto Ada", " | ", " / AFP", "AP", "...", "\n", "<br>", "<cite>", "<div class=author>",
    "<video poster='{x}'>", "写真：", "提供）", "<meta itemprop=copyrightHolder content='©'>", "<h1>", "<p>", "</p>", "Credit",
])  # fmt: skip


@given(st.lists(_PIECES | st.text(max_size=12), max_size=60))
def test_any_page_gives_pictures_without_raising(pieces: list[str]) -> None:
    found = inside("".join(pieces))
    finding = find_images(found, judged(found))
    if finding:
        assert finding.value
        assert list(finding.blocks) == sorted(set(finding.blocks))
        assert not any(
            text.startswith("The old bridge over the Maar") for text in map(block_text(found), finding.blocks)
        )
        placed_images(found, finding)


def block_text(found: Page) -> Any:
    return lambda index: found.blocks[index].text


@given(st.lists(_PIECES | st.text(max_size=12), max_size=40))
def test_any_text_gives_captions_without_raising(pieces: list[str]) -> None:
    found = pasted("".join(pieces))
    finding = find_images(found, judged(found))
    for image in finding.value if finding else ():
        assert image.url is None
        assert image.caption or image.credit


@given(st.text(max_size=300))
def test_splitting_loses_no_letter_but_labels(text: str) -> None:
    found = split_caption(text, credit_words(load("en")))
    if not found.credit:
        assert set(found.caption) <= set(text) | {" "}


NAMES = st.tuples(
    st.sampled_from(["Ada", "Ben", "Carla", "Jan", "Zoë"]), st.sampled_from(["Moss", "Ito", "de la Cruz", "van Dam"])
).map(" ".join)
CREDITS = st.one_of(NAMES, st.tuples(NAMES, st.sampled_from(["AFP", "Reuters", "Getty Images"])).map("/".join))
CAPTIONS = st.tuples(
    st.sampled_from(["Walkers", "Two boys", "The mayor", "An old man"]),
    st.sampled_from(["cross the bridge", "wait by the river", "look at the work"]),
    st.sampled_from(["on Monday.", "in the rain.", "for the first time in two years."]),
).map(" ".join)
SKINS = st.sampled_from([
    "<figure><img src='/a.jpg'><figcaption>{0} (Photo: {1})</figcaption></figure>",
    "<figure><img src='/a.jpg'><figcaption>{0} Photo: {1}</figcaption></figure>",
    "<figure><img src='/a.jpg'><figcaption>{0} © {1}</figcaption></figure>",
    "<figure><img src='/a.jpg'><figcaption>{0} | {1}</figcaption></figure>",
    "<figure><img src='/a.jpg'><figcaption><b>{0}</b> <i class='credit'>{1}</i></figcaption></figure>",
    "<figure><img src='/a.jpg'><figcaption>{0} <cite>{1}</cite></figcaption></figure>",
    "<figure><img src='/a.jpg'><figcaption><p>{0}</p><p class='photographer'>{1}</p></figcaption></figure>",
    "<div class='photo'><img src='/a.jpg'><p class='legend'>{0}</p><p class='copyright'>{1}</p></div>",
    "<div class='wp-caption'><img src='/a.jpg'><p class='wp-caption-text'>{0} Photo by {1}</p></div>",
])  # fmt: skip


@given(SKINS, CAPTIONS, CREDITS)
def test_a_made_figure_parses_back(skin: str, caption: str, credit: str) -> None:
    assert words_of(images(inside(skin.format(caption, credit)))) == [(caption, credit)]


@pytest.mark.parametrize(
    "text",
    [
        "(" * 1400,
        "Photo: " * 200,
        "© " * 700,
        "a/" * 700,
        "A. " * 460,
        "… " * 500,
        "Foto" * 300,
        "." * 1400,
        "| " * 700,
    ],
)
def test_splitting_hostile_text_is_quick(text: str) -> None:
    start = time.process_time()
    split_caption(text, credit_words(load(None)))
    assert time.process_time() - start < 0.5


@pytest.mark.parametrize(
    "html",
    [
        "<img src='/a.jpg'>" * 5_000,
        "".join(f"<figure><img src='/{n}.jpg'><figcaption>View {n}. Photo: Ada Moss</figcaption></figure>" for n in range(1_500)),
        "<div class='figure'>" * 3_000 + "<img src='/a.jpg'><p class='credit'>Ada Moss</p>",
        f"<img srcset='{'a' * 9_000} {'b ' * 50_000},c'>" * 3,
        f"<img src='https://varn.example/a_{'_' * 90}/{'-1' * 900}.jpg'>" * 20,
        "<figure><figcaption>" + "<span class='credit'>(</span>Photo: " * 3_000 + "</figcaption></figure>",
        "<figure><img src='/a.jpg'><figcaption>" + "<p>Ada Moss</p>" * 4_000 + "</figcaption></figure>",
    ],
    ids=["images", "figures", "depth", "srcset", "address", "spans", "captions"],
)  # fmt: skip
def test_hostile_pages_are_quick(html: str) -> None:
    found = inside(html)
    judgement = judged(found)
    start = time.process_time()
    placed_images(found, find_images(found, judgement))
    assert time.process_time() - start < 2


@pytest.mark.parametrize("name", ["credits", "pictures"])
def test_the_tables_say_where_their_words_were_seen(name: str) -> None:
    tables = tomllib.loads((resources.files("newsparse.lexicon") / f"{name}.toml").read_text("utf-8"))
    for table, entries in tables.items():
        assert set(entries.values()) <= {"corpus", "seed", "usage"}, table
        assert len({fold(word) for word in entries}) == len(entries), table


def test_every_shared_page_keeps_its_paragraphs(shared: Any) -> None:
    """No paragraph of a real article's true body is taken for a caption."""
    rows = (json.loads(line) for line in (shared / "corpus" / "pages.jsonl").open(encoding="utf-8"))
    for row in islice((row for row in rows if row["set"] == "fundus" and row["truth"].get("paragraphs")), 25):
        html = gzip.decompress((shared / "corpus" / "html" / f"{row['id']}.html.gz").read_bytes()).decode(
            "utf-8", "replace"
        )
        found = read_html_page(parse_tree(html, Limits()), url=row["url"], now=None, limits=Limits())
        finding = find_images(found, judged(found))
        long = {text for text in row["truth"]["paragraphs"] if len(text) > 120}
        assert (
            not {found.blocks[i].text for i in finding.blocks if found.blocks[i].kind == "text"} & long
            if finding
            else True
        )
