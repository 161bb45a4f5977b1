"""The article's site_name."""

from __future__ import annotations


from newsparse.page import Finding, Page


def find_site_name(page: Page) -> Finding[str] | None:
    """The article's site_name."""
    return None
