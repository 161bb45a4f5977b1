"""From markup, a caller's tree or a soup to an lxml tree that the walk can read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from lxml import etree

from newsparse.errors import InputTooLargeError
from newsparse.limits import Limits
from newsparse.reading.decode import clean

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

_EMPTY: Final = "<html><body></body></html>"
_LONG_STRETCH: Final = 3_000
"""Bytes without a '<' from which a start tag is looked at for too many attributes."""
_QUOTED: Final = re.compile(rb"\"[^\"]*\"|'[^']*'")
_TAG_NAME: Final = re.compile(rb"(?!script|style)[a-zA-Z][\w:-]{0,60}[\s/]", re.IGNORECASE)
_SPACES: Final = bytes.maketrans(b"\x0b\x0c", b"  ")
_FORBIDDEN: Final = bytes([*range(9), *range(14, 32)])
"""Control characters, which XML forbids; vertical tab and form feed become spaces."""


def parse_tree(html: str, limits: Limits) -> etree._Element:
    """HTML as a tree; there is always a root element.

    Raises:
        InputTooLargeError: An element has more attributes than the limit.
    """
    data = html.encode("utf-8", "replace").translate(_SPACES, _FORBIDDEN)
    _check_attributes(data, limits.attributes)
    parser = etree.HTMLParser(
        encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, recover=True, no_network=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.LxmlError:  # nothing in it but a doctype, comments or white space
        root = None
    return root if root is not None else etree.fromstring(_EMPTY, etree.HTMLParser())


def _check_attributes(data: bytes, allowed: int) -> None:
    """Refuse a start tag with too many attributes.

    A tag so full is a long stretch without '<'; scripts have such stretches too, but seldom after a tag's name.
    """
    if len(data) < _LONG_STRETCH:
        return
    for stretch in data.split(b"<"):
        if len(stretch) > _LONG_STRETCH and _TAG_NAME.match(stretch):
            tag = _QUOTED.sub(b" ", stretch).partition(b">")[0]
            count = len(tag.replace(b"/", b" ").split()) - 1
            if count > allowed:
                raise InputTooLargeError("attributes", allowed, count)


def tree_of(element: Any) -> etree._Element:
    """A caller's element or tree, unchanged; XHTML's namespaced elements become plain ones in a copy."""
    root: etree._Element | None = element.getroot() if isinstance(element, etree._ElementTree) else element
    if root is None:
        return etree.fromstring(_EMPTY, etree.HTMLParser())
    first = root.tag
    if isinstance(first, str) and first.startswith("{"):
        markup = etree.tostring(root, method="xml", encoding="unicode", with_tail=False)
        return parse_tree(re.sub(r"<(/?)[A-Za-z][\w.-]{0,30}:", r"<\1", markup), Limits())
    if not isinstance(first, str):
        return etree.fromstring(_EMPTY, etree.HTMLParser())
    return root


def tree_of_soup(soup: BeautifulSoup | Tag) -> etree._Element:
    """A soup as a tree, built by a loop; the soup is not changed."""
    from bs4 import BeautifulSoup, Comment, Tag
    from bs4.element import PreformattedString

    children = soup.contents if isinstance(soup, BeautifulSoup) else [soup]
    tops = [child for child in children if isinstance(child, Tag)]
    if len(tops) == 1 and not any(str(c).strip() for c in children if not isinstance(c, Tag | PreformattedString)):
        root = _element(tops[0])
        todo: list[tuple[Tag, etree._Element]] = [(tops[0], root)]
    else:
        root = etree.Element("html")
        todo = [(soup, root)]
    while todo:
        tag, element = todo.pop()
        last: etree._Element | None = None
        for child in tag.contents:
            if isinstance(child, Tag):
                last = _element(child)
                element.append(last)
                if child.contents:
                    todo.append((child, last))
            elif isinstance(child, Comment) or (isinstance(child, PreformattedString) and tag.name != "script"):
                continue
            else:
                text = clean(str(child))
                if last is None:
                    element.text = (element.text or "") + text
                else:
                    last.tail = (last.tail or "") + text
    return root


_NAME: Final = re.compile(r"[A-Za-z_][\w.-]*\Z")


def _element(tag: Tag) -> etree._Element:
    """One element with its attributes; names that XML forbids are left out."""
    name = tag.name.rpartition(":")[2]
    element = etree.Element(name.lower() if _NAME.match(name) else "div")
    for key, value in tag.attrs.items():
        if _NAME.match(key):
            text = " ".join(value) if isinstance(value, list) else str(value)
            element.set(key.lower(), clean(text))
    return element


def soup_of(root: etree._Element) -> BeautifulSoup:
    """A tree as BeautifulSoup."""
    from bs4 import BeautifulSoup

    return BeautifulSoup(etree.tostring(root, method="html", encoding="unicode"), "lxml")
