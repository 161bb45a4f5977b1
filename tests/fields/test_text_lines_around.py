"""Pasted text: lines around the article that are none of its fields."""

from __future__ import annotations

import attrs
import pytest

from newsparse import parse_text
from newsparse.fields.judgement import below
from newsparse.fields.text_headline import _above_dateline, find_text_headline
from newsparse.fields.text_judgement import _above_imprint, _with_marked_headings, judge_text
from newsparse.fields.text_lines import Lines
from newsparse.fields.text_standfirst import candidates

from .tables import text_page

MENU = "Home\nNews\nSport\nWeather\nShop\n"
HEADLINE = "The old bridge over the Maar opens again after two years of work"
BODY = """
The old bridge over the Maar was opened again on Monday, and many people came to see it with their children and friends.

“Nobody can say how long it will last,” said the town's engineer, who has looked after its piers for more than thirty years.

A market will be held on the bridge in June, as it was each year until the flood of the spring carried off its middle arch.
"""
FOOT = "\n\nShare\nImprint\nPrivacy"


def pasted(line: str) -> str:
    return f"{MENU}{HEADLINE}\n\n{line}\n\n{BODY}\n{BODY.replace('bridge', 'ferry')}{FOOT}"


@pytest.mark.parametrize("between", ["", "Published November 20th, 2019 - 07:29 GMT\n\n"])
def test_the_headline_once_more_is_no_standfirst(between: str) -> None:
    assert parse_text(pasted(between + HEADLINE)).standfirst is None


@pytest.mark.parametrize(
    "line",
    [
        "October 9, 2018 | by Ada Moss",
        "Do 25.04.24 | 14:07 Uhr | Von Ada Moss",
        "Ada Moss reporter ada@varnpost.example | Varn Press",
    ],
)
def test_what_is_no_caption(line: str) -> None:
    assert parse_text(f"{HEADLINE}\n\n{line}\n{BODY}").images == ()


@pytest.mark.parametrize(
    "line", ["Whatsapp Facebook Pint Email", "PUBLISHED WED, NOV 20 2019 4:29 AM EST UPDATED AN HOUR AGO"]
)
def test_buttons_and_dates_name_nobody(line: str) -> None:
    assert parse_text(pasted(line)).authors == ()


def test_a_byline_far_above_the_text_serves_if_it_is_the_only_one() -> None:
    menu = "By Country Town\nWritten by Ada Moss\nBy Country Town\n" + "\n".join(f"Quay {n}" for n in range(60))
    assert [author.name for author in parse_text(f"{menu}\n\n{pasted('')}").authors] == ["Ada Moss"]
    other = menu.replace("Quay 7", "Written by Ben Ito")
    assert parse_text(f"{other}\n\n{pasted('')}").authors == ()


@pytest.mark.parametrize(
    ("line", "names"),
    [("Harbour Cranes for the Old Town Quay", []), ("Ada Moss", ["Ada Moss"])],
)
def test_titles_of_other_articles_below_the_text_name_nobody(line: str, names: list[str]) -> None:
    text = pasted("").replace(FOOT, f"\n\nHarbour notes\n\nMarch 9, 2024\n\n{line}\n\nMarch 2, 2024{FOOT}")
    assert [author.name for author in parse_text(text).authors] == names


def test_bylines_of_other_articles_name_nobody() -> None:
    text = pasted("").replace(FOOT, f"\n\nRelated articles\n\nHarbour cranes fall\n\nBy Ben Ito\n\nMarch 2, 2024{FOOT}")
    assert parse_text(text).authors == ()


@pytest.mark.parametrize(("below", "names"), [("Staff Writer", ["Ada Moss"]), ("all harbours", [])])
def test_a_name_above_the_headline_serves_with_a_role_and_a_date_below(below: str, names: list[str]) -> None:
    text = pasted("").replace(HEADLINE, f"Ada Moss\n{below}\n12 March 2024\n\n{HEADLINE}")
    assert [author.name for author in parse_text(text).authors] == names


def test_roles_on_lines_of_their_own() -> None:
    lines = "Ada Moss\nStaff Writer\nBen Ito\nScience Editor\n12 March 2024"
    authors = parse_text(pasted("").replace(HEADLINE, f"{HEADLINE}\n{lines}\n")).authors
    assert [(author.name, author.role) for author in authors] == [
        ("Ada Moss", "Staff Writer"),
        ("Ben Ito", "Science Editor"),
    ]


