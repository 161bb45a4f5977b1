"""How much time newsparse takes a page, beside the bare parse of lxml and other extractors, in one run.

    python benchmarks/speed.py [PAGES] [--texts FOLDER] [--rounds 5] [--limit N] [--json FILE]
    python benchmarks/speed.py PAGES --memory
    python benchmarks/speed.py --scaling

PAGES is a folder of .html and .html.gz files, by default ../shared/corpus/html, else examples/. Every contestant takes every
page in turn, in an order that moves on from page to page and round to round, so that whatever else the machine does hits
all alike. Times are of the processor, the medians of the rounds; what counts are the ratios, of one page and of all. Other
extractors take part where they are installed: pip install 'newsparse[bench]'.

--memory parses the pages over and over, 5,000 times, and prints how the memory of the process grows.
--scaling prints how time grows with size, from 0.1 to 12.8 MB: the exponent, for newsparse and for the bare parse.
"""

from __future__ import annotations

import argparse
import gc
import gzip
import importlib.metadata
import json
import math
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from lxml import etree

import newsparse

ROOT = Path(__file__).parent.parent
CORPUS = ROOT.parent / "shared" / "corpus"
BARE = "bare lxml parse"
GENERIC = "newsparse"
TEXT = "newsparse, pasted text"
PARSES = 5_000
SIZES = tuple(100_000 * 2**n for n in range(8))
"""Bytes of the pages of --scaling: 0.1 to 12.8 MB."""
REPEATS = 3
"""Rounds of --scaling, of which the median exponent is printed."""

Work = Callable[[bytes], object]


# ---- contestants: what each does with the bytes of a page


def bare(page: bytes) -> None:
    """Parse, and let go of the tree."""
    etree.fromstring(page, etree.HTMLParser(encoding="utf-8", huge_tree=True))


def visited(page: bytes) -> None:
    """Parse, look at every element once, and read the JSON-LD: less no extractor can do."""
    root = etree.fromstring(page, etree.HTMLParser(encoding="utf-8", huge_tree=True))
    for element in root.iter() if root is not None else ():
        _ = element.tag, element.text, element.tail, element.items()
        if element.tag == "script" and "ld+json" in (element.get("type") or "") and element.text:
            try:
                json.loads(element.text)
            except ValueError:
                continue


def generic(page: bytes) -> None:
    """All fields."""
    newsparse.parse(page, sites=None)


def with_sites(page: bytes) -> None:
    """All fields, with a look for a site parser."""
    newsparse.parse(page)


def of_text(text: bytes) -> None:
    """All fields of the page's pasted text."""
    newsparse.parse_text(text)


def _trafilatura() -> Work:
    from trafilatura import bare_extraction

    return lambda page: bare_extraction(page, with_metadata=True)


def _newspaper4k() -> Work:
    from newspaper import Article

    def work(page: bytes) -> None:
        article = Article("https://news.example/", fetch_images=False)
        article.download(input_html=page.decode("utf-8", "replace"))
        article.parse()

    return work


def _goose3() -> Work:
    from goose3 import Goose

    goose = Goose({"enable_image_fetching": False})
    return lambda page: goose.extract(raw_html=page.decode("utf-8", "replace"))


def _readability() -> Work:
    from readability import Document

    return lambda page: Document(page.decode("utf-8", "replace")).summary()


def _resiliparse() -> Work:
    from resiliparse.extract.html2text import extract_plain_text

    return lambda page: extract_plain_text(page.decode("utf-8", "replace"), main_content=True)


PEERS: Mapping[str, tuple[str, Callable[[], Work]]] = {
    "trafilatura": ("trafilatura", _trafilatura),
    "newspaper4k": ("newspaper4k", _newspaper4k),
    "goose3": ("goose3", _goose3),
    "readability-lxml": ("readability-lxml", _readability),
    "resiliparse": ("resiliparse", _resiliparse),
}
"""Name to the package whose version is printed, and what makes its work."""


def contestants(peers: Sequence[str]) -> dict[str, Work]:
    """What takes part, and a line on standard error for what is not installed."""
    found: dict[str, Work] = {
        BARE: bare,
        "parse, visit, JSON-LD": visited,
        GENERIC: generic,
        "newsparse, site parsers": with_sites,
    }
    for name in peers:
        package, make = PEERS[name]
        try:
            work, version = make(), importlib.metadata.version(package)
        except ImportError as error:
            print(f"{name} takes no part: {error}", file=sys.stderr)
            continue
        found[f"{name} {version}"] = work
    return found


