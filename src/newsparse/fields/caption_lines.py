"""Captions and credits in plain text, told by their wording and place."""

from __future__ import annotations

from newsparse.fields.judgement import Judgement
from newsparse.model import Image
from newsparse.page import Finding, Page


def images_in_text(page: Page, judgement: Judgement) -> Finding[tuple[Image, ...]] | None:
    """The captions of a plain text as pictures without an address."""
    return None