def test_the_only_paragraph_is_the_text_and_no_standfirst() -> None:
    paragraph = "The bridge over the Tolmin will open again on Monday, said the office of works in Varn, two years after the flood."
    article = parse_text(f"Bridge opens\n\n{paragraph}\n")
    assert (article.headline, article.standfirst, article.body.text) == ("Bridge opens", None, paragraph)


@pytest.mark.parametrize(("place", "may_be_standfirst"), [("Varn. ", True), ("VARN (AP) — ", False)])
def test_a_likely_line_that_opens_with_place_and_dash_is_text(place: str, may_be_standfirst: bool) -> None:
    line = f"{place}Trams cross the river again, lorries must wait until the summer, and the old toll house is lost for good."
    found = text_page(f"{HEADLINE}\n{line}\n\nAda Moss\n3 May 2024, 10:00\n\n{BODY}")
    judgement = judge_text(found)
    headline = find_text_headline(found, judgement)
    assert headline
    judgement = below(judgement, headline)
    at = next(block.index for block in found.blocks if block.text == line)
    scores = [0.9 if i == at else likely for i, likely in enumerate(judgement.scores)]
    lines = candidates(found, attrs.evolve(judgement, scores=scores), place.strip())
    assert (at in [line.index for line in lines]) is may_be_standfirst


@pytest.mark.parametrize(
    ("line", "ends"),
    [("© 2001-2024 The Varn Post", True), ("© Varn Post Ltd, 12 Quay Street, Varn, telephone +423 235 12 12, office hours 9 to 5", True),
     ("© Ada Moss", False)],
)  # fmt: skip
def test_nothing_below_the_line_that_ends_the_page_is_text(line: str, ends: bool) -> None:
    lines = Lines(text_page(f"{BODY}\n{BODY}\n{line}\n\n{BODY[:300]}"))
    scores = [0.9] * len(lines.texts)
    at = lines.texts.index(line)
    assert _above_imprint(lines, list(scores)) == (scores[:at] + [0.0] * (len(scores) - at) if ends else scores)
    above = Lines(text_page(f"{line}\n\n{BODY}"))
    assert _above_imprint(above, [0.9] * len(above.texts)) == [0.9] * len(above.texts), "most of the text stands below"


def test_hashtags_are_no_text() -> None:
    tags = "#harbour #old-bridge, #varn"
    found = judge_text(text_page(pasted(tags)))
    at = next(block.index for block in text_page(pasted(tags)).blocks if block.text == tags)
    assert found.scores[at] == 0.0


def test_headings_that_markdown_marks_belong_to_the_text_around_them() -> None:
    page = text_page("First line of the text.\n\n## A bridge\n\nSecond line of the text.\n\n## A ferry\n\nThird line.")
    assert [block.marker for block in page.blocks] == ["", "#", "", "#", ""]
    assert _with_marked_headings(page, [0.9, 0.1, 0.9, 0.1, 0.2]) == [0.9, 0.5, 0.9, 0.1, 0.2]


def test_a_word_of_the_menu_is_no_author() -> None:
    text = f"{MENU}Varn\nMaar\n{HEADLINE}\nSport\n3 May 2024, 10:00\n{BODY}\n{FOOT}"
    assert parse_text(text).authors == ()
    assert [author.name for author in parse_text(text.replace("\nSport\n3", "\nAda Moss\n3")).authors] == ["Ada Moss"]


def test_who_is_in_a_picture_is_no_author() -> None:
    text = f"{MENU}{HEADLINE}\n\n3 May 2024\n\nDora Lind\n\nPhoto: Reuters/Ben Ito\n{BODY}\nDora Lind said so on Monday in the town hall."
    assert "Dora Lind" not in [author.name for author in parse_text(text).authors]


def test_names_that_spaces_set_apart() -> None:
    text = f"{MENU}{HEADLINE}\n\nAda Moss  Ben Ito   3 May 2024, 10:00\n{BODY}"
    assert [author.name for author in parse_text(text).authors] == ["Ada Moss", "Ben Ito"]


def test_the_line_above_a_dateline_is_the_headline() -> None:
    page = text_page("Bridge in Varn\nVARN, 3 May (Reuters) - The old bridge was opened again on Monday.\nMore was said.")
    found = _above_dateline(page, page.blocks)
    assert found
    assert found.value == "Bridge in Varn"
    plain = text_page("Bridge in Varn\nThe old bridge was opened again on Monday.")
    assert _above_dateline(plain, plain.blocks) is None
