"""Quick looks that spare a field a search: never wrongly no, and what is found is what the search finds."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse import lexicon
from newsparse.api import _read
from newsparse.fields import agencies, credit_cleaning, credit_labels, credit_names, dateline, picture_urls
from newsparse.fields.comments.lines import one_speaks_of, speaks_of
from newsparse.fields.credit_words import credit_words
from newsparse.fields.moments import same_day
from newsparse.lexicon import load
from newsparse.limits import Limits
from newsparse.page import Hint

WORDS = credit_words(load("en"))
NAMES = sorted({*agencies._table().exact, *agencies._table().folded} - {""})


@pytest.mark.parametrize(
    ("pattern", "signs"),
    [
        (credit_labels._SIGN, credit_labels._SIGNS),
        (credit_labels._GLUED, tuple(credit_labels._MARKS_OF_GLUED)),
        (credit_names.SENTENCE, tuple(credit_names._STOPS)),
        (dateline._DASH, tuple(dateline._DASHES)),
        (dateline._SLASHED, ("/",)),
    ],
    ids=lambda value: value.pattern[:20] if isinstance(value, re.Pattern) else "",
)
def test_what_a_pattern_finds_has_one_of_its_signs(pattern: re.Pattern[str], signs: tuple[str, ...]) -> None:
    @given(st.from_regex(pattern))
    def check(text: str) -> None:
        assert any(sign in text for sign in signs)

    check()


@given(st.from_regex(picture_urls._SIZE, fullmatch=True))
def test_what_says_a_size_is_short(piece: str) -> None:
    assert len(piece) <= picture_urls._LONGEST_SIZE


@pytest.mark.parametrize("name", NAMES)
def test_every_agency_is_found_in_a_line(name: str) -> None:
    alone = [mention.name for mention in agencies.agencies_in(name)]
    found = [mention.name for mention in agencies.agencies_in(f"xyzq, {name} xyzq")]
    assert found == alone
    if re.fullmatch(r"[^\W_]+(?:'[^\W_]+)*", name):  # a single word, which nothing but the table tells of
        assert alone
        assert [mention.name for mention in agencies.agencies_in(name.replace("'", "’"))] == alone


@pytest.mark.parametrize("note", sorted(WORDS.notes_of_rights))
def test_notes_of_rights_are_seen_however_they_are_written(note: str) -> None:
    for written_so in (note, note.upper(), note.title(), note.capitalize()):
        if WORDS.rights.fullmatch(written_so):
            assert credit_cleaning.without_rights(f"Ada Moss {written_so}", WORDS) == "Ada Moss"


MOMENTS = st.datetimes(
    datetime(2024, 5, 1), datetime(2024, 5, 4), timezones=st.sampled_from([None, UTC, timezone(timedelta(hours=9))])
)


@given(MOMENTS, MOMENTS)
def test_moments_of_one_day_are_so_whatever_their_zones(one: datetime, other: datetime) -> None:
    apart = abs(one.replace(tzinfo=None) - other.replace(tzinfo=None))
    assert same_day(one, other) is (apart <= timedelta(days=1))


@given(
    st.lists(
        st.text(max_size=20) | st.sampled_from(["Comments", "Комментарии", "3 Kommentare", "Σχόλια", "more"]),
        max_size=6,
    )
)
def test_texts_speak_of_comments_together_as_each_does(texts: list[str]) -> None:
    assert one_speaks_of("about", texts) is any(speaks_of("about", text) for text in texts)


@given(st.lists(st.sampled_from(["comments", "teaser related", "share", "", "story"]), max_size=12))
def test_named_containers_are_those_whose_own_names_say_so(names: list[str]) -> None:
    inner = "".join(f"<div class='{name}'><div>{name}</div></div>" for name in names)
    page, _ = _read(f"<body><p>Bridge</p>{inner}</body>", None, None, None, Limits(), is_text=False)
    for hints in (int(Hint.COMMENTS), int(Hint.RELATED | Hint.SHARE), int(Hint.LIVE)):
        assert page.named(hints) == [container for container in page.containers if container.hints & hints]


@given(st.text(alphabet="aA’'ʼıIİi\u0307éE\u0301 ", max_size=12))
def test_folding_makes_signs_that_are_the_same_one(text: str) -> None:
    same = str.maketrans({"’": "'", "ʼ": "'", "ı": "i", "\u0307": None})
    expected = normalize("NFC", text.casefold()).translate(same)
    assert lexicon._plain(text) == " ".join(expected.split())
