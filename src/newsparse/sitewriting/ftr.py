"""ftr-site-config files, as full-text readers have them, as rules: title, author, date, body and strip map one to one."""

from __future__ import annotations

import re
from typing import Final

import attrs

from newsparse.sitewriting.source import Rules

_LINE: Final = re.compile(r"\s*([a-z_]+)(?:\([^)\n]{0,500}\))?\s*:\s*(\S.*?)\s*")
_STEP: Final = re.compile(
    r"(?P<axis>//|/)(?P<tag>[A-Za-z][\w-]*|\*)"
    r"(?P<tests>(?:\[[^\[\]]{1,300}\])*)"
)
_EQUALS: Final = re.compile(r"\s*@([\w-]+)\s*=\s*(['\"])([^'\"]{1,200})\2\s*")
_CONTAINS: Final = re.compile(r"\s*contains\(\s*@([\w-]+)\s*,\s*(['\"])([^'\"]{1,200})\2\s*\)\s*")
_CLASS: Final = re.compile(
    r"\s*contains\(\s*concat\(\s*(['\"]) \1\s*,\s*(?:normalize-space\(\s*@class\s*\)|@class)\s*,\s*(['\"]) \2\s*\)\s*,\s*"
    r"(['\"])\s([\w-]{1,100})\s\3\s*\)\s*"
)
_HAS: Final = re.compile(r"\s*@([\w-]+)\s*")
_IGNORED: Final = frozenset("prune tidy autodetect_on_failure test_url test_contains parser".split())
"""Lines that say how the other program works, or what it was tested with."""


@attrs.frozen
class Imported:
    """What a file came to."""

    rules: Rules
    left_out: tuple[str, ...]
    """The lines that have no counterpart, as they stand in the file."""


def css_of(path: str) -> str | None:
    """An XPath expression as a CSS selector; None where CSS has no words for it.

    >>> css_of("//div[@id='story']//p[contains(@class, 'dek')]")
    "div#story p[class*='dek']"
    >>> css_of("//h1[contains(concat(' ',normalize-space(@class),' '),' title ')]")
    'h1.title'
    >>> css_of("//a[text()='More']") is None
    True
    """
    at = 0
    steps: list[str] = []
    path = path.strip()
    while at < len(path):
        step = _STEP.match(path, at)
        if step is None:
            return None
        tests = re.findall(r"\[([^\[\]]+)\]", step["tests"])
        parts = [_test(test) for one in tests for test in one.split(" and ")]
        if None in parts:
            return None
        simple = ("" if step["tag"] == "*" and parts else step["tag"]) + "".join(part or "" for part in parts)
        if steps and step["axis"] == "/":
            steps.append(">")
        steps.append(simple)
        at = step.end()
    return " ".join(steps) or None


def _test(test: str) -> str | None:
    """One test in brackets as CSS."""
    if match := _CLASS.fullmatch(test):
        return f".{match[4]}"
    if match := _EQUALS.fullmatch(test):
        name, _, value = match.groups()
        if name == "id" and re.fullmatch(r"[A-Za-z_][\w-]*", value):
            return f"#{value}"
        return f"[{name}='{value}']"
    if match := _CONTAINS.fullmatch(test):
        return f"[{match[1]}*='{match[3]}']"
    if match := _HAS.fullmatch(test):
        return f"[{match[1]}]"
    return None


def read_ftr(text: str, name: str) -> Imported:
    """The rules in a file's text; `name` is the file's: 'example.fr.txt', '.example.fr.txt' for all hosts below it."""
    host = name.removesuffix(".txt").lower()
    hosts = (host[1:], f"*{host}") if host.startswith(".") else (host.removeprefix("www."),)
    found: dict[str, list[str]] = {}
    drop: list[str] = []
    left: list[str] = []
    for line in text.splitlines():
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        match = _LINE.fullmatch(line)
        key, value = (match[1], match[2]) if match else ("", "")
        selector = css_of(value)
        if key in _IGNORED:
            continue
        if key == "title":
            found.setdefault("headline", []).append(f"css({selector!r})" if selector else f"xpath({value!r})")
        elif key == "date":
            found.setdefault("published", []).append(
                f"moment({selector!r})" if selector else f"moment(xpath({value!r}))"
            )
        elif key == "author" and selector:
            found.setdefault("authors", []).append(f"people({selector!r})")
        elif key == "body" and selector:
            found.setdefault("body", []).append(f"body({selector!r})")
        elif key == "strip" and selector:
            drop.append(selector)
        elif key in ("strip_id_or_class", "strip_image_src"):
            word = value.strip("'\"").replace("'", "")
            drop += [f"img[src*='{word}']"] if key == "strip_image_src" else [f"[id*='{word}']", f"[class*='{word}']"]
        else:
            left.append(line.strip())
    return Imported(
        Rules(hosts, {field: " | ".join(rules) for field, rules in found.items()}, ", ".join(dict.fromkeys(drop))),
        tuple(left),
    )
