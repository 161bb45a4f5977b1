"""The comment section."""

from __future__ import annotations

from newsparse.fields.judgement import Judgement
from newsparse.model import CommentSection
from newsparse.page import Finding, Page


def find_comment_section(page: Page, judgement: Judgement) -> Finding[CommentSection] | None:
    """The comment section."""
    return None
