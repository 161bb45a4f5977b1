"""The commands for site parsers: `newsparse sites …`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

import click

import newsparse

_ENDLESS: Final = 10_000
"""Columns of what is no terminal."""


@click.group()
def sites() -> None:
    """List, check and write site parsers."""


@sites.command("list")
def list_sites() -> None:
    """List the site parsers there are, built in and installed, with their hosts and the fields they have rules for."""
    from newsparse.rules import rules_of

    rows = [
        (name, ", ".join(parser.hosts), ", ".join(rules_of(parser)), str(len(parser.older) or ""))
        for name, parser in newsparse.SITES.each()
    ]
    show_table(("site", "hosts", "rules for", "older layouts"), rows)


def show_table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """A table on standard output: cells wrapped to a terminal's width, one line a row elsewhere."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from newsparse.cli.output import without_controls

    table = Table(*head, box=None, pad_edge=False, header_style="bold")
    for row in rows:
        table.add_row(*(Text(without_controls(cell)) for cell in row))
    console = Console(highlight=False)
    if console.is_terminal:
        console.print(table)
    else:
        for line in Console(width=_ENDLESS).render_lines(table, pad=False):
            click.echo("".join(segment.text for segment in line).rstrip())
