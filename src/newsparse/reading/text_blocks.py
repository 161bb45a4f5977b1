"""Plain text as blocks: a line is a block, with its place in the input."""

from __future__ import annotations

import re
from typing import Final

from newsparse.page import Block, Container

_LINE: Final = re.compile(r"[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")


class _NoAttributes:
    """A text has no attributes."""

    def get(self, name: str, /) -> str | None:
        return None


def read_text_blocks(text: str) -> tuple[list[Block], list[Container]]:
    """The blocks of a text, in one root container."""
    blocks: list[Block] = []
    for match in _LINE.finditer(text):
        line = match.group()
        folded = " ".join(line.split())
        if folded:
            start = match.start() + len(line) - len(line.lstrip())
            end = match.end() - (len(line) - len(line.rstrip()))
            blocks.append(Block(len(blocks), "text", folded, 0, start=start, end=end))
    return blocks, [Container(0, "", "", -1, 0, 0, len(blocks), 0, 0, _NoAttributes())]
