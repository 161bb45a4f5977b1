"""A progress bar, where somebody is looking and it would not be in the way."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import Final

from newsparse.cli.inputs import Input

MANY: Final = 20
"""Inputs from which a bar is worth its place: fewer are done before it is read."""


def progress(inputs: Sequence[Input]) -> Iterator[Input]:
    """The inputs, with a bar on standard error if that is a terminal and the output goes elsewhere."""
    if len(inputs) < MANY or not sys.stderr.isatty() or sys.stdout.isatty():
        return iter(inputs)
    from rich.console import Console
    from rich.progress import track

    return iter(track(inputs, "Parsing", console=Console(stderr=True), transient=True))
