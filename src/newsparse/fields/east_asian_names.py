"""What is shaped like a person's name in Han, kana and Hangul, whose words and names look alike."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from newsparse.lexicon.tables import read_table

_HAN: Final = re.compile(r"[㐀-鿿]+")
_KANA_WORDS: Final = re.compile(r"[をのはがでにへも]|から|まで|する")
"""Small words of Japanese, which names run together with Han hardly hold."""


def may_be_east_asian(text: str, *, is_chinese: bool) -> bool:
    """Whether what stands in Han or kana is shaped like a person's name, where nothing labels it; other scripts are not judged.

    >>> [may_be_east_asian(text, is_chinese=True) for text in ("王小明", "欧阳修", "调整字体", "Ada Moss")]
    [True, True, False, True]
    >>> [may_be_east_asian(text, is_chinese=False) for text in ("山田太郎", "山田 太郎", "記事をシェア")]
    [True, True, False]
    """
    bare = "".join(text.split())
    if is_chinese and _HAN.fullmatch(bare):
        single, double = _family_names()
        return (bare[0] in single and len(bare) <= _LONGEST) or (bare[:2] in double and len(bare) <= _LONGEST + 1)
    return not _KANA_WORDS.search(bare)


_LONGEST: Final = 3
"""Characters of the longest Chinese name whose family name is of one."""


@lru_cache(maxsize=1)
def _family_names() -> tuple[frozenset[str], frozenset[str]]:
    """Chinese family names of one character and of two: lexicon/family_names.toml."""
    table = read_table("family_names")
    return frozenset("".join(table["single"].split())), frozenset(table["double"])


def is_korean_name(text: str) -> bool:
    """Whether what stands in Hangul is shaped like a Korean's name, family name first and run together.

    >>> is_korean_name("홍길동"), is_korean_name("남궁바른"), is_korean_name("시민")
    (True, True, False)
    """
    single, double = _hangul_family_names()
    return (len(text) <= _LONGEST and text[0] in single) or text[:2] in double


@lru_cache(maxsize=1)
def _hangul_family_names() -> tuple[frozenset[str], frozenset[str]]:
    """Korean family names of one syllable and of two: lexicon/family_names.toml."""
    table = read_table("family_names")
    return frozenset("".join(table["hangul"].split())), frozenset(table["hangul_double"])
