"""What is set apart by the page's own elements, or by a sign, is no text of the article, on a page whose names tell nothing."""

from __future__ import annotations

import pytest

import newsparse
from newsparse.api import _read
from newsparse.fields.judgement import _notes, _other_stories
from newsparse.limits import Limits

from .tables import page

MENU = "".join(f'<li><a href="/{word}">{word}</a></li>' for word in "Home Harbour Guild Weather Nets Boats Jobs Games".split())
TEXT = [
    "The harbour office of Lindholm has counted the herring boats again, and found two more than in the spring.",
    "Nobody can say where they have come from, and the neighbouring ports do not miss any of theirs.",
    "A meeting of the guild will decide on Thursday whether both may stay at the northern quay until the first ice.",
    "Until then they may be seen from the bridge, and the harbour master asks all visitors not to feed the gulls.",
]
TEASERS = "".join(
    f'<article><a href="/{i}"><h3>{title}</h3></a><p>{text}</p></article>'
    for i, (title, text) in enumerate(
        [
            ("Ferry lost at sea for two days", "The ferry to Tolmin was found on Friday, far off the coast and out of coal."),
            ("Nets are dearer than last year", "Who mends a net himself may save as much as a tenth of its price, says the guild."),
            ("Gulls take over the market", "Traders say that they have never seen so many of them at the stalls."),
        ]
    )
)


def body(below: str) -> list[str]:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in TEXT)
    article = f"<article><h1>Two boats too many in Lindholm</h1>{text}{below}</article>"
    page = f"<html><body><header><nav><ul>{MENU}</ul></nav></header>{article}<section><h2>More from Lindholm</h2>{TEASERS}</section></body></html>"
    return list(newsparse.parse(page, sites=None).body.paragraphs)


def test_other_article_elements() -> None:
    assert body("") == TEXT


def test_a_line_that_begins_with_a_copyright_sign() -> None:
    assert body("<p>© Lindholm Gazette 2026. All rights reserved.</p>") == TEXT


STORIES = ("Harbour master to leave in the spring, after twenty years", "The guild asks each of its members for two more nets")


def stories(above: str, links: str) -> int:
    """How many items of a list below some text are known to lead to other stories."""
    items = "".join(f'<li><a href="{links}{i}">{story}</a></li>' for i, story in enumerate(STORIES))
    page, _ = _read(f"<div>{above}<ul>{items}</ul><p>{TEXT[0]}</p></div>", None, None, None, Limits(), is_text=False)
    return len(_other_stories(page, [0.5] * len(page.blocks)))


@pytest.mark.parametrize(
    ("above", "links", "known"),
    [
        (f"<p>{TEXT[1]}</p>", "/news/", 2),
        (f"<p>{TEXT[1]}</p>", "#part-", 0),  # a table of contents
        ("<p>These are the reports that the guild has asked for:</p>", "/reports/", 0),
        ("<h2>Reports of the guild</h2>", "/reports/", 0),
        ("", "/news/", 0),
    ],
)
def test_lists_that_lead_to_other_stories(above: str, links: str, known: int) -> None:
    assert stories(above, links) == known


def test_a_list_of_links_that_are_no_titles() -> None:
    items = "".join(f'<li><a href="/{word}">{word}</a></li>' for word in ("Herring", "Nets", "Boats"))
    markup = f"<div><p>{TEXT[1]}</p><ul>{items}</ul><p>{TEXT[0]}</p></div>"
    page, _ = _read(markup, None, None, None, Limits(), is_text=False)
    assert _other_stories(page, [0.5] * len(page.blocks)) == []


@pytest.mark.parametrize(
    ("line", "is_note"),
    [("Topics: <a href=/b>Bridges</a>, <a href=/t>Trams</a>", True), ("Topics: boats, and nothing else", False), ("Published: 3 May 2024", True),
     ("Filed under: Boats", True), ("Topics of the evening were boats", False), ("The mayor said: boats", False)],
)  # fmt: skip
def test_lines_of_topics_and_dates(line: str, is_note: bool) -> None:
    found = page(above=f"<p>{line}</p>")
    at = next(block.index for block in found.blocks if block.text.startswith(line[:8]))
    assert (at in _notes(found, [0.9] * len(found.blocks))) is is_note
    assert _notes(found, [0.0] * len(found.blocks)) == []
