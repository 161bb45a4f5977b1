"""A picture's address: the largest version that its markup offers, and what tells one picture from another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final, NamedTuple
from urllib.parse import parse_qsl, unquote, urljoin, urlsplit

from newsparse.lexicon.tables import read_table
from newsparse.page import Attributes, Block

_SETS: Final = ("srcset", "data-srcset", "data-lazy-srcset", "data-src-set")
"""Attributes that list versions with their widths."""
_USUAL: Final = 3
"""The first of the attributes that wait for a script, which are looked at where `src` holds an address: it may be a stand-in."""
_ENTRY: Final = re.compile(r"[\s,]*+(\S+)")
"""The address of one entry of a srcset; it may hold commas."""
_WIDTH: Final = re.compile(r"(\d{1,5})w|(\d(?:\.\d{1,2})?)x|min-width:\s?(\d{2,4})px")
_IN_ADDRESS: Final = re.compile(
    r"[?&;,_/=-](?:w|width|imwidth|resize|w_)[=_:-]?(\d{2,4})(?!\d)|(?<!\d)(\d{3,4})x\d{2,4}(?!\d)|/(\d{3,4})w?/"
)
"""A width written into an address."""
_FULL: Final = 100_000
"""The width taken for an address that markup names as the full picture."""
_USUAL_STARTS: Final = ("https://", "http://", "/")
"""How most addresses begin."""
_LARGEST: Final = 10_000
"""Characters of a srcset that are read."""
_SPANS: Final = 60
"""Elements beside a picture that are looked at for its versions."""
_GOOD: Final = 400.0
"""Pixels from which a version listed in a set is taken without a look at the other attributes."""
_DENSE: Final = 10.0
"""Up to here a width is a density: no width was given."""
_IMAGE_FILE: Final = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif", ".jfif")
_SCRIPTS: Final = (".php", ".aspx", ".ashx", ".cgi", ".jsp", ".axd")
_PART: Final = re.compile(r"[a-z0-9]+")
_SIZE: Final = re.compile(
    r"\d{1,4}x\d{0,4}[a-z]?|x\d{2,4}|[wh](?:idth)?[_=:]?\d{2,4}|\d{1,4}[wx]|[wsr]\d{2,4}[a-z]?|\d{1,2}to\d{1,2}|\d{1,2}x\d{1,2}|"
    r"small|medium|large|thumb|thumbs?|thumbnail|square|wide|full|xl|xs|sm|md|lg|scaled|rotated|cropped|master|original|default|"
    r"crop|resize|fit-in|smart|jpe?g|webp|png|q\d{1,3}|c_limit|v\d{1,2}|image|images|img",
    re.IGNORECASE,
)
"""A piece of an address that says how large a version is, not which picture."""
_LONGEST_SIZE: Final = 10
"""Characters of the longest such piece: '1024x1024a', 'width_1024'."""
_NUMBER: Final = re.compile(r"\d{2,4}")
_CROP: Final = re.compile(r"(?=[^_.,-]{0,20}[_.,-])[\d_.,-]{1,40}|[a-z]{1,3}(?:[_=:][a-zA-Z0-9.]{1,12},?){1,8}")
"""A path segment that says which part of a picture is shown, or how it is made."""
_SIZE_PARAMETERS: Final = frozenset(
    "w h width height q quality dpr fit crop resize auto format f fm s sig sum sign hash token ssl strip zoom type mode scale rect op val "
    "trim imwidth impolicy imheight as v version ts t r _v compression itok".split()
)
_ENOUGH: Final = 12
"""Characters that are left when a bare number at a name's end is taken for a size: 'IMG_1320' is no size of 'IMG'."""


_TELLING: Final = 10
"""Characters from which a file's name tells pictures apart without the folders around it."""


class Address(NamedTuple):
    """One version of a picture."""

    url: str
    width: float
    """In pixels as far as the page says; 0 where it does not."""


_NOWHERE: Final = Address("", -1.0)


def picture_url(block: Block, base: str | None) -> str | None:
    """The address of the largest version of an image block, made absolute; None where it has only placeholders."""
    attributes = block.attributes
    if attributes is None:
        return None
    best = _NOWHERE
    for name in _SETS:
        if value := attributes.get(name):
            best = _larger(best, largest_of(value))
    for span in block.spans[:_SPANS]:
        best = _larger(best, _of_link(span.attributes) if span.tag == "a" else _of_source(span.attributes))
    if best.width < _GOOD:
        best = _of_attributes(attributes, best)
    return absolute_url(base, best.url) if best.url else None


