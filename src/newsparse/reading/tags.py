"""Read a page tag by tag before it is parsed: refuse floods of attributes, close what would swallow the page.

This is a quarter of the work of parsing, and worth it: libxml2's time grows with the square of an element's attributes, and in
any HTML parser a title, script or comment that is never closed hides all that follows.
"""

from __future__ import annotations

import json
import re
from typing import Final

from newsparse.errors import InputTooLargeError

_RAW: Final = frozenset(b"script style textarea title xmp iframe noembed noframes plaintext".split())
"""Elements in whose text a '<' begins no tag; plaintext has no end."""
_NAMED: Final = rb"[^<>\"'=]{0,1000}+(?:=(?:(?:\"[^\"]*+\"|'[^']*+')(?=[\s/>])|(?![\s\"']))[^<>\"'=]{0,60}+){0,24}+"
"""The rest of a start tag that cannot hold many attributes, each with the quotes it ought to have."""
_RAW_START: Final = rb"(?=[\s>])" + _NAMED + rb"(?<!/)>"
"""The same of an element in whose text a '<' begins no tag."""
_PLAIN: Final = re.compile(
    rb"(?:<(?:"
    rb"/[a-zA-Z][^\"'>]{0,100}+>|"
    rb"(?![pstxinPSTXIN](?i:laintext|cript|tyle|extarea|itle|mp|frame|oembed|oframes)[\s/>])"  # not _RAW
    rb"[a-zA-Z]" + _NAMED + rb">|"
    rb"!--(?!-?>)[^-<]*+(?:(?:-(?!-!?>)|<(?!!--))[^-<]*+)*+--!?>|"  # a comment, in which no other begins
    rb"script" + _RAW_START + rb"[^<]*+(?:<(?!/?[sS][cC])[^<]*+)*+</script>|"
    rb"style" + _RAW_START + rb"[^<]*+(?:<(?!/?[sS][tT]|div)[^<]*+)*+</style>|"
    rb"title" + _RAW_START + rb"[^<]*+</title>|"
    rb"(?:!(?!-)|\?)[^<>]*+>|"  # a doctype or an instruction
    rb"(?![a-zA-Z/!?]))[^<]*+)*+"
)
"""A run of tags, with the text between, in which nothing is to be mended: nearly all of most pages. What begins a script, a
style or a comment also ends the look for the end of the one before, so that time is linear where none of them ends.

No look at less of the page is safe: values may hide any sign of where a tag ends."""
_PLAIN_MOST: Final = 1_300
"""More attributes than a tag of such a run can have: one for two characters outside values."""
_START: Final = re.compile(rb"<(?:!--|(/?)([a-z][^\s/>]*+))?", re.IGNORECASE)
_JSON_SCRIPTS: Final = 100
"""Scripts of JSON in which markup may stand; those after them count as any other script."""
_COMMENT: Final = b"!--"
"""What stands for the name of a comment."""
_EMPTY_COMMENT: Final = re.compile(rb"<!---?>")
_INSTRUCTION: Final = re.compile(rb"<[!?][^>]*+")
_EMPTY: Final = re.compile(rb"[\s/]*/>")
"""What ends a tag that lxml takes for a whole element, also where HTML does not."""
_ATTRIBUTE: Final = re.compile(
    rb"[\s/]*+([^\s/>][^\s/>=]*+)(?:\s*+=\s*+(?:\"[^\"]*+\"?|'[^']*+'?|[^\s>\"'][^\s>]*+)?)?"
)
"""One attribute as HTML reads it: a quote is one only after '='."""
_BEHIND_VALUE: Final = frozenset((b" ", b"\n", b"\t", b"\r", b"/", b">"))
"""What stands behind a value that has its quotes."""
_TAG_IN_VALUE: Final = re.compile(rb"\s*=\s*([\"'])[^<>]*(>)[^<]*<[a-zA-Z/]")
_END: Final = {
    _COMMENT: re.compile(rb"--!?>"),
    **{name: re.compile(rb"</" + name + rb"(?=[\s/>])", re.IGNORECASE) for name in _RAW},
}
"""What ends the text of a raw element or comment."""


