"""Addresses that may be written into markup."""

from __future__ import annotations

import re
from typing import Final

ALLOWED_SCHEMES: Final = frozenset(("http", "https", "mailto"))
"""All others (javascript, data, file, …) can run code or reach what the reader did not mean to open."""

# What the WHATWG URL standard strips before it looks for a scheme: a browser reads "java\nscript:" as "javascript:".
_EDGES: Final = "".join(map(chr, range(0x21)))
_BREAKS: Final = {ord(c): None for c in "\t\n\r"}
# Not allowed bare in an address, or with a meaning of their own in HTML or Markdown.
_ESCAPED: Final = re.compile("[\\x00-\\x20\\x7f-\\xa0\"'<>`\\\\^{|}()\\[\\]*\\u2028\\u2029\\ud800-\\udfff]")


def safe_url(url: str | None) -> str | None:
    r"""The address with what is special escaped; None if it is empty or its scheme is not allowed.

    >>> safe_url("https://example.org/a b"), safe_url("/news?x=1"), safe_url("java\nscript:alert(1)")
    ('https://example.org/a%20b', '/news?x=1', None)
    """
    if not url:
        return None
    url = url.strip(_EDGES).translate(_BREAKS)
    head = re.split(r"[/?#]", url, maxsplit=1)[0]
    scheme, colon, _ = head.partition(":")
    if not url or (colon and scheme.lower() not in ALLOWED_SCHEMES):
        return None
    return _ESCAPED.sub(_percent, url)


def _percent(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match.group().encode("utf-8", "replace"))
