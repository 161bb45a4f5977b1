"""Phrases by which a site speaks of itself or to its readers."""

from __future__ import annotations

import pytest

from newsparse.fields.appeals import appeals
from newsparse.lexicon import languages, load


@pytest.mark.parametrize(
    ("language", "text", "count"),
    [
        ("en", "The toll house on the north bank was painted green in spring.", 0),
        ("en", "Sign up for our newsletter!", 2),
        ("en", "(Subscribe) “subscribe” Subscribe, subscribe.", 1),
        ("en", "Our approach to the letters of the guild is unkind.", 0),
        ("en", "Editor’s note: the bridge is older than the town.", 1),
        ("de", "Jetzt den Newsletter bestellen und nichts verpassen.", 1),
        ("ko", "저희 채널을 구독해 주세요.", 2),
        ("ja", "メールマガジンに登録する", 1),
    ],
)
def test_count(language: str, text: str, count: int) -> None:
    assert appeals(load(language))(text) == count


@pytest.mark.parametrize("language", languages())
def test_every_phrase_is_found_alone_and_in_a_sentence(language: str) -> None:
    lexicon = load(language)
    count = appeals(lexicon)
    for phrase in lexicon.folded("appeal"):
        assert count(phrase) >= 1, phrase
        assert count(f"Xyz ({phrase}, xyz.") >= 1, phrase
