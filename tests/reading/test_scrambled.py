"""Text and pages whose UTF-8 was read in a Western character set before they came here."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsparse
from newsparse.reading.scrambled import as_sent, is_scrambled, unscrambled, with_signs
from newsparse.reading.text_blocks import read_text_blocks

PARAGRAPH = "Die alte Brücke über die Maar ist seit Montag wieder offen – nach zwei Jahren, für „alle Bürger“, wie es heißt. "
PAGE = f"<html><title>Brücke öffnet</title><h1>Brücke öffnet</h1><article><p>{PARAGRAPH * 3}<p>{PARAGRAPH * 2}</article>"


def misread(text: str, charset: str) -> str:
    """UTF-8 as a reader sees it who takes it for Latin-1, or for windows-1252 as browsers do, which leave five bytes as they are."""
    signs = text.encode().decode("latin-1")
    return with_signs(signs) if charset == "windows-1252" else signs


@pytest.mark.parametrize("charset", ["latin-1", "windows-1252"])
def test_a_page_that_an_http_client_misread(charset: str) -> None:
    scrambled = misread(PAGE, charset)
    assert "Ã" in scrambled
    assert newsparse.parse(scrambled) == newsparse.parse(PAGE)
    assert any("read in a Western" in note for note in newsparse.explain(scrambled).notes)
    assert not newsparse.explain(PAGE).notes


@pytest.mark.parametrize("charset", ["latin-1", "windows-1252"])
def test_the_blocks_of_a_text_keep_their_places(charset: str) -> None:
    text = misread("Brücke öffnet\n\nLa città è à\xa0", charset)
    blocks, _ = read_text_blocks(text)
    assert [block.text for block in blocks] == ["Brücke öffnet", "La città è à"]
    report = newsparse.explain(text)
    assert "".join(part.text for part in report.parts) == text


@pytest.mark.parametrize(
    "text",
    [
        "O NÃO É “ÓBVIO”",
        "DIE GROẞE STRASSE „SPAß“",
        "Café’s ‘Namibië’: “Zo”",
        "Hlavní závazky,“ řekl",
        "Only ASCII",
        "橋は再開",
    ],
)
def test_what_was_read_right_stays(text: str) -> None:
    assert not is_scrambled(text)
    assert as_sent(f"<p>{text}</p>") is None


@given(st.text())
def test_nothing_raises_and_signs_keep_the_length(text: str) -> None:
    assert len(with_signs(text)) == len(text)
    assert isinstance(unscrambled(text), str)
    sent = as_sent(text)
    assert sent is None or sent.decode()


@given(st.text(st.characters(codec="utf-8", min_codepoint=0xC0, max_codepoint=0x24F), min_size=4))
def test_what_was_misread_is_sent_again(text: str) -> None:
    for charset in ("latin-1", "windows-1252"):
        sent = as_sent(misread(text, charset))
        assert sent is not None
        assert sent.decode() == text
