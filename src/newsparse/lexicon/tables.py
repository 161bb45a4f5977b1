"""The tables that know every language at once: one TOML file each, beside those of the languages."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection
from functools import lru_cache
from importlib import resources
from typing import Any


def read_table(name: str) -> dict[str, Any]:
    """One table as it stands, read anew each time; those who use it keep what they make of it.

    >>> sorted(read_table("hyphens"))
    ['before', 'first']
    """
    return tomllib.loads((resources.files("newsparse.lexicon") / f"{name}.toml").read_text("utf-8"))


@lru_cache(maxsize=8)
def _kept(name: str) -> dict[str, Any]:
    return read_table(name)


def words_in(name: str, *keys: str) -> frozenset[str]:
    """The words under these keys of a table of names, each a line of words or a list of words and phrases.

    >>> sorted(words_in("names", "nobody"))[:2]
    ['admin', 'administrator']
    """
    table = _kept(name)
    return frozenset(
        word for key in keys for word in (table[key].split() if isinstance(table[key], str) else table[key])
    )


def alternatives(words: Collection[str]) -> str:
    r"""A pattern of any of these words, the longest first; no group is around it.

    >>> alternatives(["at", "at the"])
    'at\\ the|at'
    """
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))
