import time
import tomllib
from pathlib import Path

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from newsparse.reading.scrambled import is_scrambled
from newsparse.reading.text_blocks import read_text_blocks

CASES = tomllib.loads((Path(__file__).parents[1] / "data" / "text_blocks.toml").read_text("utf-8"))["case"]
SPACES = " \t\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029\xa0\u3000\u200b\u200f\ufeff\xad"
LINE = st.text(SPACES + "-*•>#=1.2aZ字ا…\ud800", max_size=30) | st.just("word " * 14)
LINES = st.lists(LINE, max_size=12).map("\n".join)
TEXTS = st.text() | st.text(SPACES + "-*•>#=1.2aZ字") | LINES


def shown(block):
    mark = f"#{block.level}" if block.marker == "#" else block.marker
    return f"{{{mark}}} {block.text}" if mark else block.text


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["unix", "windows", "mac"])
def test_blocks(case, end):
    blocks, _ = read_text_blocks(case["text"].strip("\n").replace("\n", end))
    assert [shown(block) for block in blocks] == case["blocks"]


@given(TEXTS)
def test_spans_lie_in_order_and_hold_the_words(text):
    assume(not is_scrambled(text))
    blocks, (root,) = read_text_blocks(text)
    assert [block.index for block in blocks] == list(range(root.end))
    at = 0
    for block in blocks:
        assert at <= block.start < block.end <= len(text)
        at = block.end
        inside = iter(text[block.start : block.end])
        assert all(char in inside for char in block.text if char not in " \ufffd"), "every character, in this order"
        assert block.text
        assert block.text == " ".join(block.text.split())


@given(TEXTS)
def test_line_ends_make_no_difference(text):
    text = text.replace("\r", "")
    unix, windows, mac = (
        [(b.text, b.marker, b.level, b.gap) for b in read_text_blocks(text.replace("\n", end))[0]]
        for end in ("\n", "\r\n", "\r")
    )
    assert unix == windows == mac


@given(TEXTS)
@example("à\x80")
@example("Ã\xa0 Ã")
def test_nothing_visible_lies_between_blocks(text):
    blocks, _ = read_text_blocks(text)
    at = 0
    for start, end in [*((b.start, b.end) for b in blocks), (len(text), len(text))]:
        assert not any(char.isalnum() for char in text[at:start])
        at = end


REPEATED = ["- a\n", "> a\n", "1. a\n", "a-\n", "a\tb\n", "a\n\n", "\f1\n", "= \n", "字字字字字字字字\n", "Zusam-\n"]


@pytest.mark.parametrize("line", REPEATED, ids=repr)
def test_time_grows_no_faster_than_the_text(line):
    def cost(size):
        text = line * (size // len(line))
        best = float("inf")
        for _ in range(3):
            start = time.process_time()
            read_text_blocks(text)
            best = min(best, time.process_time() - start)
        return best

    assert cost(400_000) < 40 * cost(40_000) + 0.05, "ten times the text; a square would take a hundred times as long"
