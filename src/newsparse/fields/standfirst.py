"""The summary between headline and body."""

from __future__ import annotations

from newsparse.fields.judgement import Judgement
from newsparse.page import Finding, Page


def find_standfirst(page: Page, judgement: Judgement) -> Finding[str] | None:
    """The summary between headline and body."""
    return None