def _larger(best: Address, other: Address) -> Address:
    """The larger of two versions, if it is an address at all."""
    return other if other.width > best.width and is_address(other.url) else best


def _of_link(attributes: Attributes) -> Address:
    """The full picture that a link leads to."""
    link = attributes.get("href") or ""
    return Address(link, _FULL) if link.partition("?")[0].lower().endswith(_IMAGE_FILE) else _NOWHERE


def _of_source(attributes: Attributes) -> Address:
    """The largest version of a `source`; where it gives no widths, the screen it is meant for tells."""
    value = attributes.get("srcset") or attributes.get("data-srcset")
    if not value:
        return _NOWHERE
    address = largest_of(value)
    if address.width > _DENSE:
        return address
    media = _WIDTH.search(attributes.get("media") or "")
    least = float(media.group(3)) if media and media.group(3) else 0.0
    return Address(address.url, least * (address.width or 1.0))


def _of_attributes(attributes: Attributes, best: Address) -> Address:
    """The largest of a version, the address in `src`, and those that wait for a script to put them there, which go before a
    placeholder.
    """
    source = attributes.get("src") or ""
    is_shown = bool(source) and is_address(source)
    for name in _lazy()[:_USUAL] if is_shown else _lazy():
        if value := attributes.get(name):
            best = _larger(best, Address(value, width_in(value) or 1.0))
    return Address(source, 0.0) if is_shown and (best.width < 0.0 or width_in(source) > best.width) else best


def largest_of(value: str) -> Address:
    """The largest entry of a srcset.

    >>> largest_of("a.jpg 320w, b.jpg 1280w").url
    'b.jpg'
    """
    tokens = value.split() if len(value) <= _LARGEST else value[:_LARGEST].split()
    if len(tokens) > 2 and not len(tokens) % 2:  # the common form, with a width after each address
        sizes: list[int] = []
        for token in tokens[1::2]:
            width = token.rstrip(",")
            if width[-1:] != "w" or not width[:-1].isdecimal():
                break
            sizes.append(int(width[:-1]))
        else:
            size = max(sizes)
            return Address(tokens[2 * sizes.index(size)], float(size))
    best = Address("", -1.0)
    for address in srcset(value):
        if address.width > best.width:
            best = address
    return best


def srcset(value: str) -> Iterator[Address]:
    """The entries of a srcset with their widths; a density counts as thousands of pixels where no width is in the address.

    >>> [(a.url, a.width) for a in srcset("a.jpg 320w, b.jpg 1280w")]
    [('a.jpg', 320.0), ('b.jpg', 1280.0)]
    """
    value = value[:_LARGEST]
    at = 0
    while found := _ENTRY.match(value, at):
        url, at = found.group(1), found.end()
        if url.endswith(","):
            yield _version(url.rstrip(","), "")
            continue
        end = value.find(",", at)
        end = len(value) if end < 0 else end
        yield _version(url, value[at:end].strip())
        at = end


def _version(url: str, descriptor: str) -> Address:
    number = descriptor[:-1]
    if descriptor.endswith("w") and number.isdecimal():
        return Address(url, float(number))
    found = _WIDTH.search(descriptor) if descriptor else None
    if found and found.group(1):
        return Address(url, float(found.group(1)))
    density = float(found.group(2)) if found and found.group(2) else 1.0
    return Address(url, (width_in(url) or 2.0) * density)


def width_in(url: str) -> float:
    """The width in pixels written into an address; 0 where there is none.

    >>> width_in("https://example.org/a-1024x683.jpg"), width_in("https://example.org/a.jpg?w=640")
    (1024.0, 640.0)
    """
    if not url.isascii() or len(url) > 2000:
        return 0.0
    found = 0.0
    for match in _IN_ADDRESS.finditer(url):
        found = float(next(filter(None, match.groups()), 0))
    return found


def is_address(url: str) -> bool:
    """Whether an address is one: not data, not a template that a script fills in, not a drawing or a placeholder.

    >>> is_address("data:image/gif;base64,R0lG"), is_address("/img/{width}/a.jpg"), is_address("/img/a.jpg")
    (False, False, True)
    """
    if not url.startswith(_USUAL_STARTS):
        head = url[:12].lower().lstrip()
        if not head or head.startswith(("data:", "blob:", "about:", "javascript:", "#")):
            return False
    if " " in url and " " in url.strip():
        return False
    if "{" in url or "<" in url or ("%" in url and "%7b" in url[:400].lower()):
        return False
    name = url.partition("?")[0].rpartition("/")[2].lower()
    return not name.endswith(".svg") and _trackers().isdisjoint(_PART.findall(name))


