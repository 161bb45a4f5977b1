"""Bytes become text whatever they are, and text is told from markup."""

from __future__ import annotations

import codecs
import gzip
import time
import tomllib
from pathlib import Path
from typing import Any

import pytest
import webencodings
from hypothesis import example, given
from hypothesis import strategies as st

from newsparse.characters import clean, clean_text
from newsparse.errors import UnsupportedInputError
from newsparse.reading.decode import decode, looks_like_markup, refuse_binary

DATA = Path(__file__).parent.parent / "data"
PAGE = "<!DOCTYPE html><html><body><article><h1>Bridge reopens</h1>" + "<p>It opened on Monday.</p>" * 40 + "</article>"
HOW = {"bom", "http", "meta", "utf-8", "detected", "fallback"}
FORBIDDEN = {*range(9), 11, 12, *range(14, 32), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF}


def cases(name: str) -> list[dict[str, Any]]:
    return tomllib.loads((DATA / f"{name}.toml").read_text("utf-8"))["case"]


def has_surrogate(text: str) -> bool:
    return any("\ud800" <= c <= "\udfff" for c in text)


# ---- encodings


@pytest.mark.parametrize("case", cases("charsets"), ids=lambda case: case["name"])
def test_charset(case: dict[str, Any]) -> None:
    stored = case["text"].encode(case["stored"])
    data = bytes.fromhex(case.get("before", "")) + stored + bytes.fromhex(case.get("after", ""))
    text, encoding, how = decode(data, case.get("charset"))
    assert (encoding, how) == (case["encoding"], case["how"])
    assert text == case.get("read", case["text"])


# Bytes that look like pages in many encodings, and names that hostile pages declare.
NAMES = st.sampled_from(
    "utf-8 utf-16 utf-16le utf-32 iso-8859-1 windows-1252 shift_jis euc-jp gb18030 big5 koi8-r iso-2022-jp x-user-defined "
    "replacement utf-7 rot13 zlib hex idna punycode undefined unicode_escape base64 ;;; x\0".split()
) | st.text(max_size=20)
FRAGMENTS = st.lists(
    st.one_of(
        st.binary(max_size=30),
        st.text(max_size=30).map(lambda t: t.encode("utf-8", "surrogatepass")),
        st.sampled_from("utf-16 latin-1 shift_jis euc-jp gb18030 koi8-r".split()).map(
            lambda e: "Brücke мост 橋".encode(e, "ignore")
        ),
        st.sampled_from(
            [b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"\0\0\xfe\xff", b"\xed\xa0\x80", b"\x1b$B", b"+/v8-"]
        ),
        NAMES.map(lambda n: b"<meta charset=" + n.encode("utf-8", "replace") + b">"),
        st.just(PAGE.encode()),
    ),
    max_size=8,
).map(b"".join)


@given(FRAGMENTS, st.none() | NAMES)
@example(b"\xff\xfe\x00\xd8", None)
@example(b"\x00\x00\xfe\xff\x00\x00\xd8\x00", None)
@example(b"", None)
def test_decode_takes_anything(data: bytes, charset: str | None) -> None:
    text, encoding, how = decode(data, charset)
    assert not has_surrogate(text)
    assert how in HOW
    assert webencodings.lookup(encoding) or codecs.lookup(encoding)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_utf_8_comes_back_to_the_last_character(text: str) -> None:
    if not text.startswith("\ufeff") and "\x1b$" not in text and "\0" not in text:
        assert decode(text.encode())[0] == text
    assert decode(b"\xef\xbb\xbf" + text.encode())[0] == text


@given(st.sampled_from("rot13 hex zlib base64 idna punycode unicode_escape undefined raw_unicode_escape".split()))
def test_no_name_reaches_python_s_codecs(name: str) -> None:
    data = f"<meta charset={name}><p>Brücke".encode()
    assert decode(data, name)[0] == data.decode()


@pytest.mark.parametrize(
    "data",
    [
        b"\x81" * 3_000_000,
        b"\xff" * 3_000_000,
        b"\xe9abc" * 700_000,
        b"<meta " * 500_000 + b"\xe9",
        b"<meta charset" * 200_000 + b"\xe9",
        b"<!--" * 500_000 + b"charset=x\xe9",
        b"<html " + b" lang" * 500_000 + b"\xe9",
        b"\x1b$B\xff" * 700_000,
        b"<\xe9>" * 700_000,
    ],
)
def test_decode_is_linear(data: bytes) -> None:
    started = time.process_time()
    decode(data)
    assert time.process_time() - started < 2


