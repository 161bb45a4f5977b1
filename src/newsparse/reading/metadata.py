"""What a page says of itself for machines: JSON-LD read tolerantly, `meta` and `link` elements gathered."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from html import unescape
from typing import Any, Final
from urllib.parse import urljoin, urlsplit

from newsparse.json_values import Node, types_of
from newsparse.limits import Limits
from newsparse.page import Metadata

_ARTICLE_TYPES: Final = {
    **dict.fromkeys(
        "newsarticle reportagenewsarticle liveblogposting opinionnewsarticle analysisnewsarticle backgroundnewsarticle "
        "reviewnewsarticle askpublicnewsarticle".split(),
        5,
    ),
    **dict.fromkeys(
        "article blogposting report techarticle scholarlyarticle satiricalarticle advertisercontentarticle".split(), 4
    ),
    **dict.fromkeys("socialmediaposting discussionforumposting claimreview".split(), 3),
    **dict.fromkeys("review criticreview medicalwebpage recipe howto qapage interview".split(), 2),
    **dict.fromkeys("videoobject audioobject podcastepisode imagegallery mediagallery webpage creativework".split(), 1),
}
"""schema.org types in lower case that may describe a page's article, and how much they speak for it."""
_RICH: Final = ("headline", "author", "articleBody", "datePublished", "image", "description")
"""Properties that the description of an article has and a mere mention of one lacks."""
_OTHERS: Final = frozenset(
    "itemListElement hasPart relatedLink significantLink citation mentions about comment review reviews isBasedOn "
    "blogPost blogPosts liveBlogUpdate itemReviewed subjectOf exampleOfWork workExample translationOfWork "
    "workTranslation recommendation isPartOf".split()
)
"""Properties whose values are other works than the one described."""
_ELSEWHERE: Final = 3
"""What an address other than the page's speaks against a node, or the page's own for it."""
_NODES_OF_ONE: Final = 1_000
"""Objects kept of one script; real ones have tens."""
_NODES: Final = 4_000
"""Objects kept of a page."""
_DEPTH: Final = 500
"""What is nested deeper in broken JSON is left out."""
_ADDRESS: Final = 2_000
"""Characters of an address; a longer one is none."""


def read_metadata(
    *,
    title: str | None,
    metas: Sequence[tuple[str, str]],
    links: Sequence[tuple[str, str]],
    json_ld: Sequence[str],
    language: str | None,
    url: str | None,
    limits: Limits,
) -> Metadata:
    """The metadata of a page from what the walk gathered, whatever its shape; never raises.

    Args:
        title: The text of `<title>`.
        metas: Name, property or itemprop of each `meta` element with its content, in page order.
        links: The rel of each `link` element with its href.
        json_ld: The text of each JSON-LD script.
        language: The root element's lang attribute.
        url: The page's address, if the caller knows it.
        limits: Bounds the characters of JSON-LD that are read.
    """
    meta: dict[str, list[str]] = {}
    for name, content in metas:
        if content := content.strip():
            meta.setdefault(name.strip().lower(), []).append(content)
    link: dict[str, list[str]] = {}
    for rel, href in links:
        if href := href.strip():
            for word in rel.lower().split():
                link.setdefault(word, []).append(href)
    nodes, is_other = _nodes(json_ld, limits)
    addresses = [*link.get("canonical", ())[:3], *meta.get("og:url", ())[:3], *([url] if url else ())]
    return Metadata(
        title=title,
        meta={name: tuple(values) for name, values in meta.items()},
        links={rel: tuple(values) for rel, values in link.items()},
        json_ld=tuple(nodes),
        article=_article(nodes, is_other, addresses, url) if nodes else {},
        language=language,
    )


# ---- reading JSON-LD


