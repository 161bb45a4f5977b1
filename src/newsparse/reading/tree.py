"""From markup, a caller's tree or a soup to an lxml tree that the walk can read."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Any, Final

from lxml import etree

from newsparse.errors import InputTooLargeError
from newsparse.limits import Limits
from newsparse.reading.repair import repair
from newsparse.reading.tags import flattened, mended

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bs4 import BeautifulSoup, Tag

_DEFAULT_LIMITS: Final = Limits()
_CONTROLS: Final = bytes([*range(9), 11, 12, *range(14, 32)])
"""What XML forbids of ASCII. lxml raises at an attribute whose name holds one, so none gets as far as the tree."""
_EACH_CONTROL: Final = tuple(bytes([c]) for c in _CONTROLS)
_SPACES: Final = bytes.maketrans(b"\x0b\x0c", b"  ")
_DELETED: Final = bytes(c for c in _CONTROLS if c not in b"\x0b\x0c")
_FORBIDDEN: Final = {
    **dict.fromkeys(_DELETED),
    **dict.fromkeys(b"\x0b\x0c", " "),
    **dict.fromkeys((*range(0xD800, 0xE000), 0xFFFE, 0xFFFF), "\ufffd"),
}
"""What becomes of what XML forbids: as in a browser, a control character shows nothing."""
_PREFIXED_ROOT: Final = re.compile(rb"(?:\s{0,200}<[?!][^>]{0,500}>){0,5}\s{0,200}<([A-Za-z][\w.-]{0,30}):html[\s>]")
"""XHTML whose elements are written with a prefix: '<h:html xmlns:h=…>'."""


_LEADS_DOUBLED: Final = re.compile(rb"\xc2(?<=\xc3[\x82-\xb4]\xc2)[\x80-\x9f]")  # the rarer byte is looked for
"""What no page means to show: a letter with an accent before a control character of Latin-1. Pages that were UTF-8, were read
as Latin-1 and written as UTF-8 once more are full of it: 'â' and two control characters for a closing quotation mark."""
_DOUBLED: Final = re.compile(
    rb"\xc3[\x82-\x9f]\xc2[\x80-\xbf]|\xc3[\xa0-\xaf](?:\xc2[\x80-\xbf]){2}|\xc3[\xb0-\xb4](?:\xc2[\x80-\xbf]){3}"
)
"""A character of UTF-8 encoded twice over."""


def parse_tree(html: str, limits: Limits = _DEFAULT_LIMITS, encoded: bytes | None = None) -> etree._Element:
    """HTML as a tree without comments; there is always a root element, `html` as a rule.

    Args:
        html: The markup.
        limits: Bounds the attributes of one element, and the depth of a page that lxml could not read.
        encoded: The same markup in UTF-8 where it is at hand, which spares encoding it.

    Raises:
        InputTooLargeError: An element has more attributes than the limit.

    >>> parse_tree("<p>Good morning")[0][0].text
    'Good morning'
    """
    if "\ufffe" in html or "\uffff" in html:
        html, encoded = html.replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd"), None
    data = _utf8(html) if encoded is None else encoded
    # Thirty searches for one byte each are faster than one pass of any kind that looks for all of them.
    if any(control in data for control in _EACH_CONTROL):
        data = data.translate(_SPACES, _DELETED)
    if _LEADS_DOUBLED.search(data):
        data = _DOUBLED.sub(_once, data)
    if prefixed := _PREFIXED_ROOT.match(data):
        data = re.sub(rb"<(/?)" + re.escape(prefixed[1]) + rb":(?=\w)", rb"<\1", data)
    data = mended(data, limits.attributes)
    root = _parsed(data)
    if _is_cut_off(root):
        root = _parsed(flattened(data, limits.depth))
    repair(root)
    return root


def _once(doubled: re.Match[bytes]) -> bytes:
    """A character encoded once that was encoded twice; as it is where that gives none."""
    once = doubled[0].decode().encode("latin-1")
    try:
        once.decode()
    except UnicodeDecodeError:
        return doubled[0]
    return once


def _parsed(data: bytes) -> etree._Element:
    parser = etree.HTMLParser(
        encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, recover=True, no_network=True, collect_ids=False,
    )  # fmt: skip  # without a table of ids, which nothing here looks up, it is a little faster
    try:
        root = etree.fromstring(data, parser)
    except etree.LxmlError:  # nothing in it but a doctype, comments or white space
        return _empty()
    return root if root is not None else _empty()


def _utf8(text: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError:  # pairs of surrogates become their character, lone ones U+FFFD
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace").encode()


def _empty() -> etree._Element:
    root = etree.Element("html")
    etree.SubElement(root, "body")
    return root


_DEEPEST: Final = 2_000
"""lxml stops reading at 2,048 open elements, and leaves out all that follows."""


def _is_cut_off(root: etree._Element) -> bool:
    """Whether a tree ends in the depth where lxml stops reading."""
    for _ in range(_DEEPEST):
        if not len(root):
            return False
        root = root[-1]
    return True


# ---- a caller's tree

_ROOTS: Final = frozenset(
    "html body div article section main header footer aside nav p ul ol li dl dd dt table tbody tr td th figure "
    "blockquote center form h1 h2 h3 h4 h5 h6 pre".split()
)
"""Elements that a tree may begin with as it is; any other is put inside one."""
_FOREIGN: Final = etree.XPath("boolean(descendant-or-self::*[namespace-uri()])")


def tree_of(element: Any) -> etree._Element:
    """A caller's element or tree as one that the walk can read; the caller's is never changed.

    It is the element itself where it is plain HTML, and a copy where it is namespaced (XHTML), in capitals, made for
    objects, holds unresolved entities, or is inline. An element inside a larger tree stands for its own subtree.

    >>> tree_of(etree.XML('<p xmlns="http://www.w3.org/1999/xhtml">Good <b>morning</b></p>')).tag
    'p'
    """
    root: etree._Element | None = element.getroot() if isinstance(element, etree._ElementTree) else element
    if root is None or not isinstance(root.tag, str):
        return _empty()
    if (
        root.tag in _ROOTS
        and not _FOREIGN(root)
        and next(root.iter(etree.Entity), None) is None
        and not type(root).__module__.startswith("lxml.objectify")
    ):
        return root
    return _rooted(_copied(root))


def _rooted(root: etree._Element) -> etree._Element:
    """A tree of our own that begins with a block-level element."""
    if root.tag in _ROOTS:
        return root
    outer = etree.Element("html")
    outer.append(root)
    return outer


def _copied(root: etree._Element) -> etree._Element:
    """A plain copy of a subtree."""
    build = _Build(_new(None, root.tag, root.items()), root.text)
    # Not iter(source), which gives siblings where elements are made for objects. The elements around the open one are
    # kept, too: lxml climbs up to the first one in use whenever it lets go of an element.
    open_ones: list[tuple[etree._Element, Iterator[etree._Element]]] = [(root, root.iterchildren())]
    while open_ones:
        outer, children = open_ones[-1]
        child = next(children, None)
        if child is None:
            open_ones.pop()
            if open_ones:
                build.close()
                build.text(outer.tail)
            continue
        tag: Any = child.tag
        if isinstance(tag, str):
            build.open(tag, child.items())
            build.text(child.text)
            open_ones.append((child, child.iterchildren()))
            continue
        if tag is etree.Entity:
            build.text(unescape(child.text or ""))
        build.text(child.tail)
    return build.done()


class _Build:
    """A tree being built in document order, without recursion, since trees may be deeper than any."""

    def __init__(self, root: etree._Element, text: str | None = None) -> None:
        self.elements = [root]
        self.last: etree._Element | None = None
        """The element closed last inside the open one."""
        self.pieces: list[str] = [text] if text else []
        """Text that follows it."""

    def open(self, name: str, attributes: Iterable[tuple[Any, Any]]) -> None:
        self._put()
        self.elements.append(_new(self.elements[-1], name, attributes))
        self.last = None

    def text(self, text: str | None) -> None:
        if text:
            self.pieces.append(text)

    def close(self) -> None:
        self._put()
        self.last = self.elements.pop()

    def done(self) -> etree._Element:
        self._put()
        return self.elements[0]

    def _put(self) -> None:
        if self.pieces:
            text = "".join(self.pieces)
            try:
                self._set(text)
            except ValueError:
                self._set(text.translate(_FORBIDDEN))
            self.pieces = []

    def _set(self, text: str) -> None:
        if self.last is None:
            self.elements[-1].text = text
        else:
            self.last.tail = text


def _new(parent: etree._Element | None, name: str, attributes: Iterable[tuple[Any, Any]]) -> etree._Element:
    """An element without namespaces; attributes whose names XML forbids are left out."""
    name = (name.rpartition("}")[2] if name[:1] == "{" else name.rpartition(":")[2]).lower()
    try:
        element = etree.Element(name) if parent is None else etree.SubElement(parent, name)
    except ValueError:  # no name that XML allows
        element = etree.Element("div") if parent is None else etree.SubElement(parent, "div")
    for key, value in attributes:
        key = key.rpartition("}")[2].lower() if key[:1] == "{" else key.lower()
        try:
            element.set(key, value)
        except ValueError:
            try:
                element.set(key.translate(_FORBIDDEN), value.translate(_FORBIDDEN))
            except ValueError:  # no name that XML allows
                continue
    return element


# ---- soups


def tree_of_soup(soup: BeautifulSoup | Tag, limits: Limits = _DEFAULT_LIMITS) -> etree._Element:
    """A soup as a tree without comments, built by a loop; the soup is not changed.

    Raises:
        InputTooLargeError: An element has more attributes than the limit.
    """
    from bs4 import BeautifulSoup
    from bs4.element import NavigableString, PreformattedString, Tag

    top: Tag = soup
    if isinstance(soup, BeautifulSoup):
        tops = [child for child in soup.contents if not isinstance(child, PreformattedString)]
        shown = [child for child in tops if isinstance(child, Tag) or not child.get_text().isspace()]
        if not shown:
            return _empty()
        if len(shown) == 1 and isinstance(shown[0], Tag):
            top = shown[0]
    is_whole = isinstance(top, BeautifulSoup)
    build = _Build(etree.Element("html") if is_whole else _new(None, top.name, _attributes_of(top, limits)))
    open_ones = [iter(top.contents)]
    while open_ones:
        child = next(open_ones[-1], None)
        if child is None:
            open_ones.pop()
            if open_ones:
                build.close()
        elif isinstance(child, Tag):
            build.open(child.name, _attributes_of(child, limits))
            open_ones.append(iter(child.contents))
        elif isinstance(child, NavigableString) and not isinstance(child, PreformattedString):
            build.text(child)  # the others are comments, doctypes, processing instructions, CDATA
    root = _rooted(build.done())
    repair(root)
    return root


def _attributes_of(tag: Tag, limits: Limits) -> Iterator[tuple[str, str]]:
    """The attributes of a tag as strings."""
    attributes = tag.attrs
    if len(attributes) > limits.attributes:
        raise InputTooLargeError("attributes", limits.attributes, len(attributes))
    return ((k, " ".join(v) if isinstance(v, list) else str(v or "")) for k, v in attributes.items())


def soup_of(root: etree._Element) -> BeautifulSoup:
    """A tree as BeautifulSoup."""
    from bs4 import BeautifulSoup

    return BeautifulSoup(etree.tostring(root, method="html", encoding="unicode", with_tail=False), "lxml")
