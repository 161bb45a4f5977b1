"""The article's is_free."""

from __future__ import annotations


from newsparse.page import Finding, Page


def find_is_free(page: Page) -> Finding[bool] | None:
    """The article's is_free."""
    return None
