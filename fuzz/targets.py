"""What is fuzzed: each target takes any bytes and raises where something that must hold does not."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Final

import newsparse
from newsparse.limits import Limits
from newsparse.reading.decode import decode, looks_like_markup, refuse_binary
from newsparse.rendering import from_json, to_html, to_json, to_json_ld, to_markdown, to_ninjs, to_text

DOCUMENTED: Final = (newsparse.EmptyInputError, newsparse.UnsupportedInputError, newsparse.InputTooLargeError)
LIMITS: Final = Limits(seconds=5.0)
_LEFT_OUT: Final = dict.fromkeys([*range(9), *range(14, 32)])
"""Control characters, which reading takes out of every page, so that what is around them comes to stand together."""


def page(data: bytes) -> None:
    """Bytes as a page: an Article that all renderers take, or a documented error."""
    try:
        article = newsparse.parse_html(data, url="https://varnpost.example/news/1", limits=LIMITS)
    except DOCUMENTED:
        return
    _rendered(article)


def text(data: bytes) -> None:
    """Bytes as a pasted text: its parts lie end to end over all of it."""
    given = data.decode("utf-8", "replace")
    try:
        report = newsparse.explain(given, limits=LIMITS)
        article = newsparse.parse_text(given, limits=LIMITS)
    except DOCUMENTED:
        return
    assert not report.parts or "".join(part.text for part in report.parts) == given
    _rendered(article)


def json_ld(data: bytes) -> None:
    """Bytes as the JSON-LD of an ordinary page: the page's own text is found whatever it says."""
    stated = data.decode("utf-8", "replace").translate(_LEFT_OUT).replace("</", "<\\/").replace("<!--", "<\\!--")
    article = newsparse.parse_html(_PAGE.replace("@@", stated), limits=LIMITS)
    assert "carried the last crates" in article.body.text or _has_lost_its_end(stated), article.body
    _rendered(article)


def _has_lost_its_end(stated: str) -> bool:
    """Whether a script of JSON that has lost its end tag looks just so: a value or nothing, then markup that starts a script.

    What is in the markup, as a template or a table, then hides what stands behind it, or does not.
    """
    text = stated.lstrip()
    try:
        end = json.JSONDecoder().raw_decode(text)[1] if text[:1] in ("{", "[") else 0
    except (ValueError, RecursionError):
        return False
    return text[end:].lstrip().startswith("<") and "<script" in text[end:].lower()


def decoding(data: bytes) -> None:
    """Bytes as text: nothing raises, and no lone surrogate comes out."""
    try:
        refuse_binary(data)
    except newsparse.UnsupportedInputError:
        return
    label = data[:12].decode("latin-1")
    for charset in (None, label, "utf-16", "shift_jis"):
        decoded, _, _ = decode(data, charset)
        decoded.encode()
        looks_like_markup(decoded)


def _rendered(article: newsparse.Article) -> None:
    assert from_json(to_json(article)) == article
    to_html(article, is_document=True)
    to_markdown(article)
    to_text(article)
    json.dumps(to_json_ld(article))
    json.dumps(to_ninjs(article))


_PAGE: Final = (
    "<html><head><title>Crates for Varn</title><script type='application/ld+json'>@@</script></head><body><article>"
    "<h1>Crates for Varn</h1><p>The night ferry carried the last crates of the harvest over the bay on Sunday evening, "
    "and the harbour office counted more of them than in any year before.</p><p>Nobody in the market hall had expected "
    "so many, said the woman who keeps the scales, and the men at the quay worked until the morning.</p></article></body></html>"
)

TARGETS: Final[dict[str, Callable[[bytes], None]]] = {
    "page": page,
    "text": text,
    "json_ld": json_ld,
    "decode": decoding,
}
"""The targets by name."""
