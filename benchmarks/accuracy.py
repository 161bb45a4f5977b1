"""How right newsparse is, beside other extractors, on labelled pages; writes docs/benchmarks.md and its plots.

    python benchmarks/accuracy.py SHARED [--output docs/benchmarks.md] [--speed FILE ...] [--kept FOLDER]

SHARED holds evaluate.py, newsparse_adapter.py, corpus/ and labels/. Other extractors take part where they are installed
(extra `bench`); --speed takes the files that speed.py --json wrote, whose figures go into the report too.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.metadata
import importlib.util
import json
import os
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import confidence  # beside this script

HERE = Path(__file__).parent
DOCS = HERE.parent / "docs"
PEERS = {
    "trafilatura": "trafilatura",
    "newspaper4k": "newspaper4k",
    "goose3": "goose3",
    "readability": "readability-lxml",
    "resiliparse": "resiliparse",
}
"""Function in peers.py to the package that it needs."""
LINES = "paragraphs_of_lines"
FIGURES = {
    "zyte": ("body_f1", "exact"),
    "fundus": ("body_f1", "par", "head", "stand", "auth", "date", "cred", "capt"),
    "wcxb": ("body_f1", "must", "must_not", "head", "auth", "date"),
    "labels": (
        "source", "dateline", "comment_words", "comment_text", "comment_author", "comment_reply", "comments_open",
        "no_false_comments",
    ),
}  # fmt: skip
"""evaluate.py's figures, a table a set."""
NAMES = {
    "body_f1": "body", "par": "paragraphs", "head": "headline", "stand": "standfirst", "auth": "authors", "cred": "credit",
    "capt": "caption", "must": "must have", "must_not": "must not have", "comment_words": "words",
    "comment_text": "whole comments", "comment_author": "their authors", "comment_reply": "replies",
    "comments_open": "open or closed", "no_false_comments": "none where none are",
}  # fmt: skip
NO_FIGURE = "–"
INTRODUCTION = """\
Written by `benchmarks/accuracy.py` and `benchmarks/speed.py`. The pages are third parties' and stay outside the repository;
`python benchmarks/accuracy.py SHARED` measures anew where they are at hand. Figures below `benchmarks/floors.toml` fail
continuous integration.
"""
ACCURACY = """\
Three sets of labelled news pages: *zyte* (94 pages, English, 2019), *fundus* (131 pages, news sites of 36 countries, 2023 to
2026) and *wcxb* (245 articles and blogs, 2025 and 2026); *labels* is hand-made truth for sources, datelines and comments.
Body is the F1 of runs of four words, paragraphs that of whole paragraphs; exact is the share of pages that are right to the
last word; authors, credits and captions are F1 over names and lines; the others are shares of pages.

The weights of the generic engine were learned from these very pages. On pages of other sites expect what cross-validation by
site gives, which `benchmarks/train_judgement.py` prints: about a hundredth less for zyte and wcxb, two for fundus; and for pasted text
`benchmarks/train_text_judgement.py`: two hundredths less for zyte, four for fundus, one for wcxb. Headlines of
pasted text, by `benchmarks/train_text_choosing.py`, are right on 64 % of the pages of fundus and 75 % of wcxb, and more often where the
address of the page is given. Some true headlines
and dates are the metadata's, not the shown ones, or those of the last change; newsparse keeps to what the reader sees and to
the first publication, and loses there.
"""


def evaluate(shared: Path, adapter: str, form: str, *, labels: bool) -> dict[str, Any]:
    """evaluate.py's figures for one adapter."""
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / "figures.json"
        command = [
            sys.executable, str(shared / "evaluate.py"), adapter, "--corpus", str(shared / "corpus"), "--input", form,
            "--json", str(output), *(["--labels", str(shared / "labels")] if labels else []),
        ]  # fmt: skip
        path = os.pathsep.join([str(shared), str(HERE), os.environ.get("PYTHONPATH", "")])
        subprocess.run(command, check=True, env={**os.environ, "PYTHONPATH": path}, capture_output=True, timeout=3_600)
        figures: dict[str, Any] = json.loads(output.read_text("utf-8"))
    return figures


def contestants() -> dict[str, tuple[str, str]]:
    """Name to adapter and form of input, of newsparse and what is installed."""
    found = {
        "newsparse, generic": ("newsparse_adapter:extract_generic", "html"),
        "newsparse, with site parsers": ("newsparse_adapter:extract", "html"),
    }
    for function, package in PEERS.items():
        try:
            version = importlib.metadata.version(package)
        except importlib.metadata.PackageNotFoundError:
            print(f"{package} takes no part: it is not installed", file=sys.stderr)
            continue
        found[f"{package} {version}"] = (f"peers:{function}", "html")
    found["newsparse, pasted text"] = ("newsparse_adapter:extract_generic", "text")
    if importlib.util.find_spec("trafilatura"):
        found["pasted text, a paragraph a line, trafilatura"] = (f"peers:{LINES}", "text")
    return found


def tables(results: Mapping[str, Mapping[str, Any]]) -> Iterable[str]:
    """Markdown: for each set a table of figures by contestant."""
    for name, figures in FIGURES.items():
        yield f"### {name}\n"
        yield "| | " + " | ".join(NAMES.get(figure, figure) for figure in figures) + " |"
        yield "|---|" + "--:|" * len(figures)
        for contestant, result in results.items():
            values = [result.get(name, {}).get(figure) for figure in figures]
            if any(value for value in values):
                cells = [f"{value:.3f}" if value else NO_FIGURE for value in values]
                yield f"| {contestant} | " + " | ".join(cells) + " |"
        yield ""