def _nodes(texts: Sequence[str], limits: Limits) -> tuple[list[dict[str, Any]], list[bool]]:
    """Every object of the JSON-LD, outer before inner, with references by `@id` resolved one level.

    With each, whether it stands inside a property that holds works other than the page's.
    """
    found: list[dict[str, Any]] = []
    is_other: list[bool] = []
    left = limits.json_ld_bytes
    for text in texts:
        if len(text) > left:
            continue
        left -= len(text)
        for value in _values(text):
            _gather(value, found, is_other)
    named: dict[str, dict[str, Any]] = {}
    for node in found:
        name = node.get("@id")
        if isinstance(name, str) and len(node) > max(2, len(named.get(name, ()))):
            named[name] = node
    if named:
        found = [_resolved(node, named) for node in found]
    return found, is_other


def _gather(value: Any, found: list[dict[str, Any]], is_other: list[bool]) -> None:
    """Add the objects inside a JSON value, in document order, without recursion."""
    most = min(len(found) + _NODES_OF_ONE, _NODES)
    todo: list[tuple[Any, bool]] = [(value, False)]
    while todo and len(found) < most:
        value, other = todo.pop()
        if value.__class__ is dict:
            if len(value) > 1 or (value and "@graph" not in value):
                found.append(value)
                is_other.append(other)
            inner = [(v, other or k in _OTHERS) for k, v in value.items() if v.__class__ is dict or v.__class__ is list]
            if inner:
                inner.reverse()
                todo += inner
        elif value.__class__ is list:
            todo.extend((v, other) for v in reversed(value[:_NODES]))


def _resolved(node: dict[str, Any], named: Mapping[str, dict[str, Any]]) -> dict[str, Any]:
    """A node with its bare references replaced by what they refer to."""
    changed: dict[str, Any] = {}
    for key, value in node.items():
        if value.__class__ is dict:
            if (target := _target(value, named)) is not value:
                changed[key] = target
        elif value.__class__ is list and len(value) < _NODES_OF_ONE:
            targets = [_target(v, named) if v.__class__ is dict else v for v in value]
            if any(new is not old for new, old in zip(targets, value)):
                changed[key] = targets
    return {**node, **changed} if changed else node


def _target(value: dict[str, Any], named: Mapping[str, dict[str, Any]]) -> dict[str, Any]:
    """What a reference refers to; the value itself if it is none."""
    if "@id" not in value or len(value) > 2 or (len(value) == 2 and "@type" not in value):
        return value
    name = value["@id"]
    return named.get(name, value) if isinstance(name, str) else value


def _values(text: str) -> list[Any]:
    """The JSON values in a script, as far as they can be read."""
    try:
        return [json.loads(text, strict=False)]
    except (ValueError, RecursionError):
        return _tolerant(text)


_TOKEN: Final = re.compile(
    r"""
    (?P<string>  # a quote after which no comma, colon, bracket or key stands is part of the string
        "(?:[^"\\]++|\\.|"(?!\s{0,200}(?:[,:}\]]|\Z|"[^"\n]{1,60}"\s{0,20}:)))*+(?:"|\\?\Z) )
    | (?P<single> '(?:[^'\\]++|\\.|'(?!\s{0,200}(?:[,:}\]]|\Z)))*+(?:'|\\?\Z) )
    | (?P<mark> [{}\[\],:] )
    | (?P<skipped> /\*(?:[^*]++|\*(?!/))*+(?:\*/)? | //[^\n]*+ | <!-- | --> | <!\[CDATA\[ | \]\]> )
    | (?P<word> [^\s"'{}\[\],:;]++ )
    """,
    re.VERBOSE | re.DOTALL,
)
_NUMBER: Final = re.compile(r"-?\d{1,300}(?:\.\d{1,300})?(?:[eE][+-]?\d{1,3})?\Z")
_LITERALS: Final = {"true": True, "false": False, "null": None, "none": None, "undefined": None, "nan": None}