@lru_cache(maxsize=1)
def _tables() -> Mapping[str, tuple[str, ...]]:
    return {table: tuple(words) for table, words in read_table("pictures").items()}


def _lazy() -> tuple[str, ...]:
    """Attributes that hold an address until a script puts it into `src`, in the order tried."""
    return _tables()["lazy"]


@lru_cache(maxsize=1)
def _trackers() -> frozenset[str]:
    return frozenset(_tables()["tracker"])


@lru_cache(maxsize=1)
def no_picture() -> frozenset[str]:
    """Words in names of icons, portraits and banners."""
    return frozenset(word for table in ("icon", "person", "promotion") for word in _tables()[table])


def absolute_url(base: str | None, url: str | None) -> str | None:
    """An address made absolute where there is a base; None for none, or for one that cannot be read.

    >>> absolute_url("https://example.org/a/b.html", "../c.jpg"), absolute_url("http://[", "//[")
    ('https://example.org/c.jpg', None)
    """
    url = (url or "").strip()
    if not url:
        return None
    try:
        if base and "://" not in url[:10]:
            url = urljoin(base, url)
        elif url.startswith("//"):
            url = "https:" + url
        if "[" in url or not url.isascii():  # what alone makes an address that cannot be read
            urlsplit(url)
    except ValueError:
        return None
    return url


@lru_cache(maxsize=512)
def picture_key(url: str) -> str:
    """What tells a picture from another: its address without host, size, format and the service that scales it.

    >>> picture_key("https://a.example/old-bridge-1024x683.jpg?w=5") == picture_key("https://b.example/x/old-bridge.webp")
    True
    """
    url = url[:2000]
    inner = max(url.rfind("http://"), url.rfind("https://"))
    if inner <= 0 and "%" in url:
        inner = url.lower().rfind("http%3a") if "http%3a" in url.lower() else url.lower().rfind("https%3a")
    if inner > 0:
        url = unquote(url[inner:]).partition("&")[0]
    path, _, query = url.partition("#")[0].partition("?")
    host, double_slash, rest = path.partition("//")
    if double_slash and (not host or host.endswith(":")):
        path = rest.partition("/")[2]
    segments = [segment for segment in path.split("/") if segment] or [path]
    if segments[-1].lower().endswith(_SCRIPTS):
        return _by_query(path, query)
    name = _bare(segments.pop())
    while segments and not _tells(name):
        name = _bare(segments.pop())
    if query and not _tells(name):
        return _by_query(path, query)
    if len(name) < _TELLING:
        around = [segment for segment in segments if _tells(segment) and not _CROP.fullmatch(segment)]
        name = "/".join([*(_bare(segment) for segment in around[-2:]), name])
    return name


def _by_query(path: str, query: str) -> str:
    kept = sorted(f"{key}={value}" for key, value in parse_qsl(query)[:20] if key.lower() not in _SIZE_PARAMETERS)
    return f"{path}?{'&'.join(kept)}".lower()


def _tells(name: str) -> bool:
    """Whether a path segment says which picture it is, not how large it is shown or when it was filed."""
    return bool(name) and not _is_size(name) and not (name.isdigit() and len(name) <= 4)


def _is_size(piece: str) -> bool:
    """Whether a piece of an address only says how large a version is."""
    return len(piece) <= _LONGEST_SIZE and _SIZE.fullmatch(piece) is not None


def _bare(segment: str) -> str:
    """A file's name without its endings and what says its size."""
    name = segment.lower().partition("=")[0] or segment.lower()
    for _ in range(2):
        stem, dot, ending = name.rpartition(".")
        if dot and 2 <= len(ending) <= 4 and ending.isalnum() and not ending.isdigit():
            name = stem
    for _ in range(6):
        cut = max(name.rfind("-"), name.rfind("_"), name.rfind("~"))
        if cut < 3:
            break
        piece = name[cut + 1 :]
        if not piece or _is_size(piece) or (cut >= _ENOUGH and _NUMBER.fullmatch(piece) and piece[-1] in "05"):
            name = name[:cut]
        else:
            break
    first, underscore, rest = name.partition("_")
    return rest if underscore and len(rest) >= _ENOUGH and _is_size(first) else name
