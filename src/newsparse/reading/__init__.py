"""From bytes, trees and texts to the blocks of a `Page`."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Final
from urllib.parse import urljoin

from newsparse import lexicon
from newsparse.limits import Limits
from newsparse.page import Metadata, Page
from newsparse.reading.html_blocks import read_blocks
from newsparse.reading.metadata import read_metadata
from newsparse.reading.text_blocks import read_text_blocks

if TYPE_CHECKING:
    from lxml.etree import _Element

_LEAST: Final = 200
"""Characters of the shortest article; what has less is a notice that scripts are needed."""
_RUNNING: Final = 60
"""Characters past which a block is running text, whose language is the page's; menus may be in others."""


def read_html_page(
    root: _Element, *, url: str | None, now: datetime | None, limits: Limits, is_scripted: bool = False
) -> Page:
    """A tree as a Page; where it shows next to nothing, with the article that its scripts hold, unless that has been done."""
    page = _page(root, url, now, limits)
    if not is_scripted and _shows_nothing(page):
        from newsparse.reading.script_texts import article_of_scripts

        if markup := article_of_scripts(script.text or "" for script in root.iter("script")):
            return page.showing(markup, limits)
    return page


def _shows_nothing(page: Page) -> bool:
    """Whether a page shows less text, menus aside, than any article has."""
    shown = 0
    for block in page.blocks:
        if block.kind == "text":
            size = len(block.text)
            shown += size if size > _RUNNING else size - (block.link_chars or 0)
            if shown >= _LEAST:
                return False
    return True


def _page(root: _Element, url: str | None, now: datetime | None, limits: Limits) -> Page:
    reading = read_blocks(root)
    metadata = read_metadata(
        title=reading.title,
        metas=reading.metas,
        links=reading.links,
        json_ld=reading.json_ld,
        language=reading.language,
        url=url,
        limits=limits,
    )
    blocks, containers = reading.blocks, reading.containers
    if (most := limits.blocks) < len(blocks):
        blocks = blocks[:most]
        containers = [c._replace(first=min(c.first, most), end=min(c.end, most)) for c in containers]
    return Page(
        blocks=blocks,
        containers=containers,
        metadata=metadata,
        lexicon=lexicon.load_for((b.text for b in blocks if len(b.text) > _RUNNING), metadata.language),
        url=url,
        base=_base(url, metadata, reading.base),
        now=now,
        tree=root,
        microdata=reading.microdata,
        times=reading.times,
    )


def _base(url: str | None, metadata: Metadata, stated: str | None) -> str | None:
    """What the page's addresses are relative to."""
    own = url
    if not own:
        addresses = (*metadata.links.get("canonical", ())[:1], metadata.first("og:url") or "")
        own = next((address for address in addresses if address.startswith(("https://", "http://"))), None)
    try:
        return urljoin(own or "", stated) or None if stated else own
    except ValueError:  # an address in brackets that is none
        return own


def read_text_page(text: str, *, url: str | None, now: datetime | None, limits: Limits) -> Page:
    """A plain text as a Page."""
    blocks, containers = read_text_blocks(text)
    return Page(
        blocks=blocks[: limits.blocks],
        containers=containers,
        metadata=Metadata(),
        lexicon=lexicon.load_for(block.text for block in blocks),
        is_text=True,
        url=url,
        now=now,
        source=text,
    )
