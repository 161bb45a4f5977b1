"""An Article as ninjs, the IPTC's 'News in JSON'."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from newsparse.model import Article, ArticleKind, Image
from newsparse.rendering._words import Words
from newsparse.rendering.html import to_html

VERSION: Final = "3.0"
"""The version of ninjs whose names are used (3.0 writes those of 2.x in camel case)."""

_TYPES: Final[Mapping[ArticleKind, str]] = {"gallery": "composite", "video": "video", "audio": "audio"}
"""The ninjs type of a kind; 'text' for the others."""

_WORD: Final = re.compile(r"\w+")


def to_ninjs(article: Article) -> dict[str, Any]:
    """A ninjs 3.0 item, as `json.dumps` takes it; what is unknown has no key.

    The body is given twice, as text and as HTML of `to_html`. Pictures are `associations` with their caption as
    description and their credit in `by`; agencies and originals are `infoSources`. `uri`, which ninjs demands, is the
    article's url, and missing where that is unknown. Comments have no place in ninjs and are left out.

    >>> to_ninjs(Article(headline="Bridge reopens", url="https://example.org/1"))["headlines"]
    [{'role': 'main', 'contentType': 'text/plain', 'value': 'Bridge reopens'}]
    """
    return _known({
        "uri": article.url,
        "standard": {
            "name": "ninjs",
            "version": VERSION,
            "schema": "https://www.iptc.org/std/ninjs/ninjs-schema_3.0.json",
        },
        "type": _TYPES.get(article.kind, "text"),
        "representationType": "complete",
        "language": article.language,
        "contentCreated": article.published and article.published.isoformat(),
        "versionCreated": (when := article.modified or article.published) and when.isoformat(),
        "pubStatus": "usable",
        "headlines": _texts("main", article.headline) + _texts("kicker", article.kicker),
        "descriptions": _texts("summary", article.standfirst),
        "by": Words.of(article).byline(article.authors),
        "located": article.dateline and article.dateline.place,
        "bodies": _bodies(article),
        "subjects": [{"name": tag} for tag in (*([article.section] if article.section else []), *article.tags)],
        "infoSources": [_known({"name": source.name, "uri": source.url}) for source in article.sources],
        "copyrightHolder": article.site_name,
        "associations": [_picture(image) for image in article.images],
    })


def _known(properties: Mapping[str, Any]) -> dict[str, Any]:
    """The properties that say something."""
    return {name: value for name, value in properties.items() if value is not None and value not in ("", [])}


def _texts(role: str, text: str | None) -> list[dict[str, Any]]:
    return [{"role": role, "contentType": "text/plain", "value": text}] if text else []


def _bodies(article: Article) -> list[dict[str, Any]]:
    text = article.body.text
    if not article.body:
        return []
    size = {"charCount": len(text), "wordCount": sum(1 for _ in _WORD.finditer(text))}
    html = to_html(Article(body=article.body, language=article.language))
    return [
        {"role": "main", "contentType": "text/plain", **size, "value": text},
        {"role": "main", "contentType": "text/html", **size, "value": html},
    ]


def _picture(image: Image) -> dict[str, Any]:
    return _known({
        "name": "main" if image.is_lead else None,
        "type": "picture",
        "by": image.credit,
        "descriptions": _texts("caption", image.caption) + _texts("alternative", image.alt),
        "renditions": [{"name": "original", "href": image.url}] if image.url else [],
    })
