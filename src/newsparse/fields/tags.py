"""The article's tags."""

from __future__ import annotations


from newsparse.page import Finding, Page


def find_tags(page: Page) -> Finding[tuple[str, ...]] | None:
    """The article's tags."""
    return None
