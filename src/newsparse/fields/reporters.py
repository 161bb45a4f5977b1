"""Whom East Asian papers and agencies name as reporters in lines of a fixed form, and where the text itself begins or ends.

'(바른=연합뉴스) 홍길동 기자 = …', '新华社瓦恩5月3日电（记者 王小明）…', '…（記者・阿田茂須）'.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from newsparse.fields.agencies import agency_of
from newsparse.fields.east_asian_names import is_korean_name, may_be_east_asian
from newsparse.lexicon.tables import alternatives, words_in

_GRADED: Final = (
    rf"(?P<role>(?:{alternatives(words_in('names', 'grade_hangul'))})?"
    rf"(?:{alternatives(words_in('names', 'reporter_hangul'))}))"
)
_KOREAN_ROLE: Final = re.compile(alternatives(words_in("names", "reporter_hangul")))
_HANGUL: Final = "[가-힣]{2,4}"
_HANGUL_NAME: Final = re.compile(_HANGUL)
_LINE: Final = re.compile(
    rf"(?:[가-힣A-Z][가-힣A-Z.]{{0,11}}[\s=/,]\s?){{0,3}}?(?P<names>{_HANGUL}(?:\s?[·ㆍ・,]\s?{_HANGUL}){{0,4}})\s?{_GRADED}"
    r"(?:\s?[(<\[]?[\w.+-]{1,40}@[\w.-]{1,60}[)>\]]?)?"
)
_LONGEST_LINE: Final = 80
_AROUND: Final = " \t[]()【】<>/|=-▶■●△"
_KOREAN_OPENING: Final = re.compile(
    r"\s*(?:[\[(【〔][^\[\]()【】〔〕]{2,30}[\])】〕]\s?)?"
    rf"(?P<names>{_HANGUL}(?:[\s·ㆍ・,]{{1,2}}{_HANGUL}){{0,4}})\s?{_GRADED}\s?=(?!=)"
)
"""How the text of a Korean agency begins: '(바른=연합뉴스) 홍길동 기자 = …'."""
_KOREAN_SIGNED: Final = re.compile(r"\s*[\[(【〔]([^\[\]()【】〔〕]{2,60})[\])】〕]")
"""How that of a Korean paper may begin: '[바른일보 홍길동 기자] …'."""
_OPEN, _CLOSE = r"[（(【［\[〔]", r"[）)】］\]〕]"
_TOLD: Final = rf"(?P<role>{alternatives(words_in('names', 'reporter_han'))})[\s・:：]?"
_HAN_OPENING: Final = re.compile(
    rf"[^。！？!?\n（(【［\[〔]{{0,40}}{_OPEN}\s?[㐀-鿿]{{0,6}}?{_TOLD}(?P<names>[^（）()【】［］\[\]〔〕。]{{2,40}}){_CLOSE}"
)
"""How the text of a Chinese agency or paper begins: '新华社瓦恩5月3日电（记者 王小明）…'."""
_HAN_PLACED: Final = re.compile(
    rf"{_OPEN}?\s?[㐀-鿿]{{0,6}}?{_TOLD}(?P<names>[㐀-鿿]{{2,4}}(?:[、，][㐀-鿿]{{2,4}}){{0,4}})\s?[／/]\s?(?P<place>[㐀-鿿]{{2,8}}?)"
    rf"(?:{alternatives(words_in('names', 'reported_end'))}){_CLOSE}?\s?"
)
"""How that of a paper of Taiwan begins: '記者王小明／瓦恩報導　…'."""
_JAPANESE_OPENING: Final = re.compile(r"【[^【】=＝・]{1,12}[=＝](?P<names>[㐀-鿿々ヶ]{2,6}(?:、[㐀-鿿々ヶ]{2,6}){0,3})】")
"""How that of a Japanese correspondent begins: '【ワルン＝阿田茂須】…'."""
_HAN_ENDING: Final = re.compile(
    rf"[（(【]\s?[㐀-鿿]{{0,6}}?{_TOLD}(?P<names>[^（）()【】。]{{2,40}})[）)】]\s?\Z"
)
_JAPANESE_ENDING: Final = re.compile(
    r"[（【](?:[^（）【】、。・＝]{2,12}[・＝])?(?P<names>[㐀-鿿々ヶ]{3,6}|[㐀-鿿々ヶ]{1,3}[ \u3000][㐀-鿿々ヶぁ-ん]{1,4})[）】]\s?\Z"
)
"""How it ends: '…（ワルン支局・阿田茂須）'."""
_NO_SIGNATURE: Final = words_in("names", "no_signature_japanese")
_BETWEEN: Final = re.compile(r"[、，,;；&／/]|\s{1,4}(?=[㐀-鿿])|(?<=[㐀-鿿])[和及与與](?=[㐀-鿿]{2,3}(?:[、，]|\Z))")
_LABEL: Final = re.compile(rf"(?:{alternatives(words_in('names', 'reporter_han'))})[\s・:：]?")
_PLACED_NAME: Final = re.compile(r"([㐀-鿿]{3})[㐀-鿿]{2,6}\d{1,2}日")
"""A name of Taiwan run together with place and day: '王小明瓦恩3日電'."""
_ENDING: Final = 60
"""Characters at the end of a text in which it may be signed."""
_HEAD: Final = 120
"""Characters at its beginning in which reporters may be named."""


class Reporters(NamedTuple):
    """Whom a text names as its reporters, and as what."""

    names: tuple[str, ...]
    role: str | None = None


def reporters_of_line(text: str) -> Reporters | None:
    """A Korean line that says nothing but who reported, from where and for whom; None for any other.

    >>> reporters_of_line("[바른=홍길동 기자]")
    Reporters(names=('홍길동',), role='기자')
    >>> reporters_of_line("모래, 바른 홍길동·김철수 선임기자 hong@varn.example").names, reporters_of_line("우리 동네 시민 기자")
    (('홍길동', '김철수'), None)
    """
    if text.isascii() or len(text) > _LONGEST_LINE or not _KOREAN_ROLE.search(text):
        return None
    return _koreans(_LINE.fullmatch(text.strip(_AROUND)))


def reporters_in_opening(text: str, language: str) -> Reporters | None:
    """Whom the beginning of an article's text names; None for nobody.

    >>> reporters_in_opening("(바른=연합뉴스) 홍길동 김철수 기자 = 다리가 다시 열렸다.", "ko").names
    ('홍길동', '김철수')
    >>> reporters_in_opening("新华社瓦恩5月3日电（记者王小明、李华）港口大桥重新开放。", "zh").names
    ('王小明', '李华')
    >>> reporters_in_opening("記者王小明／瓦恩報導　港口大橋重新開放。", "zh").names
    ('王小明',)
    """
    head = text[:_HEAD]
    if language == "ko":
        if match := _KOREAN_OPENING.match(head):
            return _koreans(match)
        signed = _KOREAN_SIGNED.match(head)
        return reporters_of_line(signed[1]) if signed else None
    if language not in ("zh", "ja"):
        return None
    match = _HAN_PLACED.match(head) or _HAN_OPENING.match(head) or (_JAPANESE_OPENING.match(head) if language == "ja" else None)
    return _in_han(match, language)


def reported_from(text: str) -> tuple[str, str] | None:
    """What the beginning of a text says of who reported from where, as it stands there, and the place; None where it says nothing.

    >>> reported_from("記者王小明／瓦恩報導　港口大橋重新開放。")
    ('記者王小明／瓦恩報導', '瓦恩')
    """
    match = _HAN_PLACED.match(text)
    return (match.group().strip(), match["place"]) if match else None


def reporters_in_ending(text: str, language: str) -> Reporters | None:
    """Whom the end of an article's text names; None for nobody.

    >>> reporters_in_ending("港橋が再び開通した。（ワルン支局・阿田茂須）", "ja"), reporters_in_ending("肩書は当時。（敬称略）", "ja")
    (Reporters(names=('阿田茂須',), role=None), None)
    """
    if language not in ("zh", "ja"):
        return None
    tail = text[-_ENDING:]
    found = _in_han(_HAN_ENDING.search(tail), language)
    if found or language == "zh":
        return found
    match = _JAPANESE_ENDING.search(tail)
    is_word = match is None or any(word in match["names"] for word in _NO_SIGNATURE)
    return None if is_word else _in_han(match, language)


def _koreans(match: re.Match[str] | None) -> Reporters | None:
    """Names and role where all that may be names are."""
    names = tuple(_HANGUL_NAME.findall(match["names"])) if match else ()
    return Reporters(names, match["role"]) if match and names and all(map(is_korean_name, names)) else None


def _in_han(match: re.Match[str] | None, language: str) -> Reporters | None:
    """Names and role in Han, as far as what stands there may be names."""
    names = tuple(_han_names(match["names"], is_chinese=language == "zh")) if match else ()
    return Reporters(names, match.groupdict().get("role")) if match and names else None


def _han_names(text: str, *, is_chinese: bool) -> Iterator[str]:
    if not is_chinese:
        text = "".join(text.split())  # '阿田　茂須' is one name
    for piece in _BETWEEN.split(text):
        name = _LABEL.sub("", piece).strip()
        if match := _PLACED_NAME.match(name):
            name = match[1]
        if _HAN_SHAPED.fullmatch(name) and not agency_of(name) and may_be_east_asian(name, is_chinese=is_chinese):
            yield name


_HAN_SHAPED: Final = re.compile(r"[㐀-鿿々ヶ]{2,6}")
