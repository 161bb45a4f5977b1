"""The commands and their options."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from io import TextIOWrapper
from typing import Final

import click

import newsparse
from newsparse.cli.inputs import Input, expand, read
from newsparse.cli.output import FORMATS, Writer, show_article, show_report, without_controls
from newsparse.cli.progress import progress
from newsparse.cli.sites import sites as sites_group
from newsparse.errors import NewsparseError
from newsparse.model import Article
from newsparse.registry import Sites

EXIT_BAD_INPUT: Final = 2
"""The exit code when an input could not be parsed; the others are done all the same."""


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="newsparse")
def app() -> None:
    """Raw news pages and raw text in, typed Articles out."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper) and not stream.isatty():
            # JSON is UTF-8 by definition, and a text must not fail on the locale's poor encoding.
            stream.reconfigure(encoding="utf-8", errors="replace")


def _reading_options(command: Callable[..., None]) -> Callable[..., None]:
    """The options that both commands have."""
    options = (
        click.option("--url", metavar="URL", help="The page's address, for its links and its site parser."),
        click.option("--charset", metavar="NAME", help="The character set that HTTP gave."),
        click.option("--no-sites", is_flag=True, help="Use no site-specific parser."),
    )
    for option in reversed(options):
        command = option(command)
    return command


@app.command()
@click.argument("inputs", nargs=-1, required=True, metavar="FILE|DIR|-...")
@click.option(
    "--format",
    "-f",
    "output_format",
    type=click.Choice(FORMATS),
    help="What to write; by default text on a terminal, else json.",
)
@_reading_options
def parse(
    inputs: Sequence[str], output_format: str | None, url: str | None, charset: str | None, no_sites: bool
) -> None:
    """Parse pages and texts and write their Articles.

    A DIR stands for the .html, .htm, .xhtml, .txt and .md files in it and below it, also as .gz; '-' for standard
    input. Of several inputs, json writes a list and jsonl a line each, both with the input's name under "file".
    """
    bad: list[str] = []
    found = list(_each(expand(inputs), bad))
    if url and len(found) + len(bad) > 1:
        raise click.UsageError("--url can be given for one input only")
    is_many = len(inputs) > 1 or any(not one.is_named for one in found)
    is_terminal = sys.stdout.isatty()
    writer = Writer(output_format or ("text" if is_terminal else "json"), is_many=is_many)
    show_on_terminal = is_terminal and writer.format == "text"
    sites = None if no_sites else newsparse.SITES
    for one in progress(found):
        article = _article(one, bad, url, charset, sites)
        if article is not None:
            show_article(one.name, article, is_many) if show_on_terminal else _echo(writer.item(one.name, article))
    if not show_on_terminal:
        _echo(writer.end())
    if bad:
        sys.exit(EXIT_BAD_INPUT)


@app.command()
@click.argument("file", metavar="FILE|-")
@_reading_options
def explain(file: str, url: str | None, charset: str | None, no_sites: bool) -> None:
    """Show where each field of an Article comes from.

    Each field has its value, its origin (site, metadata, markup or wording), the rule that found it and the confidence
    from 0 to 1. For a plain text every part of the input follows with its role and place.
    """
    one = Input(file, file, is_named=True)
    try:
        sites = None if no_sites else newsparse.SITES
        report = newsparse.explain(read(one), url, charset=charset, sites=sites)
    except (OSError, NewsparseError) as error:
        _complain(one.name, error)
        sys.exit(EXIT_BAD_INPUT)
    show_report(report)


app.add_command(sites_group)


def _each(inputs: Iterator[Input | tuple[str, Exception]], bad: list[str]) -> Iterator[Input]:
    """The inputs there are; those that are not are complained of and noted in `bad`."""
    for one in inputs:
        if isinstance(one, Input):
            yield one
        else:
            _complain(*one)
            bad.append(one[0])


def _article(one: Input, bad: list[str], url: str | None, charset: str | None, sites: Sites | None) -> Article | None:
    """The Article of an input; None where it is bad, which is complained of and noted."""
    try:
        return newsparse.parse(read(one), url, charset=charset, sites=sites)
    except (OSError, NewsparseError) as error:
        _complain(one.name, error)
    except Exception as error:  # a defect, but not one that may keep the other files from being done
        _complain(one.name, f"a defect of newsparse, please report it: {type(error).__name__}: {error}")
    bad.append(one.name)
    return None


def _complain(name: str, problem: Exception | str) -> None:
    """One line on standard error."""
    message = problem.strerror if isinstance(problem, OSError) and problem.strerror else str(problem)
    line = " ".join(f"newsparse: {click.format_filename(name)}: {message}".split())
    click.echo(without_controls(line), err=True)


def _echo(text: str) -> None:
    if text:
        click.echo(without_controls(text) if sys.stdout.isatty() else text, nl=False)