# ---- binary data


@pytest.mark.parametrize("case", cases("binary"), ids=lambda case: case["format"])
@pytest.mark.parametrize("rest", [b"", b"\0\1\2\3" * 500])
def test_binary_is_named(case: dict[str, Any], rest: bytes) -> None:
    with pytest.raises(UnsupportedInputError) as caught:
        refuse_binary(bytes.fromhex(case["start"]) + rest)
    assert caught.value.format_name == case["format"]


def test_compressed_data_is_named() -> None:
    import zlib

    with pytest.raises(UnsupportedInputError, match="zlib"):
        refuse_binary(zlib.compress(PAGE.encode()))


def test_tar_is_named() -> None:
    with pytest.raises(UnsupportedInputError, match="tar"):
        refuse_binary(b"bridge.html".ljust(257, b"\0") + b"ustar\x0000")


@pytest.mark.parametrize(
    "text",
    [
        "BMW opens a plant in Varn",
        "ID3 tags, explained",
        "OTTO VON DER MAAR ist tot",
        "GIF89a is thirty years old",
        "MZ reports: the bridge is open",
        "PKK, PK and other names",
        "FORMER mayor of Varn dies",
        "ORCHESTRA plays again",
        "x",
        "",
        "\x1b[1mBridge reopens\x1b[0m",
        "Bridge\0reopens after a long and thorough repair by the town",
    ],
)
def test_texts_are_let_through(text: str) -> None:
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-32"):
        refuse_binary(text.encode(encoding))


@pytest.mark.parametrize("damage", [b"\0", b"\0\0\0", b"\x01\x02\x03\x04\x05\x06", bytes(range(32))])
def test_damaged_pages_are_let_through(damage: bytes) -> None:
    page = PAGE.encode()
    refuse_binary(page[:70] + damage * 800 + page[70:])
    refuse_binary(damage.join(page[i : i + 40] for i in range(0, len(page), 40)))


@given(st.binary())
def test_refusal_is_the_only_error(data: bytes) -> None:
    try:
        refuse_binary(data)
    except UnsupportedInputError as error:
        assert error.format_name  # noqa: PT017  # any other error fails the test


# ---- characters and markup


@given(st.text(alphabet=st.characters(codec=None)))
def test_clean_leaves_only_what_xml_allows(text: str) -> None:
    cleaned = clean(text)
    assert not FORBIDDEN & set(map(ord, cleaned))
    assert "\r" not in cleaned
    assert clean(cleaned) == cleaned
    assert [c for c in cleaned if c not in " \n\ufffd"] == [
        c for c in text if ord(c) not in FORBIDDEN and c not in " \n\r\ufffd"
    ]
    assert not FORBIDDEN & set(map(ord, clean_text(text)))


@pytest.mark.parametrize("case", cases("markup_or_text"), ids=lambda case: case["text"][:40])
def test_markup_is_told_from_text(case: dict[str, Any]) -> None:
    assert looks_like_markup(case["text"]) is case["markup"]


@given(st.text())
@example("<" * 1000)
@example("<a " * 1000)
def test_looking_for_markup_takes_anything(text: str) -> None:
    looks_like_markup(text)


@pytest.mark.parametrize("piece", ["<", "<a ", "<p", "< p>", "<p " + "x" * 400, " ", "<!-", "<a" + " " * 600, "<q>"])
def test_looking_for_markup_is_linear(piece: str) -> None:
    started = time.process_time()
    looks_like_markup("x" + piece * (3_000_000 // len(piece)))
    assert time.process_time() - started < 2


def test_real_pages(shared: Path) -> None:
    """Real pages are markup in UTF-8 or what they declare, and are not refused."""
    for file in sorted((shared / "corpus" / "html").glob("*.gz"))[::9]:
        data = gzip.decompress(file.read_bytes())
        refuse_binary(data)
        text, _, how = decode(data)
        assert how in {"bom", "meta", "utf-8"}, file.name
        assert text.count("\ufffd") < 5, file.name
        assert looks_like_markup(text), file.name
        # The same page in an encoding of its own, undeclared, is read again.
        plain = text.replace("charset", "x").replace("encoding=", "x=")
        old = plain.encode("cp1252", "xmlcharrefreplace")
        if 'lang="en' in plain[:5000] and not old.isascii():
            assert decode(old)[0] == old.decode("cp1252"), file.name