def mended(data: bytes, allowed: int) -> bytes:
    """The page, with ends for what would swallow the rest of it.

    Args:
        data: The page in UTF-8.
        allowed: Attributes that an element may have.

    Raises:
        InputTooLargeError: A start tag has more attributes.

    >>> mended(b"<title>Bridge reopens<p>On Monday.", 10)
    b'<title>Bridge reopens</title><p>On Monday.'
    """
    pieces: list[bytes] = []
    done = at = 0
    ends: dict[bytes, int] = {}
    json_left = _JSON_SCRIPTS
    while at >= 0:
        if allowed >= _PLAIN_MOST and (plain := _PLAIN.match(data, at)):
            at = plain.end()
        start = _START.search(data, at)
        if start is None:
            break
        at, closes, name = start.start(), start[1], start[2]
        if name is not None:
            count, inside, lost_quote = _attributes(data, start.end(), allowed)
            if count > allowed and not closes:
                raise InputTooLargeError("attributes", allowed, _attributes(data, start.end(), len(data))[0])
            if lost_quote:
                inside, quote = lost_quote
                pieces += (data[done:inside], quote)
                done = inside
            name = name.lower()
            if name not in _RAW or closes or _EMPTY.match(data, inside):
                at = data.find(b"<", inside)
                continue
            if name == b"plaintext":  # which has no end, and no use
                pieces += (data[done:at], b"<div")
                done = start.end()
                at = data.find(b"<", inside)
                continue
        elif data.startswith(b"<!--", at) and not _EMPTY_COMMENT.match(data, at):
            name, inside = _COMMENT, start.end()
        else:
            other = _INSTRUCTION.match(data, at) or start
            at = data.find(b"<", max(other.end(), at + 1))
            continue
        end = ends.get(name, -1)
        if end < inside:
            match = _END[name].search(data, inside)
            end = ends[name] = match.start() if match else len(data)
        is_json = b"json" in data[start.end() : inside] and json_left > 0
        json_left -= is_json
        lost = _lost_end(data, inside, end, name, is_json)
        if lost is not None:
            end, after = lost
            pieces += (data[done:end], b"-->" if name is _COMMENT else b"</" + name + b">")
            done = end = after
        at = data.find(b"<", end)
    return b"".join((*pieces, data[done:])) if pieces else data


def _attributes(data: bytes, at: int, most: int) -> tuple[int, int, tuple[int, bytes] | None]:
    """How many attributes of different names follow, and where they end; stops counting past `most`.

    Where a value has lost the quote at its end, so that it goes on to the first quote of another tag, the third is the
    place where that quote was, and the quote.
    """
    names: set[bytes] = set()
    match = _ATTRIBUTE.match
    while (found := match(data, at)) and len(names) <= most:
        names.add(found[1].lower())
        at = found.end()
        if data[at : at + 1] not in _BEHIND_VALUE:
            if tag := _TAG_IN_VALUE.match(data, found.end(1), at):
                return len(names), at, (tag.start(2), tag[1])
    return len(names), at, None


# ---- ends that are not there

_TAGS: Final = (
    rb"</?(?:html|head|body|meta|link|script|style|div|p|article|section|main|header|footer|aside|nav|h[1-6]|ul|ol|li|"
    rb"table|tr|td|figure|figcaption|img|span|form|iframe|noscript)[\s/>]"
)
_TAG: Final = re.compile(_TAGS, re.IGNORECASE)
"""What is no part of a title."""
_TAG_BEHIND_CODE: Final = re.compile(rb"(?:(?<=[;}>\n])|(?<=[;}>\n] ))" + _TAGS, re.IGNORECASE)
"""What is no string in a script."""
_LONG_TITLE: Final = 500
"""Bytes; longer titles with tags in them have lost their end."""
_NESTED: Final = {
    name: re.compile(rb"(?<=[\s;}>])<" + name + _RAW_START, re.IGNORECASE) for name in (b"script", b"style")
}
"""Another start tag within, whole, which in a string would stand behind a quote."""
_IN_STRING: Final = re.compile(rb"<\\+/|scr['\"]", re.IGNORECASE)
"""Signs of markup in a string of a script: end tags are escaped or taken apart there."""
_STRING: Final = 300
"""Bytes behind a start tag in which the end tag of a script in a string stands, and before an end of white space at most."""
_MISSPELT: Final = re.compile(rb"(?<![\\\w])(?!<[a-z]{1,9}\s)(?:</|<|/)([a-z\"'=/ ]{4,9})(?:>|(?=[<\s]))", re.IGNORECASE)
"""An end tag, with its '<' or '/' lost or not; one without '/' that goes on behind a space is a start tag."""
_DECODER: Final = json.JSONDecoder()
_BROKEN_COMMENT_END: Final = re.compile(rb"(?<!-)->|--(?= ?>|<|\n)|>")


