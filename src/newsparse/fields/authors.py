"""People and desks of the byline."""

from __future__ import annotations

from newsparse.fields.judgement import Judgement
from newsparse.model import Author
from newsparse.page import Finding, Page


def find_authors(page: Page, judgement: Judgement) -> Finding[tuple[Author, ...]] | None:
    """People and desks of the byline."""
    return None
