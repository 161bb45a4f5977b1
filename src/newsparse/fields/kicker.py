"""The short line above the headline."""

from __future__ import annotations

from newsparse.fields.judgement import Judgement
from newsparse.page import Finding, Page


def find_kicker(page: Page, judgement: Judgement) -> Finding[str] | None:
    """The short line above the headline."""
    return None
