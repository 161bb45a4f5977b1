"""By how much body F1 falls on labelled pages of which 1 % is damaged, for newsparse and for other libraries.

    python benchmarks/damage.py [--shared ../shared] [--share 0.01] [--every 1] [--peers /path/to/python]

Two kinds of damage (newsparse.testing.damage): 1 % of the tags are lost, doubled, misspelt or out of place
(`edited_tags`); 1 % of all characters, those of the text too, are lost, replaced, doubled or out of place
(`random_edits`). The second spoils words themselves, so that no extraction can be right: `ceiling` is the F1 of the true
body after as many edits to it. --peers is a Python that has other libraries; those it lacks are left out.
"""

from __future__ import annotations

import argparse
import gzip
import importlib.util
import json
import pickle
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from types import ModuleType
from typing import Any

HERE = Path(__file__).parent
SEED = 9


def newsparse_body(page: str) -> str:
    import newsparse

    return newsparse.parse_html(page, sites=None).body.text


def trafilatura_body(page: str) -> str:
    import trafilatura

    return trafilatura.extract(page, include_comments=False) or ""


def newspaper_body(page: str) -> str:
    import newspaper

    article = newspaper.Article(url="https://varnpost.example/", fetch_images=False)
    article.download(input_html=page)
    article.parse()
    return str(article.text)


def readability_body(page: str) -> str:
    import lxml.html
    import readability

    return str(lxml.html.fromstring(readability.Document(page).summary()).text_content())


def goose_body(page: str) -> str:
    import goose3

    return str(goose3.Goose().extract(raw_html=page).cleaned_text)


PEERS: dict[str, tuple[str, Callable[[str], str]]] = {
    "newsparse": ("newsparse", newsparse_body),
    "trafilatura": ("trafilatura", trafilatura_body),
    "newspaper4k": ("newspaper", newspaper_body),
    "readability-lxml": ("readability", readability_body),
    "goose3": ("goose3", goose_body),
}
"""Each library's module and how to have a page's body of it, with its default settings."""


def run(name: str, pages: Sequence[str]) -> list[str]:
    """The bodies; '' where the library raises."""
    bodies = []
    for page in pages:
        try:
            bodies.append(PEERS[name][1](page))
        except Exception:  # an answer like any other
            bodies.append("")
    return bodies


def elsewhere(python: str, name: str, pages: Sequence[str]) -> list[str] | None:
    """The bodies, found with another Python; None where it lacks the library."""
    with tempfile.TemporaryDirectory() as folder:
        given, got = Path(folder, "pages"), Path(folder, "bodies")
        given.write_bytes(pickle.dumps(list(pages)))
        subprocess.run([python, __file__, "--work", name, str(given), str(got)], check=True, stderr=subprocess.DEVNULL)
        bodies: list[str] | None = json.loads(got.read_text("utf-8"))
    return bodies


def _refuse(*_: object) -> None:
    raise OSError("no network")


def work(name: str, given: str, got: str) -> None:
    """What `elsewhere` starts; without a network, since some libraries fetch pictures while they parse."""
    socket.socket.connect = _refuse  # type: ignore[method-assign,assignment]
    found = importlib.util.find_spec(PEERS[name][0])
    bodies = run(name, pickle.loads(Path(given).read_bytes())) if found else None
    Path(got).write_text(json.dumps(bodies), "utf-8")


def f1(evaluate: ModuleType, true: Sequence[str], found: Sequence[str]) -> float:
    """evaluate.py's body F1: of the mean precision and the mean recall over pages."""
    pairs = [evaluate.body_pr(a, b) for a, b in zip(true, found, strict=True)]
    counted = [(p, r) for p, r, shown in pairs if shown]
    precision, recall = (sum(values) / len(counted) for values in zip(*counted, strict=True))
    return float(2 * precision * recall / (precision + recall))


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=HERE.parent.parent / "shared")
    parser.add_argument("--share", type=float, default=0.01)
    parser.add_argument("--every", type=int, default=1, help="take every n-th page")
    parser.add_argument("--peers", help="a Python that has other libraries installed")
    options = parser.parse_args()
    sys.path.insert(0, str(options.shared))
    import evaluate

    from newsparse.reading.decode import decode
    from newsparse.testing.damage import edited_tags, random_edits

    corpus = options.shared / "corpus"
    rows: list[dict[str, Any]] = [json.loads(line) for line in (corpus / "pages.jsonl").open(encoding="utf-8")]
    rows = [row for row in rows if row["truth"].get("body")][:: options.every]
    true = [row["truth"]["body"] for row in rows]
    clean = [decode(gzip.decompress((corpus / "html" / f"{row['id']}.html.gz").read_bytes()))[0] for row in rows]
    tags = [edited_tags(Random(f"{SEED}:{i}"), page, options.share) for i, page in enumerate(clean)]
    characters = [random_edits(Random(f"{SEED}:{i}"), page, options.share) for i, page in enumerate(clean)]
    ceiling = f1(
        evaluate, true, [random_edits(Random(f"{SEED}:{i}"), body, options.share) for i, body in enumerate(true)]
    )
    print(
        f"{len(rows)} pages, {options.share:.1%} damaged; F1 of the true body after as many edits to it: {ceiling:.4f}"
    )
    print(f"{'':<18}{'undamaged':>10}{'tags':>10}{'fall':>9}{'characters':>12}{'of ceiling':>12}")
    for name in PEERS:
        if name != "newsparse" and not options.peers:
            continue
        figures = []
        for pages in (clean, tags, characters):
            found = run(name, pages) if name == "newsparse" else elsewhere(options.peers, name, pages)
            if found is None:
                break
            figures.append(f1(evaluate, true, found))
        else:
            a, b, c = figures
            print(f"{name:<18}{a:>10.4f}{b:>10.4f}{a - b:>9.4f}{c:>12.4f}{c / (a * ceiling):>12.4f}", flush=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--work"]:
        work(*sys.argv[2:])
    else:
        main()
