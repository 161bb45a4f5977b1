"""The article's url."""

from __future__ import annotations


from newsparse.page import Finding, Page


def find_url(page: Page) -> Finding[str] | None:
    """The article's url."""
    return None
