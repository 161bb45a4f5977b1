"""Articles and reports as the commands write them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final

import attrs

from newsparse.api import Report
from newsparse.model import (
    Article,
    Author,
    Body,
    CommentSection,
    Dateline,
    Image,
    Source,
)
from newsparse.rendering import to_dict, to_html, to_json_ld, to_markdown, to_ninjs, to_text
from newsparse.rendering._lines import LineRole, lines_of
from newsparse.rendering._words import moment

FORMATS: Final = ("text", "json", "jsonl", "markdown", "html", "json-ld", "ninjs")
"""What `newsparse parse --format` can write."""

_STYLES: Final[dict[LineRole, str]] = {
    "kicker": "magenta",
    "headline": "bold",
    "standfirst": "italic",
    "byline": "cyan",
    "date": "cyan",
    "caption": "green",
    "heading": "bold",
    "quote": "italic",
    "update": "bold",
    "source": "yellow",
    "comment heading": "bold",
    "comment author": "cyan",
}
"""How a terminal shows a line; others plain."""

_MAX_WIDTH: Final = 100
"""Columns beyond which lines are hard to read."""

_ROLE_WIDTH: Final = 16
_VALUE_WIDTH: Final = 70

_CONTROLS: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def without_controls(text: str) -> str:
    r"""Text that cannot steer a terminal: no control characters but tab and line end.

    >>> without_controls("a\x1b[2Jb")
    'a[2Jb'
    """
    return _CONTROLS.sub("", text)


class Writer:
    """Articles one after another in one format."""

    def __init__(self, output_format: str, *, is_many: bool) -> None:
        self.format = output_format
        self._is_many = is_many
        self._count = 0

    def item(self, name: str, article: Article) -> str:
        """What to write for one Article."""
        self._count += 1
        match self.format:
            case "jsonl":
                return _json({"file": name, **to_dict(article)}) + "\n"
            case "json":
                return self._in_list({"file": name, **to_dict(article)} if self._is_many else to_dict(article))
            case "json-ld":
                return self._in_list(to_json_ld(article))
            case "ninjs":
                return self._in_list(to_ninjs(article))
            case "html":
                return to_html(article, is_document=not self._is_many)
            case "markdown":
                return ("\n---\n\n" if self._count > 1 else "") + to_markdown(article)
            case _:
                head = f"==> {name} <==\n\n" if self._is_many else ""
                return ("\n" if self._count > 1 else "") + head + to_text(article)

    def end(self) -> str:
        """What to write after the last one."""
        if not self._is_many or self.format not in ("json", "json-ld", "ninjs"):
            return ""
        return "\n]\n" if self._count else "[]\n"

    def _in_list(self, value: dict[str, Any]) -> str:
        text = _json(value, indent=2)
        if not self._is_many:
            return text + "\n"
        return ("[\n" if self._count == 1 else ",\n") + text


def _json(value: dict[str, Any], indent: int | None = None) -> str:
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    try:
        text.encode()
    except UnicodeEncodeError:  # a lone surrogate, as in a file's name, can only be written escaped
        text = json.dumps(value, indent=indent)
    return text


def show_article(name: str, article: Article, with_name: bool) -> None:
    """An Article on a terminal, for people."""
    from rich.console import Console
    from rich.rule import Rule
    from rich.text import Text

    console = Console(highlight=False)
    width = min(console.width, _MAX_WIDTH)
    if with_name:
        console.print(Rule(Text(without_controls(name))), width=width)
    for line in lines_of(article):
        console.print(Text(without_controls(line.text.rstrip()), style=_STYLES.get(line.role, "")), width=width)
        console.print()


def show_report(report: Report) -> None:
    """Fields with their reasons, then the parts of a plain text."""
    from rich.console import Console
    from rich.text import Text

    console = Console(highlight=False, soft_wrap=True)
    for name, *texts in _report_rows(report):
        console.print(Text.assemble((f"{name:<{_ROLE_WIDTH}}", "bold"), without_controls(texts[0])))
        for reason in texts[1:]:
            console.print(Text(" " * _ROLE_WIDTH + without_controls(reason), style="dim"))
    for line_text in _part_lines(report):
        console.print(Text(without_controls(line_text)))


def _report_rows(report: Report) -> Iterator[list[str]]:
    """A field or note and what is said of it."""
    names = [field.name for field in attrs.fields(Article)]
    for name in names:
        finding = report.findings.get(name)
        if finding:
            why = f"from {finding.origin}, by {finding.rule}, confidence {finding.confidence:.2f}"
            yield [name, describe(finding.value), why]
    missing = [name for name in names if name not in report.findings]
    if missing:
        yield ["not found", ", ".join(missing)]
    yield from (["note", note] for note in report.notes)


def _part_lines(report: Report) -> Iterator[str]:
    """The parts of a text and whether they join to the whole of it."""
    if not report.parts:
        return
    yield ""
    at = 0
    is_whole = True
    for part in report.parts:
        is_whole = is_whole and part.start == at and part.end - part.start == len(part.text)
        at = part.end
        text = repr(part.text) if part.role == "space" else part.text
        yield f"{part.start:>7} {part.end:>7}  {part.role:<{_ROLE_WIDTH}}{_shortened(text)}"
    ends = "they lie end to end over the whole input" if is_whole else "THEY DO NOT COVER THE INPUT"
    yield ""
    yield f"{len(report.parts)} parts, {at} characters: {ends}"


def describe(value: Any) -> str:
    """A field's value on one line.

    >>> describe((Author("Ana Bel"), Author("Jo Ek")))
    'Ana Bel, Jo Ek'
    """
    match value:
        case Body():
            words = len(value.text.split())
            return _shortened(f"{len(value.blocks)} blocks, {words} words: {value.text}")
        case CommentSection():
            state = {True: "open", False: "closed", None: "not said whether open"}[value.is_open]
            heading = f": {value.heading}" if value.heading else ""
            return _shortened(f"{len(value.comments)} comments, {state}{heading}")
        case datetime():
            return moment(value)
        case Author():
            return value.name
        case Dateline():
            return f"{value.place} ({value.text})"
        case Source():
            return f"{value.name} ({value.kind})"
        case Image():
            lead = "lead picture: " if value.is_lead else ""
            credit = f" ({value.credit})" if value.credit else ""
            return lead + (value.caption or value.url or "without caption") + credit
        case tuple():
            separator = " | " if any(isinstance(one, Image) for one in value) else ", "
            return _shortened(separator.join(describe(one) for one in value))
        case bool():
            return "yes" if value else "no"
        case _:
            return _shortened(str(value))


def _shortened(text: str) -> str:
    """The start of a text, on one line."""
    line = " ".join(text[: _VALUE_WIDTH * 8].split())
    return line if len(line) <= _VALUE_WIDTH else line[: _VALUE_WIDTH - 1] + "…"
