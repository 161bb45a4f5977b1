"""The place, and often date and agency, that opens the text."""

from __future__ import annotations

from newsparse.fields.judgement import Judgement
from newsparse.model import Dateline
from newsparse.page import Finding, Page


def find_dateline(page: Page, judgement: Judgement) -> Finding[Dateline] | None:
    """The place, and often date and agency, that opens the text."""
    return None
