"""What a page says of itself for machines: JSON-LD read tolerantly, `meta` and `link` elements gathered."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from html import unescape
from typing import Any, Final, TypeAlias
from urllib.parse import urlsplit

from newsparse.limits import Limits
from newsparse.page import Metadata

Node: TypeAlias = Mapping[str, Any]

_ARTICLE_TYPES: Final = {
    "NewsArticle": 5, "ReportageNewsArticle": 5, "LiveBlogPosting": 5, "OpinionNewsArticle": 5, "AnalysisNewsArticle": 5,
    "BackgroundNewsArticle": 5, "ReviewNewsArticle": 5, "AskPublicNewsArticle": 5, "AdvertiserContentArticle": 4,
    "Article": 4, "BlogPosting": 4, "Report": 4, "TechArticle": 4, "ScholarlyArticle": 4, "SatiricalArticle": 4,
    "SocialMediaPosting": 3, "DiscussionForumPosting": 3, "Review": 2, "MedicalWebPage": 2, "Recipe": 2,
    "VideoObject": 1, "AudioObject": 1, "PodcastEpisode": 1, "ImageGallery": 1, "MediaGallery": 1, "WebPage": 1,
}  # fmt: skip
"""schema.org types that may describe a page's article, and how much they speak for it."""
_RICH: Final = ("headline", "author", "articleBody", "datePublished", "image", "description")
_MAX_NODES: Final = 2_000
"""Objects of JSON-LD that are kept; real pages have tens."""
_MAX_DEPTH_TRIES: Final = 3
_COMMENT: Final = re.compile(r"\A\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)")
_COMMENT_END: Final = re.compile(r"(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/|\]\]>)\s*\Z")
_TRAILING_COMMA: Final = re.compile(r",(\s{0,200}[}\]])")
_TAG: Final = re.compile(r"<[^<>]{0,2000}>")


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
    """The metadata of a page from what the walk gathered; of any shape, never raises."""
    meta: dict[str, list[str]] = {}
    for name, content in metas:
        if content := content.strip():
            meta.setdefault(name.strip().lower(), []).append(content)
    link: dict[str, list[str]] = {}
    for rel, href in links:
        if href := href.strip():
            for word in rel.lower().split():
                link.setdefault(word, []).append(href)
    nodes = tuple(_nodes(json_ld, limits))
    addresses = [*link.get("canonical", ()), *meta.get("og:url", ()), *([url] if url else ())]
    return Metadata(
        title=title,
        meta={name: tuple(values) for name, values in meta.items()},
        links={rel: tuple(values) for rel, values in link.items()},
        json_ld=nodes,
        article=_article(nodes, addresses),
        language=language,
    )


# ---- reading JSON-LD


def _nodes(texts: Sequence[str], limits: Limits) -> Iterable[Node]:
    """Every object of the JSON-LD, outer before inner, with references by `@id` resolved one level."""
    found: list[dict[str, Any]] = []
    left = limits.json_ld_bytes
    for text in texts:
        left -= len(text)
        if left < 0:
            break
        for value in _values(text):
            _gather(value, found)
    named = {str(node["@id"]): node for node in found if "@id" in node and len(node) > 1}
    if named:
        found = [_resolved(node, named) for node in found]
    return found


def _gather(value: Any, found: list[dict[str, Any]]) -> None:
    """Add the objects inside a JSON value, in document order, without recursion."""
    todo = [value]
    while todo and len(found) < _MAX_NODES:
        value = todo.pop()
        if isinstance(value, list):
            todo.extend(reversed(value))
        elif isinstance(value, dict):
            if len(value) > 1 or "@graph" not in value:
                found.append(value)
            todo.extend(inner for inner in reversed(value.values()) if isinstance(inner, dict | list))


def _resolved(node: dict[str, Any], named: Mapping[str, dict[str, Any]]) -> dict[str, Any]:
    """A node with its bare references replaced by what they refer to."""
    changed: dict[str, Any] = {}
    for key, value in node.items():
        if isinstance(value, dict) and len(value) == 1 and "@id" in value:
            changed[key] = named.get(str(value["@id"]), value)
        elif isinstance(value, list) and len(value) < 200:
            changed[key] = [
                named.get(str(v["@id"]), v) if isinstance(v, dict) and len(v) == 1 and "@id" in v else v for v in value
            ]
    return {**node, **changed} if changed else node