def _lost_end(data: bytes, at: int, end: int, name: bytes, is_json: bool) -> tuple[int, int] | None:
    """Where the text of an element that has lost its end tag ends, and where the page goes on; None if it has not.

    Args:
        data: The page.
        at: Where the text begins.
        end: Where the next end tag of that name stands, which may be another element's; the page's end if there is none.
        name: The element's name, `_COMMENT` for a comment.
        is_json: Whether its tag says that it is JSON.
    """
    is_open = end >= len(data)
    if name is _COMMENT:
        found = _BROKEN_COMMENT_END.search(data, at) if is_open else None
        return (found.start(), found.end()) if found else None
    at = data.find(b">", at, end) + 1
    if not at:
        return None
    if name not in _NESTED:
        found = _TAG.search(data, at, end) if is_open or (name == b"title" and end - at > _LONG_TITLE) else None
        return (found.start(), found.start()) if found else None
    if not is_open:
        if name == b"style" and data.find(b"<div", at, end) >= 0 and (found := _TAG_BEHIND_CODE.search(data, at, end)):
            return found.start(), found.start()  # the end is that of another, which has lost its start
        if data.find(b"<" + name, at, end) < 0:
            return None
        nested = _NESTED[name].search(data, at, end)
        if not nested:
            return None
        if is_json:
            return _behind_json(data, at, end)
        if _IN_STRING.search(data, at, nested.start() + _STRING):
            return None
        end = nested.start()
    for near in _MISSPELT.finditer(data, at, end):
        if _is_nearly(bytes(c for c in near[1].lower() if chr(c).isalpha()), name):
            return near.span()
    found = _TAG_BEHIND_CODE.search(data, at, end)
    if found:
        return found.start(), found.start()
    return None if is_open else (end, end)


def _behind_json(data: bytes, at: int, end: int) -> tuple[int, int] | None:
    """Where a script's JSON ends that has markup right behind it, or no JSON but markup, and where the page goes on; else None.

    >>> text = b'{"a": 1}</scrpt><p>On Monday.'
    >>> _behind_json(text, 0, len(text))
    (8, 16)
    """
    text = data[at:end].decode("utf-8", "surrogateescape").lstrip()
    length = 0
    if text[:1] in ("{", "["):
        try:
            _, length = _DECODER.raw_decode(text)
        except (ValueError, RecursionError):
            return None
    rest = text[length:].lstrip()
    if not rest.startswith("<"):
        return None
    place = end - len(rest.encode("utf-8", "surrogateescape"))
    tag = _MISSPELT.match(data, place)
    return place, tag.end() if tag else place


def _is_nearly(word: bytes, name: bytes) -> bool:
    """Whether a word is a name with at most one letter wrong, missing or too many.

    >>> _is_nearly(b"scrpt", b"script"), _is_nearly(b"strong", b"script")
    (True, False)
    """
    if abs(len(word) - len(name)) > 1:
        return False
    same = next((i for i, (a, b) in enumerate(zip(word, name)) if a != b), min(len(word), len(name)))
    rest, wanted = word[same:], name[same:]
    return rest[1:] == wanted[1:] or rest == wanted[1:] or rest[1:] == wanted


# ---- too deep for lxml, which leaves out all that follows

_NEVER_NESTED: Final = frozenset(
    b"area base br col embed hr img input link meta param source track wbr p option html head body".split()
)
"""Elements that hold no other of themselves, or nothing."""


def flattened(data: bytes, depth_kept: int) -> bytes:
    """A page without its innermost tags; all of its text is kept.

    >>> flattened(b"<div><div><p>Bridge</div> reopens</div>", 1)
    b'<div> <p>Bridge  reopens</div>'
    """
    kept: list[bytes] = []
    depth = at = done = 0
    dropped: dict[bytes, int] = {}
    while start := _START.search(data, at):
        closes, name = start[1], start[2]
        at = start.end()
        if name is None:
            at = data.find(b"-->", at) if data.startswith(b"<!--", start.start()) else at
            if at < 0:
                break
            continue
        name = name.lower()
        _, at, _ = _attributes(data, at, len(data))
        if name in _RAW and not closes:
            end = _END[name].search(data, at)
            if end is None:
                break
            at = end.start()
        elif name in _NEVER_NESTED or name in _RAW:
            continue
        elif closes and dropped.get(name):
            dropped[name] -= 1
        elif closes:
            depth -= depth > 0
            continue
        elif depth < depth_kept:
            depth += 1
            continue
        else:
            dropped[name] = dropped.get(name, 0) + 1
        if name not in _RAW:
            at += data.startswith(b">", at)
            kept += (data[done : start.start()], b" ")
            done = at
    kept.append(data[done:])
    return b"".join(kept)
