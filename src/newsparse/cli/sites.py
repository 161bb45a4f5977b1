"""The commands for site parsers: `newsparse sites …`."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

import newsparse
from newsparse.cli.output import without_controls
from newsparse.page import Page
from newsparse.rules import SiteParser, rules_of

if TYPE_CHECKING:
    from newsparse.testing.cases import Case

_CASES: Final = Path("tests/sites")
"""Where a project keeps its case folders, unless it says otherwise."""
_ENDLESS: Final = 10_000
"""Columns of what is no terminal."""
_EXIT_FAILED: Final = 1


@click.group()
def sites() -> None:
    """List, check and write site parsers."""


@sites.command("list")
def list_sites() -> None:
    """List the site parsers there are, built in and installed, with their hosts and the fields they have rules for."""
    rows = [
        (name, ", ".join(parser.hosts), ", ".join(rules_of(parser)), str(len(parser.older) or ""))
        for name, parser in newsparse.SITES.each()
    ]
    show_table(("site", "hosts", "rules for", "older layouts"), rows)


@sites.command()
@click.argument("hosts", nargs=-1, metavar="[HOST]...")
@click.option(
    "--cases",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help=f"The folder of the case folders; by default {_CASES}, if there is one.",
)
@click.option(
    "--pages",
    type=click.Path(path_type=Path, exists=True),
    help="Pages to hold the rules against: a folder of .html and .html.gz, or a WARC (.warc, .warc.gz; extra 'warc').",
)
def check(hosts: Sequence[str], cases: Path | None, pages: Path | None) -> None:
    """Check site parsers: those of the HOSTs, by default all.

    Runs their cases, and checks what must hold of every parser. With --pages also shows how each rule fares on pages of today:
    on how many it matched, came back empty or failed; on how many the generic engine would have found something else
    (disagrees), or the article is the same without the rule (redundant). A rule that fails, or finds nothing on any page, is
    marked.

    Exit status: 0 where all is well, 1 where something fails.
    """
    chosen = _chosen(hosts)
    failures = _check_parsers(chosen, _cases_of(cases or _CASES))
    if pages is not None:
        failures += _check_drift([parser for _, parser in chosen], pages, only=bool(hosts))
    if failures:
        click.echo("\n" + without_controls("\n\n".join(failures)))
        click.echo(f"\n{len(failures)} failed")
        sys.exit(_EXIT_FAILED)
    click.echo("\nall is well")


def _chosen(hosts: Sequence[str]) -> list[tuple[str, SiteParser]]:
    """Names and parsers of hosts or sites; all for none."""
    named = list(newsparse.SITES.each())
    if not hosts:
        return named
    chosen = []
    for host in hosts:
        parser = newsparse.SITES.for_host(host)
        found = [pair for pair in named if pair[0] == host or pair[1] is parser]
        if not found:
            raise click.UsageError(f"there is no site parser for {host}; 'newsparse sites list' shows those there are")
        chosen += [pair for pair in found if pair not in chosen]
    return chosen


def _cases_of(folder: Path) -> dict[str, list[Case]]:
    """The cases in a folder by the names of their sites."""
    from newsparse.testing.cases import CaseError, find_cases, load_case

    cases: dict[str, list[Case]] = {}
    for place in find_cases(folder) if folder.is_dir() else ():
        try:
            case = load_case(place)
        except CaseError as error:
            raise click.ClickException(str(error)) from error
        cases.setdefault(case.site, []).append(case)
    return cases


def _check_parsers(chosen: Iterable[tuple[str, SiteParser]], cases: dict[str, list[Case]]) -> list[str]:
    """Show a line a site, and give back what fails."""
    from newsparse.testing.cases import check_field, report_of
    from newsparse.testing.checks import problems_of

    rows: list[tuple[str, ...]] = []
    failures: list[str] = []
    all_idle: list[str] = []
    for name, parser in chosen:
        own = cases.get(name, [])
        failed = [f"{name}: {problem}" for problem in dict.fromkeys(problems_of(parser, (case.read() for case in own)))]
        idle: list[str] = []
        for case in own:
            report, generic = report_of(case, newsparse.SITES), report_of(case, None)
            failed += [str(one) for field in case.expected for one in check_field(case, field, report)]
            if not any(check_field(case, field, generic) for field in case.expected):
                idle.append(case.name)
        fields = sum(len(case.expected) for case in own)
        confirmed = sum(len(case.confirmed) for case in own)
        rows.append((name, str(len(own)), str(fields), str(confirmed), str(len(idle) or ""), f"{len(failed)} failed" if failed else "ok"))
        failures += failed
        all_idle += idle
    show_table(("site", "cases", "fields", "confirmed", "idle", "result"), rows)
    if all_idle:
        click.echo(f"\nidle, as they hold without the site parser too and prove nothing of it: {', '.join(all_idle)}")
    return failures


def _check_drift(parsers: Sequence[SiteParser], pages: Path, *, only: bool) -> list[str]:
    """Show a line a rule, and give back which rules are broken."""
    from newsparse.registry import Sites
    from newsparse.testing.drift import drift_of

    # The pages of one site need not say where they are from.
    address = f"https://{parsers[0].hosts[0].removeprefix('*.')}/" if only and len(parsers) == 1 else None
    rows = drift_of(_pages(pages, address), Sites(tuple(parsers), use_installed=False))
    click.echo()
    if not rows:
        return [f"{pages}: no page of these sites in it"]
    counts = ("pages", "matched", "empty", "failed", "disagrees", "redundant")
    show_table(
        ("site", "field", *counts, "", "rule"),
        [
            (row.site, row.field, *(str(getattr(row, name) or "") for name in counts), "!" if row.is_broken else "", row.rule)
            for row in rows
        ],
    )
    return [
        f"{row.site}: {row.field} = {row.rule} "
        + (f"failed on {row.failed} of {row.pages} pages" if row.failed else f"found nothing on any of {row.pages} pages")
        for row in rows
        if row.is_broken
    ]


def _pages(place: Path, address: str | None) -> Iterator[Page]:
    """The pages that can be read; what cannot is complained of."""
    from newsparse.testing.page_files import read_pages

    try:
        for name, page in read_pages(place, address):
            if isinstance(page, Exception):
                click.echo(f"newsparse: {click.format_filename(name)}: {without_controls(str(page))}", err=True)
            else:
                yield page
    except ImportError as error:
        raise click.ClickException("reading a WARC needs warcio: pip install 'newsparse[warc]'") from error


def show_table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """A table on standard output: cells wrapped to a terminal's width, one line a row elsewhere."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(*head, box=None, pad_edge=False, header_style="bold")
    for row in rows:
        table.add_row(*(Text(without_controls(cell)) for cell in row))
    console = Console(highlight=False)
    if console.is_terminal:
        console.print(table)
    else:
        for line in Console(width=_ENDLESS).render_lines(table, pad=False):
            click.echo("".join(segment.text for segment in line).rstrip())
