"""How the time to parse a page grows with its comments: 2,500 to 20,000 of them, answers nested 500 deep.

    python benchmarks/comments_linearity.py

prints CPU seconds and the exponent: 1.0 is linear, 2.0 quadratic. It ends with an error past `WORST`, or where a comment is lost.
"""

from __future__ import annotations

import math
import sys
import time
from collections.abc import Callable
from datetime import datetime
from itertools import pairwise
from typing import Final

import newsparse
from newsparse.model import Comment
from newsparse.testing.comment_systems import SKINS, page_with
from newsparse.testing.threads import Remark

SIZES: Final = (2_500, 5_000, 10_000, 20_000)
DEEPEST: Final = 500
WORST: Final = 1.35
"""Caches that no longer fit in the processor's cost some tenths; a quadratic step costs far more."""
_WORDS: Final = "boat quay ferry night mayor crew road bus ticket engine harbour winter summer money council vote smoke rope".split()


def remark(place: int) -> Remark:
    """A comment unlike the others, which answers the one before it up to the greatest depth."""
    said = " and the ".join(_WORDS[(place // len(_WORDS) ** k + place) % len(_WORDS)] for k in range(5))
    answers = place - 1 if place % DEEPEST else None
    return Remark(f"Ada {place % 997}", f"The {said} were there.", datetime(2024, 5, 3, 10, place % 60), answers)


def page(count: int) -> str:
    """A page with so many comments."""
    return page_with(SKINS[0].render([remark(place) for place in range(count)]))


def text(count: int) -> str:
    """A text with so many comments, each answer set in by a blank more."""
    lines = ["Night ferry stops", ""]
    lines += [f"The last night ferry will leave the quay on Sunday evening, in week {i}, sixty years after the first crossing." for i in range(9)]
    lines += ["", f"{count} comments", ""]
    for place in range(count):
        one, blanks = remark(place), " " * (place % DEEPEST)
        shown = f"May 3, 2024 at 10:{place % 60:02} am"
        lines += [f"{blanks}{line}" for line in (one.author, shown, one.text, "Reply")]
        lines.append("")
    return "\n".join(lines)


def deepest(comments: tuple[Comment, ...]) -> int:
    """The length of the longest chain of answers."""
    depths: dict[str | None, int] = {None: 0}
    for comment in comments:
        depths[comment.id] = depths[comment.reply_to] + 1
    return max(depths.values())


def measure(make: Callable[[int], str]) -> float:
    """Print the seconds for each size; the exponent over all."""
    seconds = []
    for count in SIZES:
        data = make(count)
        started = time.process_time()
        section = newsparse.parse(data).comment_section
        seconds.append(time.process_time() - started)
        found = section.comments if section else ()
        print(f"{make.__name__:5} {count:6} comments {len(data):9} characters {seconds[-1]:6.2f} s  found {len(found)}, {deepest(found)} deep")
        if len(found) != count:
            sys.exit("comments are lost")
    steps = ", ".join(f"{b / a:.2f}" for a, b in pairwise(seconds))
    exponent = math.log(seconds[-1] / seconds[0]) / math.log(SIZES[-1] / SIZES[0])
    print(f"{make.__name__:5} times as long at each doubling: {steps}; exponent {exponent:.2f}")
    return exponent


if __name__ == "__main__":
    if max(measure(page), measure(text)) > WORST:
        sys.exit("slower than linear")
