"""A page's skeleton: its markup, with neutral filler for text, so that cases hold no one's wording; and as little of it as will do.

Each word becomes a filler word of about its length, the same one wherever it stands. So a headline is still the page's
title, a caption still the alternative text, and a paragraph as long as it was, but nothing can be read.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Iterator
from itertools import groupby
from typing import Any, Final
from unicodedata import category
from zlib import crc32

from lxml import etree

from newsparse.limits import Limits
from newsparse.reading.decode import decode
from newsparse.reading.tree import parse_tree

_WORDS: Final = """
a i o as at be by go in it no of on or so to up ash bay bell boat calm clay corn crane dawn deck dune east fern ferry field flax
ford fox gate glen gold gull hall harbour hay haze heron hill hull inlet island ivy kelp kite lamp lane larch ledge lime linen
loam loft maple marsh meadow mill mist moor moss north oak oar oats orchard otter path pear pebble pier pine plain plank pond
poplar quay raft rain reed ridge river roof rope rye sail salt sand shore silt slate sloop snow south spring spruce stone
straw stream summer swan tar thatch tide timber tower valley wagon wall water wheat wheel willow wind winter wool yard
anchor barley basket beacon birch boulder bramble bridge canal candle cedar chapel chimney clover cobble cottage current
driftwood estuary evening farmland fisherman footbridge furrow granite hawthorn headland hedgerow hillside juniper lantern
lighthouse limestone millstone moonlight morning northward orchards paddock peninsula promenade quarry rainwater riverbank
sandstone seagull shoreline snowfall southward storehouse sunflower threshing tidewater upstream watermill waterwheel weathervane
windmill woodland countryside lighthouses breakwaters hinterlands northeastern southwestern thunderstorms embankments
"""
"""Words that label nothing, in no field and no language's lexicon of labels."""

_KEPT_ATTRIBUTES: Final = frozenset(
    "class id role rel type lang dir itemprop itemscope itemtype datetime name property charset hidden aria-hidden width height "
    "http-equiv colspan rowspan start".split()
)
"""Attributes that say what an element is."""
_TEXT_ATTRIBUTES: Final = frozenset("alt title aria-label placeholder content value".split())
"""Attributes that readers or machines read."""
_DROPPED: Final = frozenset("style link noscript template svg canvas object embed source track map base".split())
"""Elements that no rule points at."""
_SPOKEN_KEYS: Final = re.compile(r"^@|type$|date|time|language", re.IGNORECASE)
"""Keys of JSON-LD and names of `meta` whose values are for machines."""
_REPEATED_KEYS: Final = frozenset(
    "articleBody image publisher logo video thumbnail thumbnailUrl relatedLink sameAs potentialAction isPartOf".split()
)
"""Keys of JSON-LD that are long and that the page shows as well."""
_TELLING_META: Final = re.compile(
    r"title|description|author|publish|date|time|keywords|section|charset|http-equiv|canonical|locale"
)
"""Names of the `meta` elements that say something of the article."""
_MACHINE: Final = re.compile(r"[a-z]{2}([-_][a-zA-Z]{2})?|true|false|[\d\s.,:;+TZ/-]*|text/html\b.{,40}")
"""Values that are no prose."""
_SPACE: Final = re.compile(r"\s{2,}")
_WHERE: Final = "/filler"
"""The address of every link and picture."""


def _by_length() -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for word in sorted(set(_WORDS.split())):
        found.setdefault(len(word), []).append(word)
    return found


_FILLER: Final = _by_length()
_LONGEST: Final = max(_FILLER)


def filler(text: str, labels: Collection[str] = ()) -> str:
    """A text with each word replaced; white space, digits and punctuation stay, and so do some labels.

    >>> filler("Der Zug kam um 8 Uhr an. Der Zug!")
    'Ivy Tar ivy in 8 Oar as. Ivy Tar!'
    >>> filler("Lies auch: Der Zug", ["Lies auch"])
    'Lies auch: Ivy Tar'
    """
    if labels:
        parts = re.split(f"({'|'.join(map(re.escape, labels))})", text)
        return "".join(part if part in labels else filler(part) for part in parts)
    runs = groupby(text, lambda sign: category(sign)[0] in "LM")
    return "".join(_filler_word("".join(run)) if is_word else "".join(run) for is_word, run in runs)


def _filler_word(word: str) -> str:
    words = _FILLER[min(len(word), _LONGEST)]
    chosen = words[crc32(word.casefold().encode("utf-8", "replace")) % len(words)]
    if word.isupper() and len(word) > 1:
        return chosen.upper()
    return chosen.capitalize() if word[0].isupper() else chosen


def skeleton(
    page: str | bytes, *, keep: Collection[str] = (), labels: Collection[str] = (), is_whole: bool = False
) -> str:
    """A page of HTML with filler for its text, without scripts, styles and comments; JSON-LD stays, filled as well.

    Args:
        page: The page.
        is_whole: Whether JSON-LD and `meta` keep what is long or tells nothing of the article.
        keep: Names of attributes to keep as they are, such as those that a site's selectors name; classes, ids, roles and
            the like always stay.
        labels: Words to keep as they are, such as those that a site's selectors look for.

    Raises:
        InputTooLargeError: The page is past the limits.
    """
    root = _tree(page)
    for element in list(root.iter()):
        element.tail = filler(_on_one_line(element.tail or ""), labels)  # before it may go, as its tail stays
        if not isinstance(element.tag, str) or element.tag in _DROPPED or _is_script(element):
            _remove(element)
            continue
        if element.tag == "script":
            element.text = _filled_json(element.text or "", frozenset() if is_whole else _REPEATED_KEYS)
        elif element.tag == "meta" and not is_whole and not _is_telling(element):
            _remove(element)
        else:
            element.text = filler(_on_one_line(element.text or ""), labels)
        _fill_attributes(element, keep)
    return _markup(root)


