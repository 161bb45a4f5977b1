"""The article's language."""

from __future__ import annotations


from newsparse.page import Finding, Page


def find_language(page: Page) -> Finding[str] | None:
    """The article's language."""
    return None
