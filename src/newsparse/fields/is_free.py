"""Whether all may read the article without paying."""

from __future__ import annotations

from typing import Any, Final

from newsparse.json_values import nodes_of, text_of
from newsparse.page import Finding, Page

_YES: Final = frozenset(("true", "yes", "1", "free"))
_NO: Final = frozenset(("false", "no", "0", "locked", "paid", "premium", "subscriber", "subscribers", "subscription"))
_META: Final = (
    "isaccessibleforfree", "article:content_tier", "og:article:content_tier", "article:content-tier", "content_tier",
    "cxenseparse:recs:paywall-free", "article:free",
)  # fmt: skip
_META_PAID: Final = ("article:opinion:paid", "paywall", "article:premium", "premium", "is_premium", "ispremium")
"""Names of `meta` elements whose 'true' says that the article is not free."""


def find_is_free(page: Page) -> Finding[bool] | None:
    """schema.org's isAccessibleForFree in its many shapes, else what `meta` elements say."""
    article = page.metadata.article
    if (value := _truth(article.get("isAccessibleForFree"))) is not None:
        return Finding(value, "metadata", "json-ld isAccessibleForFree", (), 0.9)
    parts = [_truth(part.get("isAccessibleForFree")) for part in nodes_of(article.get("hasPart"))]
    if False in parts:
        return Finding(False, "metadata", "json-ld hasPart isAccessibleForFree", (), 0.8)
    meta = page.metadata.meta
    for name in _META:
        if name in meta and (value := _truth(meta[name][0])) is not None:
            return Finding(value, "metadata", f"meta {name}", (), 0.8)
    for name in _META_PAID:
        if name in meta and (value := _truth(meta[name][0])) is not None:
            return Finding(not value, "metadata", f"meta {name}", (), 0.7)
    for name, _, text in page.microdata:
        if name == "isAccessibleForFree" and (value := _truth(text)) is not None:
            return Finding(value, "markup", "microdata isAccessibleForFree", (), 0.8)
    return None


def _truth(value: Any) -> bool | None:
    """A truth value as pages write it; None for what is none.

    >>> [_truth(v) for v in (True, "False", "http://schema.org/False", ["True"], "metered", None)]
    [True, False, False, True, None, None]
    """
    if isinstance(value, list):
        value = value[0] if value else None
    if value is None:
        return None
    if isinstance(value, bool):
        return value
    if isinstance(value, int):
        return bool(value) if value in (0, 1) else None
    text = (text_of(value) or "").casefold().rpartition("/")[2]
    return True if text in _YES else False if text in _NO else None