def smallest(page: str, holds: Callable[[str], bool], *, size: int = 0) -> str:
    """A page without what can be taken off it while something still holds; large parts first, until it is small enough.

    Args:
        page: A page for which it holds.
        holds: Whether it holds of a page.
        size: Characters that are small enough.
    """
    root = _tree(page)
    sizes = {element: len(_markup(element)) for element in root.iter() if element.tag not in ("html", "head", "body")}
    left = len(_markup(root))
    for element in sorted(sizes, key=lambda one: sizes[one], reverse=True):
        if left <= size:
            break
        if _is_in(element, root):
            undo = _remove(element)
            markup = _markup(root)
            if holds(markup):
                left = len(markup)
            else:
                undo()
    return _markup(root)


def _is_in(element: Any, root: Any) -> bool:
    while element is not None and element is not root:
        element = element.getparent()
    return element is root


# ---- trees


def _tree(page: str | bytes) -> Any:
    text = page if isinstance(page, str) else decode(page)[0]
    return parse_tree(text, Limits())


def _markup(element: Any) -> str:
    text: str = etree.tostring(element, method="html", encoding="unicode", with_tail=False)
    return text


def _remove(element: Any) -> Callable[[], None]:
    """Take an element off its tree and leave the text behind it; gives a function that puts it back."""
    parent, before = element.getparent(), element.getprevious()
    if parent is None:
        return lambda: None
    at, tail = parent.index(element), element.tail
    place, name = (parent, "text") if before is None else (before, "tail")
    joined = getattr(place, name)
    setattr(place, name, ((joined or "") + (tail or "")) or None)
    element.tail = None
    parent.remove(element)

    def undo() -> None:
        setattr(place, name, joined)
        parent.insert(at, element)
        element.tail = tail

    return undo


def _fill_attributes(element: Any, keep: Collection[str]) -> None:
    names = " ".join(element.get(name, "") for name in ("name", "property", "itemprop"))
    for name, value in list(element.attrib.items()):
        if name in keep or name in _KEPT_ATTRIBUTES:
            continue
        if name in ("href", "src"):
            element.set(name, _WHERE if name == "href" else _picture(value))
        elif name in _TEXT_ATTRIBUTES:
            element.set(name, _filled(value, names))
        elif name != "style" or "none" not in value:
            del element.attrib[name]


def _picture(address: str) -> str:
    """An address for a picture: the same one stays the same, as in JSON-LD, and two stay two."""
    if address.startswith(("http:", "https:", "//")):
        return _filled(address, "")
    return f"{_WHERE}/{crc32(address.encode('utf-8', 'replace')):x}.jpg"


def _on_one_line(text: str) -> str:
    """A text with each run of white space as one sign."""
    return _SPACE.sub(lambda run: "\n" if "\n" in run[0] else " ", text)


def _is_script(element: Any) -> bool:
    return element.tag == "script" and "ld+json" not in (element.get("type") or "")


def _is_telling(element: Any) -> bool:
    """Whether a `meta` says something of the article."""
    names = [*element.attrib, *(element.get(name, "") for name in ("name", "property", "itemprop"))]
    return _TELLING_META.search(" ".join(names)) is not None


def _filled(value: str, name: str) -> str:
    """A string for machines, by the name that it has: filler for prose, and no one's address."""
    if value.startswith(("http:", "https:", "//")):
        return value if "schema.org" in value else f"https://filler.example/{crc32(value.encode('utf-8', 'replace')):x}"
    is_spoken = _SPOKEN_KEYS.search(name) and not re.search(r"\s", value)
    return value if is_spoken or _MACHINE.fullmatch(value) else filler(value)


def _filled_json(text: str, without: Collection[str]) -> str:
    """JSON with filler for its prose, and without some keys; '{}' for what is none."""
    try:
        return json.dumps(_without_prose(json.loads(text, strict=False), without), ensure_ascii=False)
    except (ValueError, RecursionError):
        return "{}"


def _without_prose(value: Any, without: Collection[str], key: str = "") -> Any:
    if isinstance(value, dict):
        return {name: _without_prose(part, without, name) for name, part in value.items() if name not in without}
    if isinstance(value, list):
        return [_without_prose(part, without, key) for part in value]
    return _filled(value, key) if isinstance(value, str) else value


def labels_of(*selectors: str) -> Iterator[str]:
    """The words that selectors look for.

    >>> list(labels_of("p:contains('Lies auch'), p:has(> b:contains('Mehr'))"))
    ['Lies auch', 'Mehr']
    """
    for selector in selectors:
        yield from re.findall(r":contains\(\s*'([^']+)'", selector)


def words_of(*selectors: str) -> Iterator[str]:
    """The names of attributes that selectors ask for.

    >>> list(words_of("article[data-role=story] a[href^='/person']"))
    ['data-role', 'href']
    """
    for selector in selectors:
        yield from re.findall(r"\[\s*([\w-]+)", selector)
