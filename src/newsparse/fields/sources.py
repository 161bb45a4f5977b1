"""Who the article comes from: agencies, attribution lines, republications."""

from __future__ import annotations

from newsparse.fields.judgement import Judgement
from newsparse.model import Source
from newsparse.page import Finding, Page


def find_sources(page: Page, judgement: Judgement) -> Finding[tuple[Source, ...]] | None:
    """Who the article comes from: agencies, attribution lines, republications."""
    return None
