"""The source of a site's file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

import attrs

from newsparse import rules
from newsparse.rules import SiteParser

_CALLS: Final = re.compile(r"\b([a-z_]+)\(")
_QUOTED: Final = re.compile(r"\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*'")
ORDER: Final = (
    "applies", "headline", "kicker", "standfirst", "authors", "published", "modified", "body", "images", "source", "comments",
    "is_free", "section", "tags",
)  # fmt: skip
"""The fields of a site parser in the order they are written."""


@attrs.frozen
class Rules:
    """A site's rules as they are written."""

    hosts: tuple[str, ...]
    fields: Mapping[str, str] = attrs.field(factory=dict)
    """Field to the source of its rule: "css('h1.title')"."""
    drop: str = ""
    """Selectors of what belongs to no field, a comma between; '' for none."""

    def parser(self) -> SiteParser:
        """The parser that the source makes."""
        known: dict[str, Any] = {name: getattr(rules, name) for name in _calls(self.fields)}
        values = {field: eval(rule, {"__builtins__": {}}, known) for field, rule in self.fields.items()}  # noqa: S307  # written by this package
        return SiteParser(hosts=self.hosts, drop=self.drop or None, **values)


def stem_of(host: str) -> str:
    """The name of a site's file.

    >>> stem_of("www.varn-gazette.example")
    'varn_gazette_example'
    """
    return re.sub(r"\W", "_", host.removeprefix("*.").removeprefix("www.").lower()).strip("_")


def source_of(written: Rules) -> str:
    """A site's file.

    >>> print(source_of(Rules(("varn.example",), {"headline": "css('h1.title')"})), end="")
    \"\"\"varn.example.\"\"\"
    <BLANKLINE>
    from newsparse.rules import SiteParser, css
    <BLANKLINE>
    PARSER = SiteParser(
        hosts=("varn.example",),
        headline=css("h1.title"),
    )
    """
    names = sorted({"SiteParser", *_calls(written.fields)}, key=lambda name: (name.islower(), name))
    hosts = ", ".join(_quoted(host) for host in written.hosts) + ("," if len(written.hosts) == 1 else "")
    lines = [f"    hosts=({hosts}),"]
    if written.drop:
        lines.append(f"    drop={_quoted(written.drop)},")
    lines += [f"    {field}={_double(written.fields[field])}," for field in ORDER if field in written.fields]
    body = "\n".join(lines)
    return f'"""{written.hosts[0]}."""\n\nfrom newsparse.rules import {", ".join(names)}\n\nPARSER = SiteParser(\n{body}\n)\n'


def _calls(fields: Mapping[str, str]) -> list[str]:
    """The functions of newsparse.rules that rules call."""
    return sorted(
        {name for rule in fields.values() for name in _CALLS.findall(_QUOTED.sub("", rule)) if hasattr(rules, name)}
    )


def _double(rule: str) -> str:
    """A rule with its strings in double quotes, where they hold none."""
    return _QUOTED.sub(lambda match: _quoted(match[0][1:-1]) if "\\" not in match[0] else match[0], rule)


def _quoted(text: str) -> str:
    return f'"{text}"' if '"' not in text and "\\" not in text else repr(text)
