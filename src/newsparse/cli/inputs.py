"""Files, directories and standard input as bytes."""

from __future__ import annotations

import gzip
import os
import sys
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, Final

import attrs

from newsparse.limits import Limits

SUFFIXES: Final = (".html", ".htm", ".xhtml", ".txt", ".md")
"""What is read in a directory, also with '.gz' after it."""

_ENDINGS: Final = (*SUFFIXES, *(suffix + ".gz" for suffix in SUFFIXES))
_MAX_BYTES: Final = Limits().bytes


@attrs.frozen
class Input:
    """One input."""

    name: str
    """As shown to people."""
    path: str
    """'-' for standard input."""
    is_named: bool
    """Whether the caller named it, rather than a directory that holds it."""


def expand(names: Iterable[str]) -> Iterator[Input | tuple[str, Exception]]:
    """The inputs that names stand for, directories opened; or the name and why there is none."""
    for name in names:
        if name != "-" and os.path.isdir(name):
            yield from _in_directory(name)
        else:
            yield Input(name, name, is_named=True)


def _in_directory(name: str) -> Iterator[Input | tuple[str, Exception]]:
    """Pages and texts below a directory in the order of their names; what begins with '.' is left out."""
    failed: list[OSError] = []
    is_empty = True
    for folder, subfolders, files in os.walk(name, onerror=failed.append):
        subfolders[:] = sorted(one for one in subfolders if not one.startswith("."))
        for file in sorted(files):
            if file.lower().endswith(_ENDINGS) and not file.startswith("."):
                is_empty = False
                path = os.path.join(folder, file)
                yield Input(path, path, is_named=False)
    yield from ((str(error.filename), error) for error in failed)
    if is_empty and not failed:
        yield name, OSError(0, f"no files in it that end in {', '.join(SUFFIXES)} or .gz")


def read(one: Input) -> bytes:
    """The bytes of an input, decompressed; no more than one past the limit, which `parse` then refuses.

    Raises:
        OSError: It cannot be read, or is damaged.
    """
    if one.path == "-":
        return sys.stdin.buffer.read(_MAX_BYTES + 1)
    with Path(one.path).open("rb") as file:
        return _decompressed(file) if one.path.lower().endswith(".gz") else file.read(_MAX_BYTES + 1)


def _decompressed(file: BinaryIO) -> bytes:
    try:
        with gzip.open(file) as stream:
            return stream.read(_MAX_BYTES + 1)
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise OSError(0, f"not a sound gzip file: {error}") from error