def by_country(shared: Path, pages: Mapping[str, Mapping[str, float]]) -> Iterable[str]:
    """Markdown: the mean of the pages' body figures by the country that the labels state."""
    groups: dict[str, list[float]] = defaultdict(list)
    for row in confidence.labelled(shared):
        if row["lang"] and row["id"] in pages:
            groups[row["lang"]].append(pages[row["id"]]["body_f1"])
    yield "| country | pages | body, mean |"
    yield "|---|--:|--:|"
    for country, values in sorted(groups.items(), key=lambda item: (-len(item[1]), item[0])):
        yield f"| {country} | {len(values)} | {sum(values) / len(values):.3f} |"
    yield ""


def speed(files: Sequence[Path]) -> Iterable[str]:
    """Markdown: what speed.py measured."""
    for file in files:
        figures = json.loads(file.read_text("utf-8"))
        if "rows" in figures:
            yield f"{figures['pages']} pages, {figures['rounds']} rounds:\n"
            yield "| | ms a page (median) | times the bare parse |"
            yield "|---|--:|--:|"
            for row in figures["rows"]:
                yield f"| {row['name']} | {row['ms']:.1f} | {row['ratio']:.1f} |"
            yield ""
        for row in figures.get("scaling", ()):
            yield (
                f"Pages grown by {row['kind']} from 0.1 to 12.8 MB: time grows with size to the power of "
                f"{row['newsparse']:.2f}, that of the bare parse {row['bare lxml parse']:.2f}.\n"
            )
        if "memory" in figures:
            counts = list(figures["memory"].items())
            held = ", ".join(f"{mb:.0f} MB after {count}" for count, mb in counts)
            yield f"Memory that the process holds while it parses pages over and over: {held} parses.\n"


def plot(results: Mapping[str, Mapping[str, Any]], folder: Path) -> list[str]:
    """Bars of the bodies' figures as an SVG file; the Markdown that shows it, nothing where matplotlib is not installed."""
    if not importlib.util.find_spec("matplotlib"):
        return []
    import matplotlib as mpl

    mpl.use("svg")
    mpl.rcParams["svg.hashsalt"] = "newsparse"  # the same figures give the same file
    from matplotlib import pyplot

    sets = [name for name in FIGURES if name != "labels"]
    figure, axes = pyplot.subplots(1, len(sets), figsize=(11, 3.2), sharey=True, layout="constrained")
    for axis, name in zip(axes, sets, strict=True):
        names = [contestant for contestant, result in results.items() if result.get(name, {}).get("body_f1")]
        values = [results[contestant][name]["body_f1"] for contestant in names]
        colours = ["#1d4e89" if contestant.startswith("newsparse") else "#b7bec8" for contestant in names]
        axis.barh(names[::-1], values[::-1], color=colours[::-1])
        axis.set_xlim(0.4, 1.0)
        axis.set_title(f"{name}: body F1")
    folder.mkdir(parents=True, exist_ok=True)
    figure.savefig(folder / "accuracy.svg", metadata={"Date": None})
    return [f"![Body F1 by set and extractor]({folder.name}/accuracy.svg)\n"]


def report(results: Mapping[str, Mapping[str, Any]], shared: Path, options: argparse.Namespace) -> str:
    """The page."""
    generic = results["newsparse, generic"]
    sections = [
        "# Benchmarks\n",
        INTRODUCTION,
        "## Accuracy\n",
        ACCURACY,
        *([] if options.no_plots else plot(results, options.output.parent / "benchmarks")),
        *tables(results),
        "### Body by country (fundus)\n",
        *by_country(shared, generic["pages"]),
        "## Confidence\n",
        *confidence.report(shared),
        "## Speed\n",
        *(
            speed(options.speed)
            if options.speed
            else ["`python benchmarks/speed.py --json FILE`, then `--speed FILE`.\n"]
        ),
    ]
    return "\n".join(sections)


def main() -> int:
    """Measure and write the page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--output", type=Path, default=DOCS / "benchmarks.md")
    parser.add_argument("--speed", type=Path, nargs="*", default=[])
    parser.add_argument("--no-plots", action="store_true")
    parser.add_argument("--kept", type=Path, help="a folder that keeps the other extractors' figures from run to run")
    options = parser.parse_args()
    shared = options.shared.resolve()
    results: dict[str, dict[str, Any]] = {}
    for name, (adapter, form) in contestants().items():
        is_ours = name.startswith("newsparse")
        kept = options.kept / f"{name}.json" if options.kept and not is_ours else None
        if kept and kept.is_file():
            results[name] = json.loads(kept.read_text("utf-8"))
        else:
            results[name] = evaluate(shared, adapter, form, labels=is_ours)
            if kept:
                kept.parent.mkdir(parents=True, exist_ok=True)
                kept.write_text(json.dumps(results[name]), "utf-8")
        print(
            name,
            {k: round(v["body_f1"], 4) for k, v in results[name].items() if k in ("zyte", "fundus", "wcxb")},
            flush=True,
        )
    options.output.write_text(report(results, shared, options), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
