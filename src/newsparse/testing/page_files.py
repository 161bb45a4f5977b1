"""Pages as people keep them: in a folder, or in a WARC."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

import attrs

from newsparse.errors import EmptyInputError, InputTooLargeError, NewsparseError
from newsparse.limits import Limits
from newsparse.page import Page
from newsparse.reading import read_html_page
from newsparse.reading.decode import decode, refuse_binary
from newsparse.reading.tree import parse_tree

ENDINGS: Final = (".html", ".htm", ".xhtml", ".html.gz", ".htm.gz", ".xhtml.gz")
"""What is read in a folder."""
WARC_ENDINGS: Final = (".warc", ".warc.gz")

_LIMITS: Final = Limits()
_OK: Final = "200"


class PageFile(NamedTuple):
    """A page as it is kept."""

    name: str
    """Its file, or its address in a WARC."""
    data: bytes
    url: str | None = None
    charset: str | None = None
    """What HTTP said."""


def read_page(data: str | bytes, url: str | None = None, charset: str | None = None) -> Page:
    """A page of HTML, read once.

    Raises:
        NewsparseError: It is empty, binary or too large.
    """
    if len(data) > _LIMITS.bytes:
        raise InputTooLargeError("bytes", _LIMITS.bytes, len(data))
    if isinstance(data, bytes):
        refuse_binary(data)
        data, _ = decode(data, charset)[:2]
    if not data or data.isspace():
        raise EmptyInputError
    return read_html_page(parse_tree(data, _LIMITS), url=url, now=None, limits=_LIMITS)


def read_pages(place: Path, address: str | None = None) -> Iterator[tuple[str, Page | Exception]]:
    """The pages of HTML in a folder and below it, in a file, or in a WARC; or the name of one and why it cannot be read.

    Args:
        place: A folder or a file.
        address: The address of pages that do not state their own.

    Raises:
        ImportError: `place` is a WARC, and warcio (extra 'warc') is not installed.
    """
    for one in _in_warc(place) if place.name.lower().endswith(WARC_ENDINGS) else _in_folder(place):
        if not isinstance(one, PageFile):
            yield one
            continue
        try:
            page = read_page(one.data, one.url, one.charset)
        except NewsparseError as error:
            yield one.name, error
            continue
        states_one = page.url or page.metadata.links.get("canonical") or page.metadata.first("og:url")
        yield one.name, page if states_one else attrs.evolve(page, url=address)


def _in_folder(place: Path) -> Iterator[PageFile | tuple[str, Exception]]:
    files = sorted(file for file in place.rglob("*") if file.name.lower().endswith(ENDINGS)) if place.is_dir() else [place]
    for file in files:
        try:
            with gzip.open(file) if file.suffix == ".gz" else file.open("rb") as stream:
                yield PageFile(str(file), stream.read(_LIMITS.bytes + 1))
        except (OSError, EOFError, zlib.error) as error:
            yield str(file), error


def _in_warc(file: Path) -> Iterator[PageFile | tuple[str, Exception]]:
    from warcio.archiveiterator import ArchiveIterator

    with file.open("rb") as stream:
        try:
            for record in ArchiveIterator(stream):
                http = record.http_headers
                kind = (http.get_header("Content-Type") or "").lower() if http else ""
                if record.rec_type == "response" and http.get_statuscode() == _OK and "html" in kind:
                    url = record.rec_headers.get_header("WARC-Target-URI")
                    charset = kind.partition("charset=")[2].partition(";")[0].strip(" \"'") or None
                    yield PageFile(url or str(file), record.content_stream().read(_LIMITS.bytes + 1), url, charset)
        except Exception as error:  # warcio raises errors of many types on what is damaged
            yield str(file), error
