"""Lines that a page sets between all its paragraphs: the paragraphs are found as without them."""

from __future__ import annotations

import pytest

import newsparse

PARAGRAPHS = [
    "The old pier in Varn opened again on Monday after three winters of repair, and some two hundred people walked to its end.",
    "It had been closed since a storm in the autumn of 2021 took away forty of its planks and the hut of the harbour master.",
    "From May the ferry to Ellby will moor there four times a day, said its captain, and twice a day in the winter months.",
    "Tickets are sold at the harbour office and, from April, on board, where only coins are taken.",
    "The council has set aside a sum for the lamps, which are to be lit again before the end of the summer.",
    "“We had given it up,” said the woman who keeps the scales at the market hall, where the planks had been stored.",
]
ABOVE = "Varn Post\nNews\nSport\nHarbour\nSubscribe\nPier of Varn opens again\nBy Ada Moss\n3 May 2024\n\n"
BELOW = "\n\nMost read\nFerry sold to Ellby\nRain stops the regatta\nAbout us\nPrivacy\nTerms of use"


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize(
    "refrain", ["Advertisement", "Story continues below", "ANZEIGE", "Varn Premium", "Listen now", "— * —"]
)
def test_a_refrain_between_paragraphs(refrain: str, gap: str) -> None:
    text = ABOVE + f"{gap}{refrain}{gap}".join(PARAGRAPHS) + BELOW
    assert list(newsparse.parse_text(text).body.paragraphs) == PARAGRAPHS
    assert "".join(part.text for part in newsparse.explain(text).parts) == text


@pytest.mark.parametrize("tag", ["div", "p", "span"])
@pytest.mark.parametrize("refrain", ["Advertisement", "Story continues below"])
def test_a_refrain_between_paragraphs_of_a_page(refrain: str, tag: str) -> None:
    parts = f"<{tag}>{refrain}</{tag}>".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    menu = "".join(f"<li><a href='/{name}'>{name}</a></li>" for name in ("News", "Sport", "Harbour"))
    page = f"<ul>{menu}</ul><main><h1>Pier of Varn opens again</h1><div>By Ada Moss</div>{parts}</main><footer>About us</footer>"
    assert list(newsparse.parse_html(page).body.paragraphs) == PARAGRAPHS
