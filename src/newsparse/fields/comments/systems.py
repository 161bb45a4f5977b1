"""The systems that show comments: which of them a page uses, and where it says its thread is; systems.toml as look-ups."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import lru_cache
from importlib import resources
from typing import Any, Final, NamedTuple

from newsparse.page import Container, Page

_LONGEST: Final = 500
"""Characters of the longest address or id of a thread."""
_MOST: Final = 400
"""Containers named for comments that are looked at; hosted threads stand in one of the first."""
_TARGET: Final = re.compile(r"[?&](?:href|url|channel_url|t_u|page_url|embed_url)=([^&#]{4,400})")
"""The article's address within that of a frame."""
PARTS: Final = ("item", "author", "time", "text", "answered", "replies", "tool")
"""Keys of a system whose names are those of a comment's parts."""


class Hosted(NamedTuple):
    """Where the comments come from."""

    service: str
    thread: str | None
    """The thread's address or id, where the page states it."""
    container: int
    """Index of the container that shows it; -1 for a frame's."""


class _System(NamedTuple):
    name: str
    is_hosted: bool
    thread: tuple[str, ...]


@lru_cache(maxsize=1)
def tables() -> dict[str, dict[str, Any]]:
    """systems.toml: system to its keys."""
    return tomllib.loads((resources.files(__package__ or "") / "systems.toml").read_text("utf-8"))


@lru_cache(maxsize=1)
def _marks() -> dict[str, _System]:
    """Name in the markup to its system."""
    found: dict[str, _System] = {}
    for name, table in tables().items():
        system = _System(name, bool(table.get("hosted")), tuple(table.get("thread", "").split()))
        for mark in table.get("marks", "").split():
            found.setdefault(mark.lower(), system)
    return found


@lru_cache(maxsize=1)
def _addresses() -> tuple[tuple[str, str], ...]:
    """Part of a frame's address and the system."""
    return tuple(
        (part.rstrip("*"), name) for name, table in tables().items() for part in table.get("addresses", "").split()
    )


def find_host(page: Page, named: Sequence[Container]) -> Hosted | None:
    """The service that shows the comments from elsewhere; None where the site shows them itself, or does not say.

    `named` are the containers that are named for comments.
    """
    marks = _marks()
    for container in named[:_MOST]:
        for name in (*container.names.lower().split()[:12], container.tag):
            system = marks.get(name)
            if system and system.is_hosted:
                return Hosted(system.name, _thread(page, container, system), container.index)
    for block in [block for block in page.blocks if block.kind == "embed"]:
        if block.attributes is not None:
            source = block.attributes.get("src") or block.attributes.get("data-src") or ""
            for part, name in _addresses() if source else ():
                if part in source:
                    return Hosted(name, _target(source), block.container)
    return None


def _thread(page: Page, container: Container, system: _System) -> str | None:
    """The first attribute of the system's that the container, the one around it or the first in it has."""
    inner = page.containers[container.index + 1] if container.index + 1 < len(page.containers) else container
    outer = page.containers[container.parent] if container.parent >= 0 else container
    for name in system.thread:
        for holder in (container, inner if inner.parent == container.index else container, outer):
            value = holder.attributes.get(name)
            if value and (value := value.strip()) and len(value) <= _LONGEST:
                return value
    return None


def _target(source: str) -> str | None:
    from urllib.parse import unquote

    found = _TARGET.search(source)
    return unquote(found[1]) if found else source[:_LONGEST] or None
