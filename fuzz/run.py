"""Fuzz the targets one after the other, each in a process of its own; exit 1 if one found something.

Exits with 0 and a line that says so where atheris, which is not built for every platform, is missing.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
ROOT = HERE.parent
BUILD = ROOT / "build" / "fuzz"
LONGEST = 20_000
"""Bytes of the longest input that is tried; long ones are what the limits and tests of linear time are for."""


def seeds(target: str) -> Iterator[bytes]:
    """What a target's run begins with."""
    yield from (path.read_bytes() for path in sorted((HERE / "seeds" / target).glob("*")))
    yield from (path.read_bytes() for path in sorted((HERE / "cases" / target).glob("*")))
    if target != "json_ld":
        wanted = {"page": (".html",), "text": (".txt",), "decode": (".html", ".txt")}[target]
        yield from (path.read_bytes() for path in sorted((ROOT / "examples").glob("*.*")) if path.suffix in wanted)
    for path in sorted((ROOT / "tests" / "data").glob("*.toml")):
        for string in _strings(tomllib.loads(path.read_text("utf-8"))):
            kind = "json_ld" if string.lstrip()[:1] in ("{", "[") else "page" if "<" in string else "text"
            if kind == target and len(string) > 20:
                yield string.encode()


def _strings(value: Any) -> Iterator[str]:
    todo = [value]
    while todo:
        match todo.pop():
            case str(string):
                yield string
            case list(items):
                todo += items
            case dict(table):
                todo += table.values()


def work(target: str, arguments: list[str]) -> None:
    """Fuzz one target in this process; does not come back."""
    import atheris  # type: ignore[import-not-found,unused-ignore]

    sys.path.insert(0, str(HERE))
    with atheris.instrument_imports(include=["newsparse", "targets"]):
        import targets
    targets.page(b"<p>What is imported late is imported now, on the 3rd of May 2026.")
    atheris.Setup([sys.argv[0], *arguments], targets.TARGETS[target])
    atheris.Fuzz()


def fuzz(target: str, seconds: int, more: list[str]) -> int:
    """Fuzz one target in a process of its own; its exit code."""
    corpus = BUILD / target
    corpus.mkdir(parents=True, exist_ok=True)
    for data in seeds(target):
        (corpus / hashlib.sha256(data).hexdigest()[:16]).write_bytes(data)
    options = [
        f"-max_total_time={seconds}", f"-max_len={LONGEST}", "-timeout=20", "-rss_limit_mb=2048", "-print_final_stats=1", "-verbosity=1",
        f"-artifact_prefix={BUILD / target}-", f"-dict={HERE / 'dictionary.txt'}", *more, str(corpus),
    ]  # fmt: skip
    command = [sys.executable, __file__, "--work", target, "--", *options]
    done = subprocess.run(command, stderr=subprocess.PIPE, text=True, errors="replace", check=False)
    (BUILD / f"{target}.log").write_text(done.stderr, "utf-8")
    runs = next((line.split()[-1] for line in done.stderr.splitlines() if "number_of_executed_units" in line), "?")
    covered = next((line for line in reversed(done.stderr.splitlines()) if " cov: " in line), "")
    print(
        f"{target:<8} {runs:>9} inputs, {covered.split(' exec/s')[0].strip()}: {'FOUND SOMETHING' if done.returncode else 'nothing'}"
    )
    if done.returncode:
        print(done.stderr[-3000:])
    return done.returncode


def main() -> int:
    """1 if a target found something."""
    own, _, more = " ".join(sys.argv[1:]).partition(" -- ")
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=24, help="for all targets together (24)")
    parser.add_argument("--target", action="append", help="page, text, json_ld or decode; all if not given")
    parser.add_argument("--work", help=argparse.SUPPRESS)
    options = parser.parse_args(own.split())
    if importlib.util.find_spec("atheris") is None:
        print("fuzzing skipped: atheris is not installed, and not available for every platform")
        return 0
    if options.work:
        work(options.work, more.split())
    names = options.target or ["page", "text", "json_ld", "decode"]
    return max(bool(fuzz(name, max(1, options.seconds // len(names)), more.split())) for name in names)


if __name__ == "__main__":
    sys.exit(main())
