"""The article in the scripts of a page that shows nothing without them: as markup, or as texts under one key."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from html import escape
from typing import Final

from newsparse.json_values import text_of

_STRING: Final = re.compile(r'(?:"([\w$-]{1,40})"\s{0,4}:\s{0,4})?"((?:[^"\\]++|\\.?)*+)(?:"|\Z)', re.DOTALL)
"""A string of JSON, with its key where it is an object's value; one that is never closed ends with the script."""
_JSON: Final = ('":', '",')
"""What a string has in it that is JSON itself, and markup has not."""
_LAYERS: Final = 3
"""How often JSON may be wrapped in a string."""
_SHORTEST: Final = 400
"""Characters of the shortest article that is taken from a script."""
_SENTENCE: Final = 60
"""Characters from which a text is no label or name."""
_PARAGRAPH: Final = re.compile(r"<(?:p|br)[\s/>]", re.IGNORECASE)
_ENDS: Final = tuple(".!?…。！？؟।”\"»')")


def article_of_scripts(scripts: Iterable[str]) -> str | None:
    r"""Markup of the article that scripts hold; None where they hold none.

    It is the longest text that is marked up in paragraphs, else the sentences under the key that has most of them.

    >>> article_of_scripts(['load({"body": "' + r"\u003cp\u003eThe pier reopened." * 40 + '"})'])[:22]
    '<p>The pier reopened.<'
    """
    markup, most = None, _SHORTEST - 1
    groups: dict[str, dict[str, None]] = {}
    for key, text in _strings(scripts):
        if _PARAGRAPH.search(text):
            size = len(text_of(text) or "")
            if size > most:
                markup, most = text, size
        elif " " in text and "<" not in text:
            groups.setdefault(key, {})[text] = None
    if markup is not None:
        return markup
    sizes = {key: sum([len(text) for text in texts if _is_prose(text)]) for key, texts in groups.items()}
    best = max(sizes, key=sizes.__getitem__, default=None)
    if best is None or sizes[best] < _SHORTEST:
        return None
    lines = (line for text in groups[best] for line in text.split("\n"))
    return "".join([f"<p>{escape(line)}</p>" for line in lines if line.strip()])


def _is_prose(text: str) -> bool:
    return len(text) >= _SENTENCE and text.rstrip().endswith(_ENDS)


def _strings(scripts: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The strings of JSON in scripts, each with its key or '', and those of JSON wrapped in strings."""
    sources = [script for script in scripts if len(script) > _SHORTEST]
    for _ in range(_LAYERS):
        wrapped: list[str] = []
        for source in sources:
            for match in _STRING.finditer(source):
                raw = match[2]
                if len(raw) < 2:
                    continue
                try:
                    text = json.loads(f'"{raw}"', strict=False)
                except ValueError:  # a string of the script's language, not of JSON
                    continue
                if len(raw) > _SHORTEST and any(sign in text for sign in _JSON):
                    wrapped.append(text)
                else:
                    yield match[1] or "", text
        sources = wrapped
