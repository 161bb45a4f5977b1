"""When the article was published and last changed."""

from __future__ import annotations

from datetime import datetime

from newsparse.fields.judgement import Judgement
from newsparse.page import Finding, Page


def find_dates(page: Page, judgement: Judgement) -> tuple[Finding[datetime] | None, Finding[datetime] | None]:
    """Published and modified, found together since each is evidence for the other."""
    return None, None
