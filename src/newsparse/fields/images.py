"""The pictures that belong to the article, each with caption and credit."""

from __future__ import annotations

from newsparse.fields.judgement import Judgement
from newsparse.model import Image
from newsparse.page import Finding, Page


def find_images(page: Page, judgement: Judgement) -> Finding[tuple[Image, ...]] | None:
    """The pictures that belong to the article, each with caption and credit."""
    return None
