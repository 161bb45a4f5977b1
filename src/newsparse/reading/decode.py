"""From bytes to text: what the bytes are, which character set they are in, and whether the text is markup."""

from __future__ import annotations

import codecs
import re
import tomllib
from functools import lru_cache
from importlib import resources
from typing import Any, Final, Literal, TypeAlias

import webencodings

from newsparse.characters import clean, clean_text
from newsparse.errors import UnsupportedInputError

__all__ = ["DecodedBy", "clean", "clean_text", "decode", "looks_like_markup", "refuse_binary"]

DecodedBy: TypeAlias = Literal["bom", "http", "meta", "utf-8", "detected", "fallback"]
"""How an encoding was told."""

_LOOKED_AT: Final = 4_096
"""Bytes at the start in which binary data is looked for."""
_CONTROLS: Final = bytes([*range(9), *range(14, 27), *range(28, 32), 0x7F])
"""Control characters that text has no use for; escape is in coloured logs and in ISO-2022-JP."""

# ---- what is no text

_MAGIC: Final = (
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"\x00\x00\x00\x0cjP  ", "a JPEG 2000 image"),
    (b"\x00\x00\x00\x0cJXL ", "a JPEG XL image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"\x00\x00\x01\x00", "an icon"),
    (b"PK\x03\x04", "a ZIP archive (or an Office or EPUB file)"),
    (b"PK\x05\x06", "a ZIP archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x1f\x9d", "a compress archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"\x04\x22\x4d\x18", "an LZ4 archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"MSCF\x00\x00", "a cabinet archive"),
    (b"\x1aE\xdf\xa3", "a Matroska or WebM video"),
    (b"FLV\x01", "a Flash video"),
    (b"\x00\x00\x01\xba", "an MPEG video"),
    (b"\xff\xfb", "an MP3 file"),
    (b"\xff\xf3", "an MP3 file"),
    (b"\xff\xf1", "an AAC file"),
    (b"MThd\x00\x00", "a MIDI file"),
    (b"\x7fELF", "an ELF program"),
    (b"\xcf\xfa\xed\xfe", "a Mach-O program"),
    (b"\xce\xfa\xed\xfe", "a Mach-O program"),
    (b"\xca\xfe\xba\xbe", "a Java class or Mach-O program"),
    (b"\x00asm", "a WebAssembly program"),
    (b"MZ\x90\x00", "a Windows program"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x00\x01\x00\x00\x00", "a font"),
    (b"OTTO\x00", "a font"),
    (b"\x89HDF\r\n", "an HDF5 file"),
    (b"\x93NUMPY", "a NumPy file"),
    (b"Obj\x01", "an Avro file"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file"),
    (b"bplist00", "a web archive or binary property list"),
    (b"{\\rtf", "an RTF file"),
    (b"WARC/0.", "a WARC archive: give the pages inside it"),
    (b"WARC/1.", "a WARC archive: give the pages inside it"),
)
"""First bytes of formats, as in the file(1) database and the WHATWG MIME Sniffing standard; none can begin a text."""
_WORDS: Final = (
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"BM", "a BMP image"),
    (b"8BPS", "a Photoshop image"),
    (b"BZh", "a bzip2 archive"),
    (b"LZIP", "an lzip archive"),
    (b"ID3", "an MP3 file"),
    (b"OggS", "an Ogg file"),
    (b"fLaC", "a FLAC file"),
    (b"FORM", "an AIFF file"),
    (b"AT&TFORM", "a DjVu file"),
    (b"wOFF", "a font"),
    (b"wOF2", "a font"),
    (b"ttcf", "a font"),
    (b"PAR1", "a Parquet file"),
    (b"ARROW1", "an Arrow file"),
    (b"ORC", "an ORC file"),
    (b"GGUF", "a model file"),
    (b"MZ", "a Windows program"),
)
"""First bytes that a text may begin with too; a control character near them tells."""
_RIFF: Final = {b"WEBP": "a WebP image", b"WAVE": "a WAV file", b"AVI ": "an AVI video"}
_FTYP: Final = {
    b"avif": "an AVIF image",
    b"avis": "an AVIF image",
    b"heic": "a HEIC image",
    b"heix": "a HEIC image",
    b"mif1": "a HEIF image",
    b"M4A ": "an MP4 sound file",
    b"qt  ": "a QuickTime video",
}
_BINARY_SHARE: Final = 0.05
"""More control bytes than this share are no text: any byte string without order has 11 %, damaged texts a few."""
_KNOWN_TAG: Final = re.compile(
    rb"<(?:!doctype|html|head|body|meta|title|link|script|style|div|span|article|section|main|table|img|rss|svg)\b",
    re.IGNORECASE,
)


def refuse_binary(data: bytes) -> None:
    r"""Raise `UnsupportedInputError`, naming the format, where the bytes are no page and no text.

    Pages and texts with some damage, such as NULs in between, are let through.

    >>> refuse_binary(b"%PDF-1.7\\n...")
    Traceback (most recent call last):
    newsparse.errors.UnsupportedInputError: the input is not a page or a text: it looks like a PDF file
    """
    start = data[:_LOOKED_AT]
    if name := _format_of(start):
        raise UnsupportedInputError(name)
    if not start or _bom(start) or _wide(start):
        return
    text = start.translate(None, _CONTROLS)
    if len(start) - len(text) > _BINARY_SHARE * len(start) and not _KNOWN_TAG.search(text):
        raise UnsupportedInputError("binary data")


def _format_of(start: bytes) -> str | None:
    """The name of a binary format by its first bytes."""
    for magic, name in _MAGIC:
        if start.startswith(magic):
            return name
    if re.match(rb"\s{0,1000}%PDF-\d", start):
        return "a PDF file"
    if start.startswith(b"%!PS-Adobe-"):
        return "a PostScript file"
    if start[4:8] == b"ftyp":
        return _FTYP.get(start[8:12], "an MP4 video")
    if start[257:262] == b"ustar":
        return "a tar archive"
    if start[:1] == b"x" and start[1:2] in b"\x01\x5e\x9c\xda" and _has_controls(start[2:]) and _is_compressed(start):
        return "zlib-compressed data"
    if _has_controls(start[:64]):
        if start[:4] == b"RIFF" and start[8:12] in _RIFF:
            return _RIFF[start[8:12]]
        for magic, name in _WORDS:
            if start.startswith(magic):
                return name
    return None


def _has_controls(data: bytes) -> bool:
    return len(data.translate(None, _CONTROLS)) < len(data)


def _is_compressed(start: bytes) -> bool:
    """Whether bytes decompress."""
    import zlib

    try:
        return bool(zlib.decompressobj().decompress(start, 64))
    except zlib.error:
        return False


# ---- the encoding

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_PRESCANNED: Final = 16_384
"""Bytes at the start in which a declared character set is looked for. HTML asks for 1024; pages take more."""
_DECLARED_WIDE: Final = frozenset(("utf-16le", "utf-16be"))
_STATEFUL: Final = "iso-2022-jp"
"""The one encoding that writes other letters in ASCII bytes, so that valid UTF-8 says nothing."""
_MENTIONS: Final = 50
"""So many times the word is looked at."""
_HIDING: Final = ((b"<!--", b"-->"), (b"<script", b"</script"), (b"<style", b"</style"), (b"<textarea", b"</textarea"))
"""What a `meta` may stand in that is none."""
_META: Final = re.compile(rb"<meta[\s/]([^>]{0,2000})")
_IS: Final = rb"charset\s{0,20}=\s{0,20}[\"']?\s{0,20}([a-z0-9_:.-]{2,40})"
_META_CHARSET: Final = re.compile(rb"(?:\A|[\s\"'/])" + _IS)
_META_CONTENT: Final = re.compile(rb"content\s{0,20}=.{0,200}?" + _IS, re.DOTALL)
_XML: Final = re.compile(
    rb"\s{0,100}<\?xml[^>]{0,200}?\sencoding\s{0,20}=\s{0,20}[\"']([a-z0-9_:.-]{2,40})", re.IGNORECASE
)
_LANG: Final = re.compile(
    rb"<html[^>]{0,1000}?\slang\s{0,5}=\s{0,5}[\"']?([a-z]{2,3}(?:[-_][a-z]{2,4})?)\b", re.IGNORECASE
)
_MANY: Final = 10
"""So many well-formed characters for each broken one are UTF-8 whatever is declared: a page cut off inside one."""
_SOME: Final = 1 / 3
"""So many well-formed characters for each broken one are UTF-8 where that is declared; others give about 1/10."""
_ERRORS: Final = 0.1
"""More errors than this share of the characters outside ASCII mean that a declared encoding is not the real one."""
_SAMPLE: Final = 8_000
"""Bytes of text that detection is given: enough to tell, and its cost is bounded."""


def decode(data: bytes, charset: str | None = None) -> tuple[str, str, DecodedBy]:
    """Bytes as text, with the encoding's name and how it was told; never raises.

    The order is that of HTML: byte order mark, what HTTP said, what the page declares, then what the bytes look like.
    What is declared gives way where the bytes disprove it, as text outside ASCII that is valid UTF-8 disproves any
    other. Names are those of the WHATWG table, so that no declared name reaches Python's own codecs. What cannot be
    decoded becomes U+FFFD; lone surrogates never come out.

    Args:
        data: The bytes.
        charset: The character set that HTTP gave, if any.

    >>> decode("Zürich".encode("latin-1"), charset="iso-8859-1")
    ('Zürich', 'windows-1252', 'http')
    >>> decode("Zürich".encode(), charset="iso-8859-1")
    ('Zürich', 'utf-8', 'utf-8')
    """
    if bom := _bom(data):
        mark = next(mark for mark, name in _BOMS if name == bom)
        if bom == "utf-8" or not _is_ascii_markup(data[len(mark) : _LOOKED_AT]):
            text = str(memoryview(data)[len(mark) :], bom, "replace")
            return text, bom, "bom"
        data = data[len(mark) :]  # a mark put before a page of another encoding
    elif wide := _wide(data[:_LOOKED_AT]):
        return data.decode(wide, "replace"), wide, "detected"
    bad = good = 0
    try:
        text = data.decode()
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
        bad = text.count("\ufffd")
        good = _outside(text) - bad
    ways: tuple[tuple[str | None, DecodedBy], ...] = ((charset, "http"), (_declared(data), "meta"))
    for declared, how in ways:
        name = _known(declared, how)
        if name is None:
            continue
        if name == "utf-8":
            if good >= bad * _SOME:
                return text, "utf-8", how
        elif not bad and name != _STATEFUL:
            return (text, name, how) if data.isascii() else (text, "utf-8", "utf-8")
        elif bad and good >= bad * _MANY:
            return text, "utf-8", "utf-8"
        elif (decoded := _decoded(data, name)) is not None:
            return decoded, name, how
    if not bad and b"\x1b$" in data[: _PRESCANNED * 8] and data.isascii():
        if (decoded := _decoded(data, _STATEFUL)) is not None:
            return decoded, _STATEFUL, "detected"
    if good >= bad:
        return text, "utf-8", "utf-8"
    return _detected(data)


def _known(name: str | None, how: DecodedBy) -> str | None:
    """The WHATWG name of a declared character set, None where it says nothing."""
    try:
        encoding = webencodings.lookup(name) if name else None
    except (AttributeError, UnicodeError):  # no str, or one with lone surrogates
        return None
    if encoding is None or encoding.name == "replacement":
        return None
    if how == "meta":  # what could be read as ASCII is neither of these
        if encoding.name in _DECLARED_WIDE:
            return "utf-8"
        if encoding.name == "x-user-defined":
            return "windows-1252"
    return str(encoding.name)


def _decoded(data: bytes, name: str) -> str | None:
    """Bytes in a declared encoding; None where they cannot be in it."""
    if name in _DECLARED_WIDE:
        try:
            return data.decode(name)
        except UnicodeDecodeError:
            return None
    text = _in_encoding(data, name)
    if bad := text.count("\ufffd"):
        outside = _outside(text)
        if bad > max(_ERRORS * outside, 3):
            return None
    return text


def _in_encoding(data: bytes, name: str) -> str:
    """Bytes in an encoding of the WHATWG table, errors replaced."""
    if name == "gbk":
        name = "gb18030"  # which holds it
    table: Any = _table(name)  # a str, which type stubs do not know of
    if table:
        return codecs.charmap_decode(data, "strict", table)[0]
    return _codec(name).decode(data, "replace")[0]


def _codec(name: str) -> codecs.CodecInfo:
    """Python's codec for an encoding of the WHATWG table."""
    encoding = webencodings.lookup(name)
    if encoding is None:
        raise LookupError(name)
    codec: codecs.CodecInfo = encoding.codec_info
    return codec


_SINGLE_BYTE: Final = ("windows-", "iso-8859-", "koi8-", "ibm", "mac", "x-")
"""What names of encodings of one byte a character begin with."""


@lru_cache(maxsize=64)
def _table(name: str) -> str | None:
    """The 256 characters of a single-byte encoding, which decodes faster and without an error handler; else None."""
    return _codec(name).decode(bytes(range(256)), "replace")[0] if name.startswith(_SINGLE_BYTE) else None


def _bom(data: bytes) -> str | None:
    return next((name for bom, name in _BOMS if data.startswith(bom)), None)


def _is_ascii_markup(start: bytes) -> bool:
    """Whether a page is written in single bytes, so that a mark of UTF-16 or UTF-32 before it says nothing."""
    return start.count(0) < 0.02 * len(start) and _KNOWN_TAG.search(start) is not None


def _wide(start: bytes) -> str | None:
    """UTF-16 or UTF-32 without a mark: in each character's high byte stand NUL and at most one other value."""
    if b"\0" not in start[:64] or len(start) < 8:
        return None
    lanes = [start[i::4] for i in range(4)]
    nuls = [lane.count(0) / len(lane) for lane in lanes]
    for name, low, rest in (("utf-32-le", 0, (2, 3)), ("utf-32-be", 3, (0, 1))):
        if nuls[low] < 0.1 and all(nuls[i] > 0.95 for i in rest):
            return name
    for name, high in (("utf-16-le", 1), ("utf-16-be", 0)):
        highs, lows = start[high::2], start[1 - high :: 2]
        if lows.count(0) > 0.1 * len(lows) or highs.count(0) < 0.04 * len(highs):
            continue
        others = highs.replace(b"\0", b"")
        most = max((others.count(byte) for byte in set(others[:100])), default=0)
        if highs.count(0) + most > 0.8 * len(highs) and (len(others) < 0.3 * len(highs) or most > 0.6 * len(others)):
            text = start.decode(name, "replace")
            if sum(c.isprintable() or c.isspace() for c in text) > 0.9 * len(text):
                return name
    return None


def _declared(data: bytes) -> str | None:
    """The character set that the page declares of itself."""
    start = data[:_PRESCANNED]
    if start.lstrip()[:5].lower() == b"<?xml" and (match := _XML.match(start)):
        return match[1].decode("ascii")
    lower = start.lower()
    at = -1
    for _ in range(_MENTIONS):
        at = lower.find(b"charset", at + 1)
        if at < 0:
            break
        tag = lower.rfind(b"<", 0, at)
        meta = _META.match(lower, tag) if tag >= 0 else None
        if meta is None or meta.end() <= at or lower[tag - 1 : tag] in (b"'", b'"'):
            continue
        if any(lower.rfind(opening, 0, tag) > lower.rfind(closing, 0, tag) for opening, closing in _HIDING):
            continue
        attributes = meta[1]
        found = _META_CHARSET.search(attributes)
        if b"http-equiv" in attributes:
            found = _META_CONTENT.search(attributes) or found
        elif found and b"content" in attributes[: found.start()]:
            continue  # the word inside a description
        if found:
            return found[1].decode("ascii")
    return None


@lru_cache(maxsize=1)
def _by_language() -> dict[str, tuple[str, ...]]:
    """Primary language subtags to the encodings their old pages are in."""
    text = (resources.files("newsparse.reading") / "encodings.toml").read_text("utf-8")
    return {key: tuple(names) for key, names in tomllib.loads(text).items()}


def _detected(data: bytes) -> tuple[str, str, DecodedBy]:
    """Text in an encoding that nobody declares rightly: by its language, else by its letters."""
    sample = _sample(data)
    table = _by_language()
    found = _by_table(sample, data[:_PRESCANNED]) or next((name for name in _SCRIPTS if _is_native(sample, name)), None)
    if found is None:
        found = _guessed(sample, [name for name in table["any"] if name not in _SCRIPTS and _fits(sample, name)])
    if found is None:
        return _in_encoding(data, "windows-1252"), "windows-1252", "fallback"
    return _in_encoding(data, found), found, "detected"


def _by_table(sample: bytes, start: bytes) -> str | None:
    """The encoding that fits the language the page states, None where it states none or none fits."""
    match = _LANG.search(start)
    if match is None:
        return None
    table = _by_language()
    language = match[1].decode("ascii").lower().replace("_", "-")
    names = table.get(language) or table.get(language.partition("-")[0]) or table["western"]
    possible = [name for name in names if _fits(sample, name)]
    if len(possible) > 1 and possible[0] in table["loose"]:
        return _guessed(sample, possible) or possible[0]
    return possible[0] if possible else None


_ASCII: Final = bytes(range(128))
_SCRIPTS: Final = {
    "euc-jp": re.compile("[\u3041-\u30fe]"),
    "shift_jis": re.compile("[\u3041-\u30fe]"),
    "euc-kr": re.compile("[\uac00-\ud7a3]"),
}
"""Encodings whose text shows that they are the right ones: by kana, by hangul."""
_NATIVE: Final = {"euc-jp": 0.2, "shift_jis": 0.2, "euc-kr": 0.8}
"""The least share of those letters in what is not ASCII; other encodings' text read so has far fewer."""


def _is_native(sample: bytes, name: str) -> bool:
    """Whether bytes in this encoding are text in its language."""
    if not _fits(sample, name):
        return False
    text = _in_encoding(sample, name)
    outside = _outside(text)
    if name != "shift_jis" and len(sample.translate(None, _ASCII)) < 1.8 * outside:
        return False  # its letters are two bytes outside ASCII, unlike an apostrophe and the letter behind it
    return len(_SCRIPTS[name].findall(text)) >= _NATIVE[name] * outside > 0


def _outside(text: str) -> int:
    """How many characters are not ASCII."""
    return len(text) - len(text.encode("ascii", "ignore"))


def _sample(data: bytes) -> bytes:
    """The stretches of text that hold what is not ASCII: markup, scripts and styles only hide it from detection."""
    pieces: list[bytes] = []
    others: list[bytes] = []
    left = _SAMPLE
    for piece in data[: 500 * _SAMPLE].split(b"<"):
        if piece.isascii():
            continue
        text = piece.rpartition(b">")[2].strip()
        if text.isascii() or piece[:6].lower().startswith((b"script", b"style")):
            others.append(piece[:_SAMPLE])
            continue
        pieces.append(text[:left])
        left -= len(text)
        if left <= 0:
            break
    return b"\n".join(pieces or others)[:_SAMPLE]


def _fits(sample: bytes, name: str) -> bool:
    """Whether bytes could be in an encoding: hardly an error, no control characters."""
    text = _in_encoding(sample, name)
    outside = _outside(text)
    odd = text.count("\ufffd") + sum("\x80" <= c <= "\x9f" or "\ue000" <= c <= "\uf8ff" for c in text)
    return odd <= 0.02 * outside


_INSIDE_WORD: Final = re.compile("[a-z][\xa1-\xac\xae-\xb6\xb8-\xbf][a-z]")
"""Signs and digits that stand inside no word of Western languages, as letters of others read as windows-1252 do."""


def _guessed(sample: bytes, names: list[str]) -> str | None:
    """The likeliest of some encodings by charset-normalizer; Western letters pass for Western languages."""
    from charset_normalizer import from_bytes

    codec_names = {_codec(name).name.replace("-", "_"): name for name in names}
    if not names:
        return None
    try:
        best = from_bytes(sample, cp_isolation=list(codec_names)).best()
    except (LookupError, ValueError, RecursionError):  # it may trip over hostile bytes; the page is still read
        best = None
    found = codec_names.get(best.encoding) if best else None
    if found and "windows-1252" in names:
        text = _in_encoding(sample, found)
        letters = "".join(filter(str.isalpha, text))
        foreign = sum(c >= "\u0250" for c in letters)
        if foreign < 0.3 * len(letters) and not _INSIDE_WORD.search(_in_encoding(sample, "windows-1252")):
            return "windows-1252"
    return found


# ---- characters that XML forbids

_DOCUMENT: Final = re.compile(
    r"\s{0,2000}(?:<\?xml\b|<!doctype\b|<!--|"
    r"<(?:html|head|body|meta|title|base|link|script|style|frameset|svg|rss|[\w.-]{1,30}:html)[\s>/])",
    re.IGNORECASE,
)
_BLOCK: Final = re.compile(
    r"\s{0,2000}<(?:div|p|article|section|main|header|h[1-6]|table|ul|ol|figure|center|blockquote|nav|form|pre)[\s>/]",
    re.IGNORECASE,
)
_TAG: Final = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]{0,9})(?:[\s/][^<>]{0,500})?>")
_TAGS: Final = frozenset(
    "html head body div p article section h1 h2 h3 h4 h5 h6 table tr td span script style meta link ul li br a b i em "
    "strong img figure".split()
)
"""Names that tell markup from other things between angle brackets."""
_ENOUGH: Final = 100
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
    needed = min(max(len(text) // _DENSE, 2), _ENOUGH)
    tags = (tag for tag in _TAG.finditer(text) if tag[1].lower() in _TAGS)
    return any(count >= needed for count, _ in enumerate(tags, start=1))