# ---- time a page


def timed(work: Work, page: bytes) -> float:
    """Seconds of the processor; a page on which a contestant fails counts with the time it took."""
    start = time.process_time()
    try:
        work(page)
    except Exception as error:  # other extractors raise anything
        print(f"  {type(error).__name__} in {getattr(work, '__qualname__', work)}", file=sys.stderr)
    return time.process_time() - start


Times = dict[str, dict[int, float]]
"""For each contestant the median time of each page, by the page's place."""


def measure(works: Mapping[str, Work], pages: Sequence[bytes], texts: Mapping[int, bytes], rounds: int) -> Times:
    """Let every contestant take every page; texts, by the place of the page they are of, have a contestant of their own."""
    entries = [*works.items(), *([(TEXT, of_text)] if texts else [])]
    runs: dict[str, dict[int, list[float]]] = {name: {} for name, _ in entries}
    for turn in range(rounds + 1):  # the first warms caches up and is not counted
        for at, page in enumerate(pages):
            shift = (turn + at) % len(entries)
            for name, work in entries[shift:] + entries[:shift]:
                given = texts.get(at) if name == TEXT else page
                if given is None:
                    continue
                seconds = timed(work, given)
                if turn:
                    runs[name].setdefault(at, []).append(seconds)
        gc.collect()
    return {name: {at: median(times) for at, times in each.items()} for name, each in runs.items()}


def table(times: Times) -> list[dict[str, Any]]:
    """A row a contestant: milliseconds of the median page and its quartiles, and ratios to the bare parse of the same pages."""
    rows = []
    for name, each in times.items():
        low, middle, high = quantiles(each.values(), n=4) if len(each) > 1 else [*each.values()] * 3
        base = [times[BARE][at] for at in each]
        rows.append(
            {
                "name": name,
                "pages": len(each),
                "ms": middle * 1e3,
                "low": low * 1e3,
                "high": high * 1e3,
                "ratio": sum(each.values()) / sum(base),
                "ratio_of_median_page": median(one / other for one, other in zip(each.values(), base, strict=True)),
            }
        )
    return rows


def of_same_pages(times: Times, name: str, other: str) -> float:
    """How many times as long one contestant takes as another, over the pages that both had."""
    both = times[name].keys() & times[other].keys()
    return sum(times[name][at] for at in both) / sum(times[other][at] for at in both)


def show(rows: Sequence[Mapping[str, Any]]) -> None:
    """Print the table."""
    print(f"{'':<28}{'ms a page':>10}{'quartiles':>16}{'x bare parse':>14}{'median page':>13}")
    for row in rows:
        spread = f"{row['low']:.1f}-{row['high']:.1f}"
        print(
            f"{row['name']:<28}{row['ms']:>10.2f}{spread:>16}{row['ratio']:>14.2f}{row['ratio_of_median_page']:>13.2f}"
        )


def compare(times: Times) -> dict[str, float]:
    """What newsparse is measured by: how much faster than each other extractor, and what a text takes of its page."""
    found = {}
    for name in times:
        if name.partition(" ")[0] in PEERS:
            found[name] = of_same_pages(times, name, GENERIC)
            print(f"newsparse is {found[name]:.1f} times as fast as {name}")
    if TEXT in times:
        found[TEXT] = of_same_pages(times, TEXT, GENERIC)
        print(f"pasted text takes {found[TEXT]:.2f} of the time of the page it is of")
    return found


# ---- memory and scaling


def memory(pages: Sequence[bytes]) -> dict[str, float]:
    """MB that the process holds after so many parses."""
    found: dict[str, float] = {}
    for count in range(1, PARSES + 1):
        newsparse.parse(pages[count % len(pages)], sites=None)
        if count % 1_000 == 0 or count == len(pages):
            gc.collect()
            found[str(count)] = resident()
            print(f"after {count:>5} parses: {found[str(count)]:.0f} MB", flush=True)
    return found