def _values(text: str) -> list[Any]:
    """The JSON values in a script, as far as they can be read."""
    try:
        return [json.loads(text, strict=False)]
    except (ValueError, RecursionError):
        pass
    text = _COMMENT.sub("", text.lstrip("\ufeff"))
    text = _COMMENT_END.sub("", text).strip().rstrip(";").strip()
    if "&quot;" in text:
        text = unescape(text)
    text = _TRAILING_COMMA.sub(r"\1", text)
    decoder = json.JSONDecoder(strict=False)
    values: list[Any] = []
    at = 0
    for _ in range(_MAX_DEPTH_TRIES + len(values)):
        while at < len(text) and text[at] in " \t\r\n,;":
            at += 1
        if at >= len(text):
            break
        try:
            value, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            break
        values.append(value)
    return values


# ---- which node is the article


def _article(nodes: Sequence[Node], addresses: Sequence[str]) -> Node:
    """The node that describes this page's article: of the right type, of this address, and the richest."""
    here = {_path(address) for address in addresses} - {""}
    best: Node = {}
    most = 0.0
    for place, node in enumerate(nodes):
        weight = max((_ARTICLE_TYPES.get(name, 0) for name in types_of(node)), default=0)
        if not weight:
            continue
        rich = sum(1 for key in _RICH if node.get(key))
        address = text_of(node.get("url")) or _id_of(node.get("mainEntityOfPage")) or _id_of(node)
        match = 0
        if address and here and address.startswith("http"):
            match = 3 if _path(address) in here else -3
        score = weight + rich + match - min(place, 50) * 0.01
        if score > most and (rich >= 2 or weight >= 4):
            best, most = node, score
    return best


def _id_of(value: Any) -> str | None:
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        found = value.get("@id") or value.get("url")
        return found if isinstance(found, str) else None
    return None


def _path(address: str) -> str:
    """What tells two addresses apart: host and path, without 'www.' and a slash at the end."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return ""
    return (parts.netloc.removeprefix("www.") + parts.path.rstrip("/")).lower()


# ---- accessors, total on any JSON value


def text_of(value: Any) -> str | None:
    """The text a JSON-LD value stands for: itself, its `@value`, its `name`, or that of the first of a list.

    >>> text_of([{"@type": "Person", "name": "Ada&nbsp;Moss"}])
    'Ada Moss'
    >>> text_of({"x": 1}) is None
    True
    """
    for _ in range(4):
        if isinstance(value, list):
            value = value[0] if value else None
        elif isinstance(value, Mapping):
            value = value.get("@value") or value.get("name") or value.get("@id") if "name" not in value else value["name"]
        else:
            break
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    text = str(value) if not isinstance(value, int) or abs(value) < 10**18 else ""
    if "&" in text:
        text = unescape(text)
    if "<" in text:
        text = _TAG.sub(" ", text)
    return " ".join(text.split()) or None


def texts_of(value: Any) -> list[str]:
    """The texts of a value or of each of a list.

    >>> texts_of(["a", {"name": "b"}, None])
    ['a', 'b']
    """
    values = value if isinstance(value, list) else [value]
    return [text for item in values if (text := text_of(item))]


def nodes_of(value: Any) -> list[Node]:
    """The objects of a value that is an object or a list of them.

    >>> nodes_of([{"a": 1}, "b"])
    [{'a': 1}]
    """
    values = value if isinstance(value, list) else [value]
    return [item for item in values if isinstance(item, Mapping)]


def types_of(node: Node) -> frozenset[str]:
    """The `@type`s of a node, without a namespace.

    >>> sorted(types_of({"@type": ["http://schema.org/Person", "Thing"]}))
    ['Person', 'Thing']
    """
    kinds = node.get("@type")
    names = kinds if isinstance(kinds, list) else [kinds]
    return frozenset(name.rpartition("/")[2].rpartition(":")[2] for name in names if isinstance(name, str))


def first_text(node: Node, *keys: str) -> str | None:
    """The text of the first of these keys that has one.

    >>> first_text({"headline": "", "name": "Bridge reopens"}, "headline", "name")
    'Bridge reopens'
    """
    for key in keys:
        if text := text_of(node.get(key)):
            return text
    return None
