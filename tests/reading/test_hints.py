"""What names say: the words of lexicon/markup.toml in names written with hyphens, in capitals, and in one word."""

from __future__ import annotations

import pytest

from newsparse.page import Hint
from newsparse.reading.hints import hints_of


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("footermenu", Hint.FOOTER | Hint.NAVIGATION),
        ("siteFootermenu", Hint.FOOTER | Hint.NAVIGATION),
        ("absatzbild", Hint.BODY | Hint.FIGURE),
        ("bildautor", Hint.CREDIT),  # a word of its own
        ("popover", Hint(0)),  # reads like 'pop' and 'over'
        ("withsource", Hint(0)),  # as 'with-source' does
        ("article-box", Hint.ARTICLE),
        ("articlebox", Hint.ARTICLE),
        ("xfootermenu", Hint(0)),
        ("footermenux", Hint(0)),
    ],
)
def test_names_in_one_word(name: str, expected: Hint) -> None:
    assert Hint(hints_of(name)) == expected


@pytest.mark.parametrize("halves", [("footer", "menu"), ("related", "videos"), ("share", "button"), ("sponsor", "logo")])
def test_a_compound_says_what_it_says_with_a_hyphen(halves: tuple[str, str]) -> None:
    assert hints_of("".join(halves)) == hints_of("-".join(halves)) != 0
