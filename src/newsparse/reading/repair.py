"""Put right what a lost end tag does to a tree: an element that takes in what was to follow it.

A browser shows such a page nearly as it was meant, since to the eye a menu that never ends is only a box. To rules that
pass over menus, it is all of the page.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final

from lxml.etree import XPath

from newsparse.page import Hint
from newsparse.reading.hints import hints_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element

_HEADINGS: Final = ("h1", "h2", "h3", "h4", "h5", "h6")
_FLOW: Final = ("p", "div", "article", "section", "main", "header", "footer", "nav", "ul", "table", *_HEADINGS)
"""What no drawing and no menu of a form holds."""
_FLOWING: Final = frozenset(_FLOW)
_FOREIGN: Final = ("svg", "math", "select", "optgroup", "option", "canvas")
"""Elements whose contents nobody reads."""
_FURNITURE: Final = frozenset((
    "nav", "aside", "footer", "header", "button", "noscript", "dialog", "template", "video", "audio", "object", "fieldset",
    "label",
))  # fmt: skip
"""Elements that hold anything but the article, or show nothing."""
_NAMING: Final = ("class", "id", "role", "style", "hidden", "aria-hidden")
"""Attributes that may say so, too."""
_BOXES: Final = frozenset(("div", "ul", "li"))
_MENU: Final = int(Hint.NAVIGATION | Hint.FOOTER)
_ARTICLE: Final = int(Hint.ARTICLE | Hint.BODY | Hint.MAIN)
_NESTED_LINKS: Final = XPath("boolean(//a//a)")
_LOOKED_AT: Final = 40
"""So many elements around a paragraph are looked at."""
_FEW: Final = 4
"""Fewer paragraphs do not tell."""
_MOST: Final = 0.8
"""A share of the page's paragraphs that no furniture holds."""
_NO_TITLE: Final = frozenset((*_FLOW, "ol", "figure", "blockquote", "aside", "form", "picture")) - {"div"}
"""Elements that are never inside a heading."""
_NO_LONG_TITLE: Final = _NO_TITLE | {"div", "br"}
"""Elements that end a heading which is too long for one."""
_LONG_TITLE: Final = 400
"""Characters past which a heading has taken in text that is not its own …"""
_LONG_PART: Final = 200
"""… and so has any element in it of more."""


def repair(root: _Element) -> None:
    """Change a tree of our own where an element holds what cannot be its own; nothing is lost, and most pages stay as they are.

    >>> from lxml import html
    >>> root = html.fromstring("<body><h1>Bridge reopens<p>On Monday.</p></body>")
    >>> repair(root)
    >>> [child.tag for child in root.find(".//h1").getparent()]
    ['h1', 'p']
    """
    for drawing in _swollen(root):
        _open(drawing)
    if _NESTED_LINKS(root):
        around = _around(root.iter("a"))
        for link in [link for link in root.iter("a") if link in around]:
            link.tag = "span"  # a link ends where the next begins
            link.attrib.clear()
    for heading in list(root.iter(*_HEADINGS)):
        if len(heading):
            _shorten(heading)
    paragraphs = list(root.iter("p"))
    if len(paragraphs) >= _FEW:
        # Whatever holds nearly all paragraphs holds the one in the middle.
        for element in islice(paragraphs[len(paragraphs) // 2].iterancestors(), _LOOKED_AT):
            if element.tag in _FURNITURE or (element.tag in _BOXES and _is_named_furniture(element)):
                if len(list(element.iter("p"))) >= _MOST * len(paragraphs):
                    _open(element)


def _swollen(root: _Element) -> list[_Element]:
    """The drawings and menus of forms that hold what none does, in time that grows with the page alone."""
    drawings = list(root.iter(*_FOREIGN))
    flows: list[_Element] = []
    at = 0
    while at < len(drawings):
        passed = 0  # drawings, this one and those in it
        for element in drawings[at].iter():
            if element.tag in _FOREIGN:
                passed += 1
            elif element.tag in _FLOWING:
                flows.append(element)
                break
        at += passed
    if not flows:
        return []
    around, kept = _around(flows), _around(root.iter("foreignobject"))
    return [drawing for drawing in drawings if drawing in around and drawing not in kept]


def _around(elements: Iterable[_Element]) -> set[_Element]:
    """All elements that hold one of these."""
    found: set[_Element] = set()
    for element in elements:
        for outer in element.iterancestors():
            if outer in found:
                break
            found.add(outer)
    return found


def _is_named_furniture(element: _Element) -> bool:
    """Whether an element's class or id says that it is a menu or a footer."""
    hints = 0
    for name in ("class", "id"):
        if value := element.get(name):
            hints |= hints_of(value)
    return bool(hints & _MENU) and not hints & _ARTICLE


def _open(element: _Element) -> None:
    """Make an element one that says nothing of what it holds."""
    element.tag = "div"
    for name in _NAMING:
        element.attrib.pop(name, "")


def _shorten(heading: _Element) -> None:
    """Move out of a heading what follows its text."""
    children = list(heading)
    is_long = sum(map(len, heading.itertext())) > _LONG_TITLE
    if not is_long and _NO_LONG_TITLE.isdisjoint([child.tag for child in children]):
        return
    has_text = bool(heading.text and not heading.text.isspace())
    others = _NO_LONG_TITLE if is_long else _NO_TITLE
    for at, child in enumerate(children):
        is_other = child.tag in others or (child.tag == "div" and next(child.iter("p", *_HEADINGS), None) is not None)
        is_text = is_long and sum(map(len, child.itertext())) > _LONG_PART
        if not has_text and (is_text or (is_other and len(list(islice(child.iter("p"), 2))) > 1)):
            _open(heading)  # it has no text of its own, and holds paragraphs
            return
        if has_text and (is_other or is_text):
            for moved in reversed(children[at:]):
                heading.addnext(moved)
            return
        shown = child.itertext() if child.tag not in ("script", "style") else (child.tail or "",)
        has_text = has_text or any(text and not text.isspace() for text in shown)
