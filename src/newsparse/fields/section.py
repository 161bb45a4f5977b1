"""The article's section."""

from __future__ import annotations


from newsparse.page import Finding, Page


def find_section(page: Page) -> Finding[str] | None:
    """The article's section."""
    return None
