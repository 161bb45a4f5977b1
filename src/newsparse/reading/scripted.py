"""A page whose article is shown by its scripts, as they would show it."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Final

from lxml import etree

from newsparse.reading import read_html_page
from newsparse.reading.tree import parse_tree

if TYPE_CHECKING:
    from newsparse.limits import Limits
    from newsparse.page import Page

_KEPT: Final = ("title", "meta", "link", "base", "script")
"""Elements that show nothing and say something of the page."""


def scripted_page(page: Page, markup: str, limits: Limits) -> Page:
    """A page with some markup in the place of what it shows; its metadata and scripts are kept.

    Raises:
        InputTooLargeError: An element of the markup has too many attributes.
    """
    root = etree.Element("html")
    if page.metadata.language:
        root.set("lang", page.metadata.language)
    head = etree.SubElement(root, "head")
    for element in page.tree.iter(*_KEPT):
        kept = etree.SubElement(head, element.tag)
        kept.text = element.text
        for name, value in element.items():
            with suppress(ValueError):  # a name that HTML lets through and XML forbids
                kept.set(name, value)
    root.extend(parse_tree(markup, limits))
    return read_html_page(root, url=page.url, now=page.now, limits=limits, is_scripted=True)
