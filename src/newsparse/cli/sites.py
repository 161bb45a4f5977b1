"""The commands for site parsers: `newsparse sites …`."""

from __future__ import annotations

import gzip
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
@click.option("--lints", is_flag=True, help="Also show what is doubtful though it works; see 'Lints' in docs/sites.md.")
def check(hosts: Sequence[str], cases: Path | None, pages: Path | None, lints: bool) -> None:
    """Check site parsers: those of the HOSTs, by default all.

    Runs their cases, and checks what must hold of every parser. With --pages also shows how each rule fares on pages of today:
    on how many it matched, came back empty or failed; on how many the generic engine would have found something else
    (disagrees), or the article is the same without the rule (redundant). A rule that fails, or finds nothing on any page, is
    marked.

    Exit status: 0 where all is well, 1 where something fails.
    """
    chosen = _chosen(hosts)
    found = _cases_of(cases or _CASES)
    failures = _check_parsers(chosen, found)
    if lints:
        _show_lints(chosen, found)
    if pages is not None:
        failures += _check_drift([parser for _, parser in chosen], pages, only=bool(hosts))
    if failures:
        click.echo("\n" + without_controls("\n\n".join(failures)))
        click.echo(f"\n{len(failures)} failed")
        sys.exit(_EXIT_FAILED)
    click.echo("\nall is well")


@sites.command("import")
@click.argument("files", nargs=-1, required=True, metavar="FILE.txt...", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), default=Path(), help="Where the files are written; here by default.")
def import_files(files: Sequence[Path], out: Path) -> None:
    """Write site parsers from ftr-site-config files: title, author, date, body and strip map one to one.

    Lines that have no counterpart are shown on standard error.
    """
    from newsparse.sitewriting.ftr import read_ftr
    from newsparse.sitewriting.source import source_of, stem_of

    for file in files:
        imported = read_ftr(file.read_text("utf-8", "replace"), file.name)
        for line in imported.left_out:
            click.echo(f"{click.format_filename(file)}: left out: {without_controls(line)}", err=True)
        target = out / f"{stem_of(imported.rules.hosts[0])}.py"
        _write(target, source_of(imported.rules))


@sites.command("new")
@click.argument("pages", nargs=-1, required=True, metavar="PAGE...", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--host", required=True, help="The site's host name.")
@click.option("--headline", help="The headline that one of the pages shows.")
@click.option("--kicker", help="The kicker that one of the pages shows.")
@click.option("--standfirst", help="The standfirst that one of the pages shows.")
@click.option("--authors", help="The line or link with the authors' names, as it is shown.")
@click.option("--published", help="The line with the date of publication, as it is shown.")
@click.option("--section", help="The section, as it is shown.")
@click.option("--body-starts", help="How the body begins.")
@click.option("--drop", multiple=True, help="A line that must not be in the body; may be given several times.")
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), default=Path(), help="Where the parser is written; here by default.")
@click.option(
    "--cases", type=click.Path(path_type=Path, file_okay=False), default=_CASES, show_default=True, help="Where case folders are written."
)
@click.option("--field", "asked", multiple=True, help="A field to write a rule for even where the generic engine finds what is shown.")
@click.option("--yes", is_flag=True, help="Ask nothing: write the fields as proposed, unconfirmed.")
def new(
    pages: Sequence[Path], host: str, body_starts: str | None, drop: Sequence[str], asked: Sequence[str], out: Path, cases: Path,
    *, yes: bool, **shown: str | None,
) -> None:  # fmt: skip
    """Propose a site parser from saved PAGEs and what they show, and write it with a case folder a page.

    Say what the generic engine gets wrong, in the words of one of the pages; the selectors that find it on all of them are
    worked out, and what they find is shown field by field to be confirmed. Case folders hold skeletons: markup with filler
    for text. Needs the extra 'testing'.
    """
    from newsparse.registry import Sites
    from newsparse.sitewriting.proposal import propose_rules, write_case
    from newsparse.sitewriting.source import source_of, stem_of

    data = [page.read_bytes() for page in pages]
    data = [gzip.decompress(one) if page.suffix == ".gz" else one for page, one in zip(pages, data, strict=True)]
    texts = {field: text for field, text in shown.items() if text}
    rules, missing = propose_rules(data, host, texts, body_starts, drop, asked=asked)
    for what in missing:
        click.echo(f"newsparse: no stable selector finds {without_controls(what)!r} on these pages", err=True)
    for field in [*texts, *(["body"] if body_starts else [])]:
        if field not in rules.fields and not {texts.get(field), body_starts} & set(missing):
            click.echo(f"newsparse: the generic engine finds the {field}; --field {field} writes a rule all the same", err=True)
    if not rules.fields and not rules.drop:
        raise click.ClickException("nothing to write: say with --headline and the like what the pages show")
    own = Sites.of(rules.parser())
    stem = stem_of(host)
    _write(out / f"{stem}.py", source_of(rules))
    for number, one in enumerate(data, start=1):
        article = newsparse.parse_html(one, f"https://{host}/", sites=own)
        confirmed = [] if yes else _confirmed(article, list(rules.fields), str(pages[number - 1]))
        folder = cases / stem / f"page_{number}"
        write_case(folder, one, rules, confirmed)
        click.echo(f"wrote {click.format_filename(folder)}")


@sites.command()
@click.argument("case", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--yes-field", "yes", multiple=True, metavar="FIELD", help="Confirm it without asking; for scripts.")
def confirm(case: Path, yes: Sequence[str]) -> None:
    """Confirm what a CASE folder asserts, field by field."""
    from newsparse.sitewriting.confirming import with_confirmed
    from newsparse.testing.cases import EXPECTED, CaseError, load_case

    try:
        known = load_case(case)
    except CaseError as error:
        raise click.ClickException(str(error)) from error
    if unknown := sorted(set(yes) - set(known.expected)):
        raise click.UsageError(f"{case} asserts nothing of {', '.join(unknown)}")
    fields = {*known.confirmed, *yes}
    for field, value in known.expected.items():
        if not yes and field not in fields and click.confirm(without_controls(f"{field}: {value}\nright?")):
            fields.add(field)
    confirmed = [field for field in known.expected if field in fields]
    file = case / EXPECTED
    file.write_text(with_confirmed(file.read_text("utf-8"), confirmed), "utf-8")
    click.echo(f"confirmed: {', '.join(confirmed) or 'nothing'}")


def _confirmed(article: newsparse.Article, fields: Iterable[str], page: str) -> list[str]:
    """The fields that a person says are right."""
    from newsparse.sitewriting.proposal import shown_value

    click.echo(f"\n{page}")
    return [
        field for field in fields if click.confirm(f"  {field}: {without_controls(shown_value(article, field))}\n  right?", default=True)
    ]


def _write(file: Path, text: str) -> None:
    """Write a new file; what is there is never written over."""
    if file.exists():
        raise click.ClickException(f"{click.format_filename(file)} is there already")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
    click.echo(f"wrote {click.format_filename(file)}")


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


def _show_lints(chosen: Iterable[tuple[str, SiteParser]], cases: dict[str, list[Case]]) -> None:
    """Show a line for each thing that is doubtful, by the parsers and the pages of their cases."""
    from newsparse.lints import lint
    from newsparse.testing.page_files import read_page

    rows = [
        (name, one.code, one.field, one.sentence, one.cure)
        for name, parser in chosen
        for one in lint(parser, [read_page(case.read(), case.url) for case in cases.get(name, [])])
    ]
    click.echo()
    show_table(("site", "lint", "field", "what", "cure"), rows)


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
