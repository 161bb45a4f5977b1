"""Who an article comes from."""

from __future__ import annotations

from typing import Any

import attrs
import pytest

from newsparse.fields.bylines import find_bylines
from newsparse.fields.sources import find_sources, read_source_line
from newsparse.fields.text_judgement import judge_text
from newsparse.lexicon import load
from newsparse.limits import Limits
from newsparse.model import Source
from newsparse.page import Block, Page
from newsparse.reading import read_text_page

from .tables import cases, json_ld, judged, page


def sources(found: Page) -> tuple[Source, ...]:
    judgement = judged(found)
    finding = find_sources(found, judgement, find_bylines(found, judgement))
    return finding.value if finding else ()


@pytest.mark.parametrize("case", cases("source_lines"), ids=lambda case: case["text"])
def test_line(case: dict[str, Any]) -> None:
    line = read_source_line(Block(0, "text", case["text"], 0), load(case["language"]))
    assert list(line.names if line else ()) == case["names"]
    if line:
        assert line.text == case["text"]
        assert line.kind == case["kind"]


def test_a_line_far_below_a_plain_text_does_not_end_it() -> None:
    paragraph = (
        "The old pier in Varn opened again on Monday after three winters of repair, and many people walked to its end."
    )
    text = "\n\n".join(
        [paragraph, paragraph[:-1], f"{paragraph} (PTI)", *[f"Harbour {i}" for i in range(80)], paragraph]
    )
    found = read_text_page(text, url=None, now=None, limits=Limits())
    last = len(found.blocks) - 1
    judgement = judge_text(found)
    judgement = attrs.evolve(judgement, scores=[*judgement.scores[:-1], 0.9], end=last + 1)
    finding = find_sources(found, judgement, [])
    assert finding is not None
    assert [source.name for source in finding.value] == ["PTI"]


def test_a_line_below_the_text_is_taken_whole() -> None:
    found = page(below="<p>Source: The Varn Post</p>")
    judgement = judged(found)
    finding = find_sources(found, judgement)
    assert finding is not None
    assert finding.value == (Source("The Varn Post", "Source: The Varn Post", "attribution"),)
    assert [found.blocks[i].text for i in finding.blocks] == ["Source: The Varn Post"]


@pytest.mark.parametrize("signature", ["(AFP)", "(c)AFP/Ada MOSS", "(C) AFP"])
def test_a_signature_inside_a_paragraph_leaves_it(signature: str) -> None:
    found = page(
        below=f"<p>Nobody could say on Monday how long the old stones would bear so many visitors. {signature}</p>"
    )
    finding = find_sources(found, judged(found))
    assert finding is not None
    assert finding.value[0].name == "AFP"
    assert finding.blocks == ()


def test_an_agency_is_one_source_by_all_its_names() -> None:
    found = page(above="<p>By Associated Press</p>", below="<p>© 2024 AP. All rights reserved.</p>")
    assert [source.name for source in sources(found)] == ["Associated Press"]


def test_a_photo_credit_is_no_source() -> None:
    assert (
        sources(page(above="<figure><img src='/a.jpg'><figcaption>The bridge. Photo: AFP</figcaption></figure>")) == ()
    )


def test_another_papers_reporter() -> None:
    found = page(above="<p>By Ada Moss, CNN</p>", url="https://varnpost.example/a/bridge-reopens")
    assert [source.name for source in sources(found)] == ["CNN"]
    own = page(above="<p>By Ada Moss, CNN</p>", url="https://edition.cnn.com/a/bridge-reopens")
    assert sources(own) == ()


def test_metadata() -> None:
    found = page(json_ld('{"@type":"NewsArticle","headline":"Bridge reopens","sourceOrganization":{"name":"Reuters"}}'))
    assert [source.name for source in sources(found)] == ["Reuters"]


def test_none_on_a_plain_page() -> None:
    assert sources(page()) == ()


def test_a_source_beside_the_date_above_the_text() -> None:
    found = page(above="<p>3 May 2024, 10:20 | Source: The Varn Post</p>")
    assert sources(found) == (Source("The Varn Post", "3 May 2024, 10:20 | Source: The Varn Post", "attribution"),)


def test_the_source_of_a_picture_above_the_text_is_none_of_the_text() -> None:
    found = page(above="<p>Source: Ada Moss/Getty Images</p>")
    assert sources(found) == ()


def test_an_agency_as_the_author_of_the_metadata() -> None:
    found = page('<meta name="author" content="PAP">')
    assert [(source.name, source.kind) for source in sources(found)] == [("PAP", "agency")]
