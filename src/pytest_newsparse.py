"""The pytest plugin that collects case folders: an item for each field that an `expected.toml` beside a page asserts.

It stands apart from the package, so that projects without case folders never import newsparse.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

if TYPE_CHECKING:
    from newsparse.testing.plugin import CaseFile

_EXPECTED: Final = "expected.toml"
_PAGES: Final = ("page.html", "page.html.gz")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Say where the cases are and which site parsers they are checked with."""
    parser.addini("newsparse_sites", "Folders with case folders for site parsers; without, they are collected anywhere.", "paths")
    parser.addini(
        "newsparse_registry",
        "The site parsers to check cases with, as package.module:NAME of a newsparse.registry.Sites; "
        "without, the built-in and the installed ones.",
    )


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> CaseFile | None:
    """The fields that an `expected.toml` beside a page asserts."""
    if file_path.name != _EXPECTED or not any(file_path.with_name(page).exists() for page in _PAGES):
        return None
    folders = parent.config.getini("newsparse_sites")
    if folders and not any(file_path.is_relative_to(folder) for folder in folders):
        return None
    from newsparse.testing.plugin import CaseFile

    return CaseFile.from_parent(parent, path=file_path)
