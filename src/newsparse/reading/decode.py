"""From bytes to text: what the bytes are, which character set they are in, and whether the text is markup."""

from __future__ import annotations

import codecs
import re
from typing import Final, Literal, TypeAlias

import webencodings

from newsparse.errors import UnsupportedInputError

DecodedBy: TypeAlias = Literal["bom", "http", "meta", "utf-8", "detected", "fallback"]
"""How an encoding was told."""

_MAGIC: Final = (
    (b"%PDF-", "a PDF file"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"\x00\x00\x01\x00", "an icon"),
    (b"PK\x03\x04", "a ZIP archive (or an Office or EPUB file)"),
    (b"PK\x05\x06", "a ZIP archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"ID3", "an MP3 file"),
    (b"OggS", "an Ogg file"),
    (b"fLaC", "a FLAC file"),
    (b"\x7fELF", "an ELF program"),
    (b"\xcf\xfa\xed\xfe", "a Mach-O program"),
    (b"\xca\xfe\xba\xbe", "a Java class or Mach-O program"),
    (b"MZ\x90\x00", "a Windows program"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"wOFF", "a font"),
    (b"wOF2", "a font"),
    (b"\x00\x01\x00\x00\x00", "a font"),
    (b"OTTO", "a font"),
    (b"PAR1", "a Parquet file"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file"),
    (b"{\\rtf", "an RTF file"),
    (b"WARC/1.", "a WARC archive: give the pages inside it"),
)
"""First bytes of formats and their names for a person."""
_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LOOKED_AT: Final = 4096
"""Bytes at the start in which binary data and declared character sets are looked for; HTML asks for 1024, pages take more."""
_SAMPLE: Final = 60_000
"""Bytes that detection is given: enough to tell, and its cost is bounded."""
_BINARY_SHARE: Final = 0.1
"""More control bytes than this share are no text; damaged pages have a few."""
_CONTROLS: Final = bytes([*range(9), *range(14, 27), *range(28, 32), 0x7F])
_META: Final = re.compile(rb"<meta[^>]{0,500}?charset\s{0,20}=\s{0,20}[\"']?\s{0,20}([a-zA-Z0-9_:.-]{2,40})", re.IGNORECASE)
_XML: Final = re.compile(rb"\s{0,100}<\?xml[^>]{0,200}?encoding\s{0,20}=\s{0,20}[\"']([a-zA-Z0-9_:.-]{2,40})", re.IGNORECASE)
_ASCII_WIDE: Final = frozenset(("utf-16le", "utf-16be", "utf-16"))
_LIE: Final = 0.01
"""A share of undecodable bytes above this means that the declared character set is not the real one."""


def refuse_binary(data: bytes) -> None:
    """Raise `UnsupportedInputError`, naming the format, where the bytes are no page and no text."""
    start = data[:_LOOKED_AT]
    for magic, name in _MAGIC:
        if start.startswith(magic):
            raise UnsupportedInputError(name)
    if start[:4] == b"RIFF" and start[8:12] in (b"WEBP", b"WAVE", b"AVI "):
        raise UnsupportedInputError({b"WEBP": "a WebP image", b"WAVE": "a WAV file"}.get(start[8:12], "an AVI video"))
    if start[4:8] == b"ftyp":
        raise UnsupportedInputError("an MP4 video or HEIF image")
    if start[257:262] == b"ustar":
        raise UnsupportedInputError("a tar archive")
    if start[:2] == b"BM" and start[6:10] == b"\0\0\0\0":
        raise UnsupportedInputError("a BMP image")
    if _bom(start) or _wide(start):
        return
    controls = len(start) - len(start.translate(None, _CONTROLS))
    if controls > _BINARY_SHARE * len(start) and b"<" not in start.translate(None, _CONTROLS)[:_LOOKED_AT]:
        raise UnsupportedInputError("binary data")
    if controls > 0.3 * len(start):
        raise UnsupportedInputError("binary data")


def decode(data: bytes, charset: str | None = None) -> tuple[str, str, DecodedBy]:
    """Bytes as text, with the encoding's name and how it was told; never raises.

    The order is that of HTML: byte order mark, what HTTP said, what the page declares, then detection. Names are those
    of the WHATWG table, so that no declared name reaches Python's own codecs.

    >>> decode("Zürich".encode("latin-1"), charset="iso-8859-1")
    ('Zürich', 'windows-1252', 'http')
    """
    if bom := _bom(data):
        return _text(data.decode(bom, "replace")), bom, "bom"
    if wide := _wide(data[:_LOOKED_AT]):
        return _text(data.decode(wide, "replace")), wide, "detected"
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        valid = False
    else:
        valid = True
    for name, how in ((charset, "http"), (_declared(data), "meta")):
        known = webencodings.lookup(name) if name else None
        if known is None or (known.name in _ASCII_WIDE) or known.name == "replacement":
            continue
        if valid and (known.name == "utf-8" or not data.isascii()) and not _is_stateful(known.name):
            return text, "utf-8", ("utf-8" if known.name != "utf-8" else how)  # type: ignore[return-value]
        decoded = known.codec_info.decode(data, "replace")[0]
        if decoded.count("\ufffd") <= max(_LIE * len(decoded), 3):
            return _text(decoded), known.name, how  # type: ignore[return-value]
    if valid:
        return text, "utf-8", "utf-8"
    return _detected(data)


def _is_stateful(name: str) -> bool:
    """Whether an encoding writes other letters in ASCII bytes, so that valid UTF-8 says nothing."""
    return name == "iso-2022-jp"


def _text(decoded: str) -> str:
    """Decoded text without a mark at its start or lone surrogates."""
    if decoded[:1] == "\ufeff":
        decoded = decoded[1:]
    return decoded


def _bom(data: bytes) -> str | None:
    return next((name for bom, name in _BOMS if data.startswith(bom)), None)


def _wide(start: bytes) -> str | None:
    """UTF-16 without a mark: nearly every other byte of Western markup is NUL."""
    if len(start) < 4 or b"\0" not in start[:64]:
        return None
    even, odd = start[0::2], start[1::2]
    if odd.count(0) > 0.7 * len(odd) and even.count(0) < 0.1 * len(even):
        return "utf-16-le"
    if even.count(0) > 0.7 * len(even) and odd.count(0) < 0.1 * len(odd):
        return "utf-16-be"
    return None


def _declared(data: bytes) -> str | None:
    """The character set that the page declares of itself."""
    start = data[: _LOOKED_AT * 4]
    match = _XML.match(start) or _META.search(start)
    return match[1].decode("ascii") if match else None


def _detected(data: bytes) -> tuple[str, str, DecodedBy]:
    """Text in an encoding that nobody declares rightly."""
    sample = data[:_SAMPLE]
    try:
        mostly = data.decode("utf-8", "replace")
        if mostly.count("\ufffd") <= _LIE * max(len(mostly) - mostly.count("\ufffd"), 1):
            return mostly, "utf-8", "utf-8"
        from charset_normalizer import from_bytes

        best = from_bytes(sample).best()
        known = webencodings.lookup(best.encoding.replace("_", "-")) if best else None
        if known is not None and known.name != "utf-8":
            return _text(known.codec_info.decode(data, "replace")[0]), known.name, "detected"
    except (LookupError, ValueError, RecursionError):  # detection may trip over hostile bytes; the page is still read
        pass
    return data.decode("cp1252", "replace"), "windows-1252", "fallback"


_FORBIDDEN: Final = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """Text that XML allows: form feeds and vertical tabs as spaces, other forbidden characters as U+FFFD.

    >>> clean("a\\x0cb\\x00c")
    'a b\\ufffdc'
    """
    if _FORBIDDEN.search(text) is None:
        return text
    return _FORBIDDEN.sub(lambda match: " " if match[0] in "\x0b\x0c" else "\ufffd", text)


def clean_text(text: str) -> str:
    """A short string without what XML forbids, as `clean` does it; costs next to nothing where all of it shows."""
    return text if text.isprintable() else clean(text)


_DOCUMENT: Final = re.compile(
    r"\s{0,2000}(?:<\?xml\b|<!doctype\b|<!--|<(?:html|head|body|meta|title|base|link|script|style|frameset|svg|rss)[\s>/])",
    re.IGNORECASE,
)
_BLOCK: Final = re.compile(
    r"\s{0,2000}<(?:div|p|article|section|main|header|h[1-6]|table|ul|ol|figure|center|blockquote|nav|form|pre)[\s>/]",
    re.IGNORECASE,
)
_TAG: Final = re.compile(
    r"</?(?:html|head|body|div|p|article|section|h[1-6]|table|tr|td|span|script|style|meta|link|ul|li|br|a|b|i|em|strong|img|figure)"
    r"\b[^<>]{0,500}>",
    re.IGNORECASE,
)
_MANY: Final = 100
"""So many tags are markup whatever is between them, such as long scripts; a text on HTML quotes tens."""
_DENSE: Final = 400
"""Characters a tag: with a tag at least so often, even a short text is markup."""


def looks_like_markup(text: str) -> bool:
    """Whether a text is HTML rather than plain text that happens to hold a '<' or to quote a tag.

    >>> looks_like_markup("<p>Good morning</p>"), looks_like_markup("Prices < 3 euros and > 2")
    (True, False)
    """
    if "<" not in text:
        return False
    start = text.lstrip("\ufeff\0")
    if _DOCUMENT.match(start) or (_BLOCK.match(start) and ">" in text):
        return True
    needed = min(max(len(text) // _DENSE, 2), _MANY)
    return any(count >= needed for count, _ in enumerate(_TAG.finditer(text), start=1))
