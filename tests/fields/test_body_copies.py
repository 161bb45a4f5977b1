"""The body once, however often a page has it, and what groups of alike blocks and a stated body tell."""

from __future__ import annotations

import json

import pytest

import newsparse
from newsparse.api import _read
from newsparse.fields.alike import group
from newsparse.fields.judgement import ALONE, Feature, _since_label, _smoothed
from newsparse.fields.stated_body import stated_blocks
from newsparse.limits import Limits

SENTENCES = [
    f"The ferry to Lindholm stayed in port on day {number}, because the harbour office had found the {part} of its bow door worn."
    for number, part in enumerate(("hinge", "seal", "lock", "chain", "frame", "hull"), start=1)
]
PARAGRAPHS = "".join(
    f'<p class="text block-{chr(97 + n)}">{sentence}</p>\n<div class="ad">Advertisement</div>\n'
    for n, sentence in enumerate(SENTENCES)
)


def page_of(body: str, stated: str | None = None) -> str:
    ld = json.dumps(
        {"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Ferry", "articleBody": stated}
    )
    script = f'<script type="application/ld+json">{ld}</script>' if stated else ""
    return f"<html><head><title>Ferry</title>{script}</head><body><article><h1>Ferry stays in port</h1>{body}</article></body></html>"


def test_a_block_with_the_whole_text_is_left_out() -> None:
    whole = f"<div class='speech'>{' '.join(SENTENCES)}</div>"
    body = newsparse.parse(page_of(PARAGRAPHS + whole), sites=None).body
    assert list(body.paragraphs) == SENTENCES


def test_blocks_are_alike_by_the_names_they_share() -> None:
    page, _ = _read(page_of(PARAGRAPHS), None, None, None, Limits(), is_text=False)
    order = [block.index for block in page.blocks if block.kind == "text"]
    groups = group(page, order, [1.0] * len(order), [len(page.blocks[i].text) for i in order])
    places = [at for at, i in enumerate(order) if page.blocks[i].text in SENTENCES]
    assert {groups.of[at][2].count for at in places} == {len(SENTENCES)}
    assert [groups.before[at] for at in places] == [-1, *places[:-1]]
    assert [groups.after[at] for at in places] == [*places[1:], -1]


def test_a_stated_body_tells_its_blocks() -> None:
    page, _ = _read(page_of(PARAGRAPHS, " ".join(SENTENCES)), None, None, None, Limits(), is_text=False)
    codes = {block.text: code for block, code in zip(page.blocks, stated_blocks(page), strict=True)}
    assert [codes[sentence] for sentence in SENTENCES] == [1] * len(SENTENCES)
    assert codes["Advertisement"] == 4


def test_a_stated_body_of_something_else_tells_nothing() -> None:
    other = "A wholly different report about an orchard in the hills of Brevik. " * 12
    page, _ = _read(page_of(PARAGRAPHS, other), None, None, None, Limits(), is_text=False)
    assert set(stated_blocks(page)) == {None}


@pytest.mark.parametrize(
    ("scores", "kept"),
    [
        ((0.9, 0.4, 0.6, 0.9), (True, True, True, True)),
        ((0.9, 0.6, 0.4, 0.9), (True, True, True, True)),
        ((0.9, 0.1, 0.6, 0.9), (True, False, True, True)),
        ((0.9, 0.4, 0.4, 0.9), (True, True, True, True)),
        ((0.9, 0.1, 0.4, 0.9), (True, False, False, True)),
    ],
)
def test_doubtful_items_go_with_the_likely_ones_of_their_list(
    scores: tuple[float, ...], kept: tuple[bool, ...]
) -> None:
    markup = f"<p>{SENTENCES[0]}</p><ul><li>{SENTENCES[1]}</li><li>{SENTENCES[2]}</li></ul><p>{SENTENCES[3]}</p>"
    page, _ = _read(f"<div>{markup}</div>", None, None, None, Limits(), is_text=False)
    assert tuple(score >= 0.5 for score in _smoothed(page, list(scores), [0.95] * 4)) == kept
    assert max(_smoothed(page, [0.9, 0.4, 0.4, 0.9], [0.9, 0.6, 0.6, 0.9])[1:3]) < 0.5, "no more likely alone"


def test_code_goes_with_the_text_around_it_whatever_button_is_between() -> None:
    markup = f"<p>{SENTENCES[0]}</p><button>Copy</button><pre>crane --lift span</pre><button>Run</button><p>{SENTENCES[1]}</p>"
    page, _ = _read(f"<div>{markup}<pre>crane --rest</pre></div>", None, None, None, Limits(), is_text=False)
    scores = [0.9, 0.0, 0.1, 0.0, 0.9, 0.1]
    assert [score >= 0.5 for score in _smoothed(page, scores, scores)] == [True, False, True, False, True, False]


def test_a_heading_that_is_likely_by_itself_goes_with_the_paragraph_below() -> None:
    page, _ = _read(f"<div><h2>The pier</h2><p>{SENTENCES[0]}</p></div>", None, None, None, Limits(), is_text=False)
    assert _smoothed(page, [0.2, 0.9], [0.85, 0.9])[0] >= 0.5
    assert _smoothed(page, [0.2, 0.9], [0.3, 0.9])[0] < 0.5


def test_an_answer_goes_with_the_question_above_it() -> None:
    def judged(question: str) -> list[bool]:
        markup = f"<p>{SENTENCES[0]}</p><h3>{question}</h3><p>{SENTENCES[1]}</p>"
        page, _ = _read(f"<div>{markup}</div>", None, None, None, Limits(), is_text=False)
        scores = [0.9, 0.26, 0.26]
        return [score >= 0.5 for score in _smoothed(page, scores, scores)]

    assert judged("Why is the ferry in port?") == [True, True, True]
    assert judged("The ferry is in port") == [True, False, False]
    assert judged('<a href="/ferry">Why is the ferry in port?</a>') == [True, False, False]


def test_a_picture_between_a_heading_and_its_paragraph_parts_them_not() -> None:
    markup = f"<h2>The pier</h2><figure><figcaption>In May</figcaption></figure><p>{SENTENCES[0]}</p>"
    page, _ = _read(f"<div>{markup}</div>", None, None, None, Limits(), is_text=False)
    scores = [0.4, 0.0, 0.9]
    assert [score >= 0.5 for score in _smoothed(page, scores, scores)] == [True, False, True]


def test_a_label_above_the_heading_tells_nothing_of_the_text_below() -> None:
    def row(label: str, level: int) -> tuple[Feature, ...]:
        return tuple({"label": label, "level": level}.get(name) for name in ALONE)

    teasers, heading, text = row("related", 0), row("", 1), row("", 0)
    assert _since_label([teasers, text, heading, text]) == [None, "related 0", "related 1", None]