def resident() -> float:
    """MB of memory that the process holds now, where the system says so in /proc."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * 4096 / 1e6


def grown(size: int, kind: str) -> bytes:
    """A page of about so many bytes, grown from an article by its paragraphs ('article') or by what is around it."""
    paragraph = (
        "<p>The old bridge in Varn opened again on Monday, two years after the flood had carried off its arch, and the first "
        "carts crossed it at noon number {n}.</p>\n"
    )
    teaser = '<li class="teaser"><a href="/news/{n}"><img src="/{n}.jpg" alt="">Another story of the valley, number {n}</a></li>\n'
    text = "".join(paragraph.format(n=n) for n in range(12))
    unit = paragraph if kind == "article" else teaser
    filling = "".join(unit.format(n=n) for n in range(max(size - len(text), 0) // len(unit) + 1))
    body, around = (text + filling, "") if kind == "article" else (text, filling)
    return (
        "<html><head><title>Bridge reopens</title></head><body><nav><a href='/'>Home</a></nav><main><article><h1>Bridge reopens"
        f"</h1><p class='byline'>By Ada Moss</p>{body}</article></main><aside class='related'><ul>{around}</ul></aside></body></html>"
    ).encode()


def scaling() -> list[dict[str, Any]]:
    """The exponents by which time grows with size."""
    rows = []
    for kind in ("article", "teasers"):
        exponents: dict[str, list[float]] = {GENERIC: [], BARE: []}
        for _ in range(REPEATS):
            times: dict[str, list[float]] = {name: [] for name in exponents}
            for size in SIZES:
                page = grown(size, kind)
                for name, work in ((GENERIC, generic), (BARE, bare)):
                    gc.collect()
                    times[name].append(min(timed(work, page) for _ in range(2)))
            for name, each in times.items():
                exponents[name].append(slope([math.log(size) for size in SIZES], [math.log(one) for one in each]))
        row = {"kind": kind, **{name: median(each) for name, each in exponents.items()}}
        rows.append(row)
        print(
            f"{kind}: time grows with size to the power of {row[GENERIC]:.2f}; the bare parse {row[BARE]:.2f}",
            flush=True,
        )
    return rows


def slope(xs: Sequence[float], ys: Sequence[float]) -> float:
    """The slope of the line of least squares."""
    x, y = sum(xs) / len(xs), sum(ys) / len(ys)
    return sum((a - x) * (b - y) for a, b in zip(xs, ys, strict=True)) / sum((a - x) ** 2 for a in xs)


# ---- pages


def read(file: Path) -> bytes:
    """A file's bytes, unpacked."""
    data = file.read_bytes()
    return gzip.decompress(data) if file.suffix == ".gz" else data


def files_of(folder: Path) -> list[Path]:
    """Its pages, in the order of their names."""
    return sorted([*folder.glob("*.html"), *folder.glob("*.html.gz")])


def main() -> int:
    """Measure what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "pages", type=Path, nargs="?", default=CORPUS / "html" if CORPUS.is_dir() else ROOT / "examples"
    )
    parser.add_argument(
        "--texts", type=Path, help="the pages' pasted texts, as .txt of the same names; beside PAGES by default"
    )
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--limit", type=int, help="at most so many pages, spread over all")
    parser.add_argument("--peers", nargs="*", choices=sorted(PEERS), default=sorted(PEERS))
    parser.add_argument("--memory", action="store_true")
    parser.add_argument("--scaling", action="store_true")
    parser.add_argument("--json", type=Path, help="write the figures to this file")
    options = parser.parse_args()
    if options.scaling:
        result: Any = {"scaling": scaling()}
    else:
        files = files_of(options.pages)
        if options.limit:
            files = files[:: max(len(files) // options.limit, 1)][: options.limit]
        if not files:
            parser.error(f"no .html or .html.gz in {options.pages}")
        folder = options.texts or options.pages.parent / "text"
        texts = (
            {file.name.removesuffix(".gz").removesuffix(".txt"): file for file in folder.glob("*.txt*")}
            if folder.is_dir()
            else {}
        )
        pages = [read(file) for file in files]
        if options.memory:
            result = {"memory": memory(pages)}
        else:
            names = [file.name.removesuffix(".gz").removesuffix(".html") for file in files]
            paired = {at: read(texts[name]) for at, name in enumerate(names) if name in texts}
            times = measure(contestants(options.peers), pages, paired, options.rounds)
            rows = table(times)
            print(f"{len(pages)} pages, {sum(map(len, pages)) / len(pages) / 1e3:.0f} kB each, {options.rounds} rounds")
            show(rows)
            result = {"pages": len(pages), "rounds": options.rounds, "rows": rows, "ratios": compare(times)}
    if options.json:
        options.json.write_text(json.dumps(result, indent=1), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
