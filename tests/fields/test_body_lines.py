"""Single line breaks: between whole sentences they part paragraphs, in verse and addresses they are the author's."""

from __future__ import annotations

import pytest

import newsparse
from newsparse.api import _read
from newsparse.fields.body import _is_signature
from newsparse.fields.text_judgement import _tables
from newsparse.fields.text_lines import Lines
from newsparse.limits import Limits
from newsparse.model import Paragraph

from .tables import text_page

SENTENCES = [
    "The harbour office of Lindholm has counted the herring boats again, and found two more than in the spring.",
    "“Nobody can say where they have come from,” said the harbour master, who has asked the neighbouring ports about them.",
    "A meeting of the guild will decide on Thursday whether both may stay at the northern quay until the first ice.",
]


def paragraphs(markup: str) -> list[str]:
    page = f"<html><head><title>Boats</title></head><body><article><h1>Two boats too many in Lindholm</h1>{markup}</article></body></html>"
    return [block.text for block in newsparse.parse(page, sites=None).body.blocks if isinstance(block, Paragraph)]


def test_lines_that_are_sentences_are_paragraphs() -> None:
    assert paragraphs(f"<div>{'<br>'.join(SENTENCES)}</div>") == SENTENCES


def test_marks_stay_on_their_words() -> None:
    markup = f"<div>{SENTENCES[0]}<br>{SENTENCES[1].replace('harbour master', '<b>harbour master</b>')}<br>{SENTENCES[2]}</div>"
    page = f"<html><body><article><h1>Two boats too many in Lindholm</h1>{markup}</article></body></html>"
    second = newsparse.parse(page, sites=None).body.blocks[1]
    assert isinstance(second, Paragraph)
    assert [second.text[mark.start : mark.end] for mark in second.marks] == ["harbour master"]


def test_short_lines_stay_together() -> None:
    verse = "Two boats came in with the tide,<br>none knew from where,<br>and the gulls on the northern side<br>did not care."
    text = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
    assert verse.replace("<br>", "\n") in paragraphs(f"{text}<p>{verse}</p>{text.replace('Lindholm', 'Varn')}")


def test_a_paragraph_that_the_standfirst_quotes_stays_in_its_place() -> None:
    standfirst = f'<p class="standfirst">{SENTENCES[2]}</p>'
    rest = [f"{sentence} That was in {place}." for sentence in SENTENCES for place in ("Varn", "Tolmin Bay")]
    text = "".join(f"<p>{sentence}</p>" for sentence in (*rest[:4], SENTENCES[2], *rest[4:]))
    assert paragraphs(standfirst + text) == [*rest[:4], SENTENCES[2], *rest[4:]]
    opening = "".join(f"<p>{sentence}</p>" for sentence in (SENTENCES[2], *rest))
    assert paragraphs(standfirst + opening) == rest


BYLINE = '<p class="byline">By Ada Moss</p>'


def test_what_tells_of_the_author_is_not_the_text() -> None:
    text = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
    biography = "<p>Ada Moss is a reporter who has told of harbours and their masters for more than twenty years.</p>"
    assert paragraphs(f"{BYLINE}{text}{biography}") == SENTENCES


def test_what_tells_of_several_authors_is_not_the_text() -> None:
    text = "".join(f"<p>{sentence} That was in {place}.</p>" for sentence in SENTENCES for place in ("Varn", "Maar"))
    told = "has told of harbours, of their masters and of the boats that lie in them for more than twenty years."
    notes = f"<p>Ada Moss {told}</p><p>Ben Ito {told.replace('harbours', 'quays')}</p>"
    found = paragraphs(BYLINE.replace("Ada Moss", "Ada Moss and Ben Ito") + text + notes)
    assert len(found) == 2 * len(SENTENCES)


@pytest.mark.parametrize("line", ["Ada Moss", "— Ada Moss", "By Ada Moss"])
def test_a_line_that_names_the_author_alone_is_not_the_text(line: str) -> None:
    text = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
    assert paragraphs(f"{BYLINE}{text}<p>{line}</p>") == SENTENCES
    page = text_page(line)
    assert _is_signature(page, line, ["Ada Moss"])
    assert not _is_signature(page, f"{line} of Varn", ["Ada Moss"])
    assert not _is_signature(page, line, ["Ben Ito"])


def test_the_author_may_be_told_of_within_the_text() -> None:
    named = "Ada Moss is the name of one of the boats, and her master says that it was not his own choice."
    text = [*SENTENCES[:2], named, SENTENCES[2]]
    assert paragraphs(BYLINE + "".join(f"<p>{sentence}</p>" for sentence in text)) == text


def test_the_rows_of_a_table_are_the_text_or_are_not() -> None:
    """The short ones among them, too, which are not looked at by themselves."""
    rows = [f"{place} {name} {60 - 3 * place} {18 - place} 4 {place}" for place, name in enumerate(TEAMS, 1)]
    text = "\n\n".join(
        ["Varn stay on top of the league", *OPENING, "\n".join(["Pos. Team Points Won Drawn Lost", *rows]), *CLOSE]
    )
    lines = newsparse.parse_text(text).body.text.splitlines()
    assert [row in lines for row in rows] == [True] * len(rows)


@pytest.mark.parametrize(
    ("between", "end", "count"),
    [("\n", "", 9), ("\n\n", "", 9), ("\n", ".", 0)],
    ids=["set close", "set apart", "sentences"],
)
def test_what_is_a_table(between: str, end: str, count: int) -> None:
    """Its rows are set alike and end as no sentence does."""
    rows = [f"{name} {60 - 3 * place} {18 - place} 4{end}" for place, name in enumerate(TEAMS)]
    page, _ = _read(
        "\n\n\n".join([*OPENING, between.join(rows), "In 2024, 3 teams had 12 points"]),
        None,
        None,
        None,
        Limits(),
        is_text=True,
    )
    found = list(_tables(Lines(page), [1.0] * len(page.blocks)))
    assert sum(map(len, found)) == count


TEAMS = ("Varn", "Hollen United", "Ost", "Lower Marl Rovers", "Tey", "Brackwater", "Ilm", "Sorrel Athletic", "Wick")
OPENING = (
    "Varn kept their place at the top of the league on Saturday with a late goal against Hollen United, their closest rivals.",
    "“We knew that a draw would have been enough, but nobody wanted to settle for one,” said Ada Moss, their coach since spring.",
)
CLOSE = (
    "The next round is played in a fortnight, when Varn travel to Lower Marl and Hollen United are the hosts of Brackwater.",
)


def test_a_date_at_the_end_of_the_standfirst_is_none_of_it() -> None:
    deck = "Lindholm has two boats more than in the spring, and nobody knows from where. What will the guild decide?"
    date = '<span class="deck__date">Monday, 6 May 2024</span>'
    text = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
    html = f'<article><h1>Two boats too many in Lindholm</h1><h2 class="deck">{deck}{date}</h2>{text}</article>'
    assert newsparse.parse(html, sites=None).standfirst == deck
