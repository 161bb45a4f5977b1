"""Make a case folder for each site parser that has none, out of the labelled pages.

    python benchmarks/site_cases.py SHARED [SITE...] [--again]

SHARED holds corpus/. A case is the skeleton of a page (filler for its text) cut down to what is needed, and what its article
must hold by the labels: only what is right by them with the parser and wrong without is asserted, so that each case can fail.
Sites for whose pages there is no such thing are named at the end.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
from itertools import count
from pathlib import Path
from typing import Any

import newsparse
from newsparse.api import Report, explain
from newsparse.registry import Sites
from newsparse.rules import Rule, SiteParser, rules_of
from newsparse.testing.cases import Case, check_field
from newsparse.testing.skeleton import filler, labels_of, skeleton, smallest, words_of

CASES = Path(__file__).parent.parent / "tests" / "sites"
SIZE = 6_000
"""Characters of a page that is small enough: some furniture stays around the article."""
SHOWN = 70
"""Characters of a paragraph that are asserted: enough to tell it from others."""
MOST = 2
"""Paragraphs asserted to be in the body or not."""
FEWEST = 3
"""Paragraphs that stay in the body, so that it is one."""


def folded(text: str) -> str:
    return " ".join(text.split())


def start_of(text: str) -> str:
    text = folded(text)
    return text if len(text) <= SHOWN else text[:SHOWN].rpartition(" ")[0]


def end_of(text: str) -> str:
    text = folded(text)
    return text if len(text) <= SHOWN else text[-SHOWN:].partition(" ")[2]


def right_values(report: Report, generic: Report, truth: dict[str, Any], labels: frozenset[str]) -> dict[str, Any]:
    """What is right by the labels with the parser, and wrong without it, as `expected.toml` would have it."""

    def filled(text: str) -> str:
        return filler(folded(text), labels)

    article, other = report.article, generic.article
    right: dict[str, Any] = {}
    headline = filled(truth.get("headline") or "")
    if headline and folded(article.headline or "") == headline != folded(other.headline or ""):
        right["headline"] = headline
    summaries = (truth.get("structure") or {}).get("summary") or []
    summaries = [filled(one) for one in ([summaries] if isinstance(summaries, str) else summaries)]
    standfirst = folded(article.standfirst or "")
    if standfirst and standfirst in (*summaries, " ".join(summaries)) and standfirst != folded(other.standfirst or ""):
        right["standfirst"] = standfirst
    authors = [filled(name) for name in truth.get("authors") or ()]
    if authors and [one.name for one in article.authors] == authors != [one.name for one in other.authors]:
        right["authors"] = authors
    paragraphs = [folded(one) for one in article.body.paragraphs]
    others = [folded(one) for one in other.body.paragraphs]
    labelled = [filled(one) for one in truth.get("paragraphs") or ()]
    text, wrong_text = " ".join(paragraphs), " ".join(others)
    missed = [one for one in paragraphs if one in labelled and start_of(one) not in wrong_text]
    intruding = [one for one in others if one not in paragraphs and one not in labelled]
    repeated = [one for one in intruding if start_of(one) in text]
    intruding = [one for one in intruding if start_of(one) not in text]
    if repeated and not missed and not intruding and all(one in labelled for one in paragraphs):
        right["body"] = {"count": len(paragraphs)}  # a pull quote says again what the body says
    if labelled and (missed or intruding):
        body: dict[str, Any] = {}
        if paragraphs[0] in labelled:
            body["starts"] = start_of(paragraphs[0])
        if paragraphs[-1] in labelled:
            body["ends"] = end_of(paragraphs[-1])
        if missed:
            body["contains"] = [start_of(one) for one in missed[:MOST]]
        if intruding:
            body["lacks"] = [start_of(one) for one in intruding[:MOST]]
        right["body"] = body
    return right


def differing(page: str, url: str, expected: dict[str, Any], sites: Sites | None) -> set[tuple[str, str, str]]:
    """What of a case does not hold."""
    case = Case(Path("site/case"), Path("page.html"), expected, url)
    report = explain(page, url, sites=sites)
    return {(one.field, one.problem, one.expected) for field in expected for one in check_field(case, field, report)}


def make(site: str, parser: SiteParser, page: bytes, truth: dict[str, Any]) -> list[str]:
    """Make a case of a page; gives the fields asserted, none where the labels do not speak for the parser."""
    rules = [str(rule.spec if isinstance(rule, Rule) else rule) for rule in rules_of(parser).values()]
    rules.append(str(parser.applies or ""))
    keep, labels = frozenset(words_of(*rules)), frozenset(labels_of(*rules))
    return _make(site, parser, skeleton(page, keep=keep, labels=labels), truth, labels) or _make(
        site, parser, skeleton(page, keep=keep, labels=labels, is_whole=True), truth, labels
    )


def _make(site: str, parser: SiteParser, text: str, truth: dict[str, Any], labels: frozenset[str]) -> list[str]:
    sites = Sites.of(parser)
    address = f"https://{parser.hosts[0].removeprefix('*.')}/"
    expected = right_values(explain(text, address, sites=sites), explain(text, address, sites=None), truth, labels)
    if not expected or differing(text, address, expected, sites):
        return []
    wrong = differing(text, address, expected, None)
    if not wrong:
        return []
    fewest = min(FEWEST, len(explain(text, address, sites=sites).article.body.paragraphs))

    def holds(smaller: str) -> bool:
        if differing(smaller, address, expected, sites) or not wrong <= differing(smaller, address, expected, None):
            return False
        return len(newsparse.parse_html(smaller, address, sites=sites).body.paragraphs) >= fewest

    if "count" in expected.get("body", {}):
        fewest = expected["body"]["count"]
    small = smallest(text, holds, size=SIZE)
    airy = re.sub(r">\s+<", ">\n<", small)  # for those who read it
    name = "_".join(expected)
    folders = (CASES / site / (f"{name}_{number}" if number > 1 else name) for number in count(1))
    write(next(folder for folder in folders if not folder.exists()), airy if holds(airy) else small, expected)
    return list(expected)


def write(folder: Path, page: str, expected: dict[str, Any]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "page.html").write_text(f"<!doctype html>\n{page}\n", "utf-8")
    parts = ["confirmed = []"]
    parts += [f"{field} = {toml(value)}" for field, value in expected.items() if not isinstance(value, dict)]
    for field, value in expected.items():
        if isinstance(value, dict):
            parts += ["", f"[{field}]", *(f"{key} = {toml(part)}" for key, part in value.items())]
    (folder / "expected.toml").write_text("\n".join(parts) + "\n", "utf-8")


def toml(value: Any) -> str:
    if isinstance(value, list):
        return "[\n" + "".join(f"    {toml(one)},\n" for one in value) + "]"
    return json.dumps(value, ensure_ascii=False)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("shared", type=Path)
    parser.add_argument("sites", nargs="*")
    parser.add_argument("--again", action="store_true", help="also for sites that have a case")
    arguments = parser.parse_args()
    corpus = arguments.shared / "corpus"
    pages = [json.loads(line) for line in (corpus / "pages.jsonl").read_text("utf-8").split("\n") if line]
    without = []
    for site, rules in Sites().each():
        if (arguments.sites and site not in arguments.sites) or ((CASES / site).exists() and not arguments.again):
            continue
        made: list[str] = []
        for page in pages:
            if not page["url"] or newsparse.SITES.for_host(page["url"].split("/")[2].partition(":")[0]) is not rules:
                continue
            data = gzip.decompress((corpus / "html" / f"{page['id']}.html.gz").read_bytes())
            made += make(site, rules, data, page["truth"])
        print(f"{site}: {', '.join(dict.fromkeys(made)) or 'no case'}", flush=True)
        if not made:
            without.append(site)
    print(f"{len(without)} without: {' '.join(without)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
