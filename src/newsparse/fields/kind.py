"""The article's kind."""

from __future__ import annotations

from newsparse.model import ArticleKind
from newsparse.page import Finding, Page


def find_kind(page: Page) -> Finding[ArticleKind] | None:
    """The article's kind."""
    return None
