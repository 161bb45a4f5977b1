"""How Sphinx builds the documentation: sphinx-build -W docs build/docs."""

from __future__ import annotations

from importlib.metadata import version as installed_version
from typing import TYPE_CHECKING, Any

from sphinx.ext.napoleon import Config, GoogleDocstring

if TYPE_CHECKING:
    from sphinx.application import Sphinx

project = "newsparse"
copyright = "the newsparse contributors"  # the name is Sphinx's
version = release = installed_version("newsparse")

extensions = ["myst_parser", "sphinx.ext.autodoc"]
source_suffix = {".md": "markdown"}
default_role = "code"
myst_heading_anchors = 3
# Links to files outside docs/ are for readers of the repository.
suppress_warnings = ["myst.xref_missing"]

autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_class_signature = "separated"
autodoc_preserve_defaults = True

html_theme = "furo"
html_title = f"newsparse {version}"


def setup(app: Sphinx) -> None:
    """Read docstrings as they are written here."""
    app.connect("autodoc-process-docstring", _google_style)
    app.connect("autodoc-skip-member", _skipped)


def _google_style(_app: Sphinx, what: str, name: str, obj: Any, options: Any, lines: list[str]) -> None:
    """Turn 'Args:' and 'Raises:' into fields; not in attributes, where napoleon takes 'word: text' for a type."""
    if what in ("function", "class", "method", "exception"):
        lines[:] = GoogleDocstring(lines, Config(), what=what, name=name, obj=obj, options=options).lines()


def _skipped(_app: Sphinx, _what: str, name: str, _obj: Any, skip: bool, _options: Any) -> bool:
    """Leave out the constructors that attrs makes: the fields say it all."""
    return skip or name == "__init__"
