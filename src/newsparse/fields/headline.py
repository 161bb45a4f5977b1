"""The headline, as the reader sees it."""

from __future__ import annotations

from newsparse.page import Finding, Page


def find_headline(page: Page) -> Finding[str] | None:
    """The headline, decided among the first heading, the metadata and the title."""
    for block in page.blocks:
        if block.kind == "text" and (page.is_text or block.level == 1):
            return Finding(block.text, "markup", "first heading", (block.index,), 0.7)
    if title := page.metadata.first("og:title") or page.metadata.title:
        return Finding(title, "metadata", "title", (), 0.5)
    return None
