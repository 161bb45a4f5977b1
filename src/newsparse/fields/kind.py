"""What sort of item the page is."""

from __future__ import annotations

from functools import lru_cache
from typing import Final, cast, get_args
from urllib.parse import unquote, urlsplit

from newsparse.fields.updates import is_stated_live
from newsparse.json_values import texts_of, types_of
from newsparse.lexicon.tables import read_table
from newsparse.model import ArticleKind, Body, Update
from newsparse.page import Finding, Page

_TYPES: Final[dict[str, ArticleKind]] = {
    "LiveBlogPosting": "liveblog", "OpinionNewsArticle": "opinion", "ReviewNewsArticle": "review", "Review": "review",
    "CriticReview": "review", "VideoObject": "video", "AudioObject": "audio", "PodcastEpisode": "audio",
    "ImageGallery": "gallery", "MediaGallery": "gallery",
}  # fmt: skip
"""schema.org types of the page's article to kinds."""
_OPEN_GRAPH: Final[dict[str, ArticleKind]] = {
    "video": "video", "video.other": "video", "video.episode": "video", "video.movie": "video", "music.song": "audio",
    "music.radio_station": "audio", "audio": "audio",
}  # fmt: skip
"""Values of og:type to kinds."""
_FOLDERS: Final = 6
"""Parts of an address's path that are looked at."""


@lru_cache(maxsize=1)
def _words() -> dict[str, ArticleKind]:
    """Words of sections and addresses to kinds: lexicon/kinds.toml."""
    kinds = get_args(ArticleKind)
    return {
        word: cast(ArticleKind, kind)
        for kind, table in read_table("kinds").items()
        if kind in kinds
        for word in table["words"]
    }


def find_kind(page: Page, body: Body | None = None) -> Finding[ArticleKind] | None:
    """The kind that metadata, the address or the section states, or the body's entries show; None where nothing says
    otherwise than 'article'.
    """
    types = types_of(page.metadata.article)
    for name, kind in _TYPES.items():
        if name in types:
            return Finding(kind, "metadata", f"json-ld {name}", (), 0.9)
    if is_stated_live(page):
        return Finding("liveblog", "metadata", "json-ld LiveBlogPosting", (), 0.8)
    if found := _OPEN_GRAPH.get((page.metadata.first("og:type") or "").casefold()):
        return Finding(found, "metadata", "meta og:type", (), 0.7)
    if body and Update in set(map(type, body.blocks)):
        return Finding("liveblog", "markup", "entries with their times", (), 0.8)
    words = _words()
    sections = [*texts_of(page.metadata.article.get("articleSection")), *page.metadata.meta.get("article:section", ())]
    for section in sections[:8]:
        if kind_ := words.get("-".join(section.casefold().split())):
            return Finding(kind_, "metadata", "section", (), 0.6)
    for folder in _folders(page.url or page.metadata.first("og:url")):
        if kind_ := words.get(folder):
            return Finding(kind_, "metadata", "url", (), 0.5)
    return None


def _folders(address: str | None) -> list[str]:
    """The folders of an address's path, without the article's own part."""
    try:
        path = urlsplit(address or "").path
    except ValueError:
        return []
    return [unquote(part).casefold().replace("_", "-") for part in path[:400].split("/") if part][:_FOLDERS][:-1]
