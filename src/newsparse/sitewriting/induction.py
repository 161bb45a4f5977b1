"""Selectors from examples: the shortest stable one that finds what a person points at on every page, and nothing before it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any, Final

from newsparse.page import Page
from newsparse.sitewriting.names import is_generated

_GENERATED: Final = re.compile(
    r"\d{2}|^(?:css|sc|jsx?|emotion|svelte|style|ng|vue|v|tw|wp-image|post|id)-|^[a-z]{1,2}$|^_|"
    r"__(?=[A-Za-z]{0,20}\d|[A-Za-z]{0,20}[a-z][A-Z])[A-Za-z0-9]{4,}$"
)
"""What names made by a machine have: numbers, prefixes of style tools, hashes behind two underscores."""
_VOWEL: Final = re.compile(r"[aeiouy]", re.IGNORECASE)
_NAME: Final = re.compile(r"-?[A-Za-z_][\w-]*")
_ATTRIBUTES: Final = ("itemprop", "data-testid", "data-component", "data-qa", "data-type", "role")
"""Attributes that name what an element is for, the most telling first."""
_LEVELS: Final = 4
"""Elements around one whose names are tried before its own."""
_TRIED: Final = 400
"""Selectors that are tried."""


def is_stable(name: str) -> bool:
    """Whether a class or id is surely a person's, so that it will be there tomorrow: stricter than what lints complain of.

    >>> [name for name in ("story__title", "css-1x2ab9", "Title_root__a8Xk2", "h1", "kqzvtr") if is_stable(name)]
    ['story__title']
    """
    return (
        len(name) >= 3
        and _NAME.fullmatch(name) is not None
        and _VOWEL.search(name) is not None
        and not _GENERATED.search(name)
        and not is_generated(name)
    )


def names_of(element: Any) -> Iterator[str]:
    """Simple selectors of an element, the most telling first."""
    tag = element.tag
    for attribute in _ATTRIBUTES:
        value = element.get(attribute)
        if value and is_stable(value):
            yield f'{tag}[{attribute}="{value}"]'
    identity = element.get("id")
    if identity and is_stable(identity):
        yield f"{tag}#{identity}"
    for name in (element.get("class") or "").split():
        if is_stable(name):
            yield f"{tag}.{name}"
    yield tag


def selectors_of(element: Any) -> Iterator[str]:
    """Selectors of an element, short ones first: by its own names, then with those of the elements around it."""
    own = list(names_of(element))
    yield from (name for name in own if name != element.tag or element.tag in ("h1", "time", "article", "main"))
    outer = element.getparent()
    for _ in range(_LEVELS):
        if outer is None or not isinstance(outer.tag, str) or outer.tag in ("body", "html"):
            return
        for around in names_of(outer):
            if around != outer.tag:
                yield from (f"{around} {name}" for name in own)
        outer = outer.getparent()


def showing(page: Page, text: str) -> Any | None:
    """The innermost element that shows just this text; None where none does."""
    wanted = _folded(text)
    found = None
    for element in page.tree.iter() if page.tree is not None else ():
        if (
            isinstance(element.tag, str)
            and element.tag not in ("script", "style", "title", "option")
            and _text(element) == wanted
        ):
            found = element if found is None or _is_inside(element, found) else found
    return found


def holding(page: Page, start: str) -> Any | None:
    """The innermost element around the paragraph that starts so and its siblings: the body; None where no paragraph does."""
    wanted = _folded(start)
    if page.tree is None or not wanted:
        return None
    for element in page.tree.iter("p", "div", "section", "article"):
        if _text(element).startswith(wanted) and not any(_text(inner).startswith(wanted) for inner in element):
            outer = element.getparent()
            while outer is not None and len(list(islice(outer.iter("p"), 3))) < 3 and outer.getparent() is not None:
                outer = outer.getparent()
            return outer
    return None


def propose(pages: Sequence[Page], targets: Sequence[Any | None]) -> list[str]:
    """Selectors whose first match is the target on every page that has one, the best first.

    Args:
        pages: Pages of one site.
        targets: For each page the element to be found; None where it is not known.
    """
    known = [(page, target) for page, target in zip(pages, targets, strict=True) if target is not None]
    if not known:
        return []
    fitting: list[tuple[int, int, int, str]] = []
    for place, selector in enumerate(islice(dict.fromkeys(selectors_of(known[0][1])), _TRIED)):
        if all(_first(page, selector) is target for page, target in known):
            extra = sum(max(len(page.select(selector)) - 1, 0) for page in pages)
            absent = sum(not page.select(selector) for page in pages)
            fitting.append((absent, extra, place, selector))
    return [selector for *_, selector in sorted(fitting)]


def propose_drop(pages: Sequence[Page], text: str) -> list[str]:
    """Selectors for what holds this text and must not be in the body: named ones, which hold little else."""
    for page in pages:
        target = showing(page, text)
        for _ in range(_LEVELS):
            if target is None or not isinstance(target.tag, str) or target.tag in ("body", "html", "main", "article"):
                break
            if names := [name for name in names_of(target) if name != target.tag]:
                return names
            target = target.getparent()
    return []


def _first(page: Page, selector: str) -> Any | None:
    return next(iter(page.select(selector)), None)


def _is_inside(element: Any, outer: Any) -> bool:
    return any(one is outer for one in element.iterancestors())


def _text(element: Any) -> str:
    return _folded("".join(map(str, element.itertext()))) if isinstance(element.tag, str) else ""


def _folded(text: str) -> str:
    return " ".join(text.split())