def _tolerant(text: str) -> list[Any]:
    """The objects and lists of a text that is nearly JSON; what cannot be read is left out.

    Comments, trailing and missing commas, quotes inside strings, several objects in a row, text around them, numbers of
    any length, any depth, and an end that is missing. There is no recursion, and the time is linear.
    """
    if "&quot;" in text and '"' not in text:
        text = unescape(text)
    done: list[Any] = []
    stack: list[Any] = []
    open_objects = 0
    key: str | None = None
    for match in _TOKEN.finditer(text):
        kind, piece = match.lastgroup, match[0]
        value: Any
        if kind == "skipped":
            continue
        if kind == "mark":
            if piece == ",":
                key = None
                continue
            if piece == ":":
                continue
            if piece in "}]":
                wanted = dict if piece == "}" else list
                if open_objects if wanted is dict else len(stack) > open_objects:
                    while True:
                        closed = stack.pop()
                        open_objects -= closed.__class__ is dict
                        if closed.__class__ is wanted:
                            break
                key = None
                continue
            value = {} if piece == "{" else []
        elif kind == "word":
            value = _word(piece)
        else:
            value = _unescaped(piece[1:-1] if len(piece) > 1 and piece[-1] == piece[0] else piece[1:])
        is_container = kind == "mark"
        if not stack:
            if is_container:
                done.append(value)
        elif stack[-1].__class__ is list:
            if len(stack) < _DEPTH:
                stack[-1].append(value)
        elif key is None and not is_container:
            key = value if isinstance(value, str) else str(value)
        elif key is not None:
            if len(stack) < _DEPTH:
                stack[-1][key] = value
            key = None
        if is_container:
            stack.append(value)
            open_objects += value.__class__ is dict
    return done


def _word(token: str) -> Any:
    """A number, a literal, or a string whose quotes are missing."""
    if _NUMBER.match(token):
        return int(token) if token.lstrip("-").isdigit() else float(token)
    return _LITERALS.get(token.lower(), token)


_ESCAPE: Final = re.compile(r"\\(u[0-9a-fA-F]{4}|.)", re.DOTALL)
_ESCAPED: Final = {"n": "\n", "t": "\t", "r": "\r", "b": " ", "f": " "}


def _unescaped(text: str) -> str:
    """A JSON string's text."""
    if "\\" not in text:
        return text
    text = _ESCAPE.sub(lambda m: chr(int(m[1][1:], 16)) if len(m[1]) > 1 else _ESCAPED.get(m[1], m[1]), text)
    if text.isascii():
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")  # joins pairs of surrogates


# ---- which node is the article


def _article(nodes: Sequence[Node], is_other: Sequence[bool], addresses: Iterable[str], url: str | None) -> Node:
    """The node that describes this page's article: of the right type, of this address, and the richest."""
    here = {_path(address, url) for address in addresses} - {""}
    best: Node = {}
    most = 0.0
    for place, (node, other) in enumerate(zip(nodes, is_other)):
        if "@type" not in node:
            continue
        weight = max((_ARTICLE_TYPES.get(name.lower(), 0) for name in types_of(node)), default=0)
        if not weight:
            continue
        rich = sum(1 for key in _RICH if node.get(key))
        if rich < 2 and weight < 4:
            continue
        score = weight + rich - min(place, 50) * 0.01
        if other:
            score -= 2 * _ELSEWHERE
        if here:
            told = {
                path
                for value in (node.get("url"), node.get("mainEntityOfPage"), node.get("@id"))
                for address in _addresses(value)
                if (path := _path(address, url))
            }
            if told:
                score += _ELSEWHERE if told & here else -_ELSEWHERE
        if score > most:
            best, most = node, score
    return best


def _addresses(value: Any) -> list[str]:
    """The addresses that a value of a node may be or name."""
    if isinstance(value, Mapping):
        value = [value.get("@id"), value.get("url")]
    values = value[:5] if isinstance(value, list) else [value]
    return [v for v in values if isinstance(v, str) and v.lstrip()[:1] not in ("#", "")]


def _path(address: str, base: str | None) -> str:
    """What tells two addresses apart: host and path, without 'www.' and a slash at the end; '' for none."""
    if len(address) > _ADDRESS:
        return ""
    try:
        if base and not address.startswith("http"):
            address = urljoin(base, address)
        parts = urlsplit(address.strip())
    except ValueError:
        return ""
    return (parts.netloc.lower().removeprefix("www.") + parts.path.rstrip("/").lower()) if parts.netloc else ""
