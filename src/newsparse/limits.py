"""How large an input may be."""

from __future__ import annotations

import attrs


@attrs.frozen(kw_only=True)
class Limits:
    """Bounds on an input; past one of them `InputTooLargeError` is raised.

    The defaults let through every real news page (the largest known are a few MB) and keep one hostile page from
    taking a worker's memory: an element tree takes about ten times the bytes of its markup.

    >>> Limits(bytes=1_000_000).bytes
    1000000
    """

    bytes: int = 32_000_000
    """Bytes of the input, or characters of a `str`."""

    attributes: int = 2_000
    """Attributes on one element. HTML parsers compare each new attribute with all before it, so that the time grows with
    the square of their number: 200,000 on one element take minutes in any of them."""

    json_ld_bytes: int = 4_000_000
    """Characters of JSON-LD that are read; blocks past it are left out, without an error."""

    blocks: int = 400_000
    """Blocks of text that are judged; those past it are left out of the judgement, without an error."""
