"""The headline, as the reader sees it: decided among shown headings, metadata and title by agreement."""

from __future__ import annotations

import re
from typing import Any, Final

from newsparse.json_values import text_of, types_of
from newsparse.page import Block, Finding, Hint, Page

_SEPARATORS: Final = (" | ", " – ", " — ", " - ", " · ", " :: ", " » ", " « ", " • ", " / ", "｜", "ㅣ", " ‹ ", " › ", ": ")
"""What stands between a headline and the site's name in a title, in the order tried."""
_LONGEST: Final = 300
"""Characters past which no line is a headline."""
_AGREEING: Final = 0.55
"""A heading shares at least this much of its words with the metadata's headline to be the same headline."""
_NEWS: Final = frozenset(
    ("NewsArticle", "ReportageNewsArticle", "LiveBlogPosting", "OpinionNewsArticle", "AnalysisNewsArticle")
)
"""schema.org types whose headline a newsroom wrote."""
_WORD: Final = re.compile(r"\w+")
_KICKER_ENDS: Final = frozenset(":|–—-•·/+.!?…»\"”“")
"""What parts a kicker from the headline in the same heading."""
_ELSEWHERE: Final = int(
    Hint.NAVIGATION | Hint.FOOTER | Hint.ASIDE | Hint.RELATED | Hint.PROMOTION | Hint.COMMENTS | Hint.NEWSLETTER
    | Hint.LEGAL | Hint.FORM
)  # fmt: skip
_TITLED: Final = int(Hint.HEADLINE)
_KICKER: Final = int(Hint.KICKER)


def find_headline(page: Page) -> Finding[str] | None:
    """The headline with the block that shows it; from metadata alone where no block does; in text see text_headline."""
    if page.is_text:
        return None
    declared = _declared(page)
    title = page.metadata.title or ""
    words = _words(" ".join((*declared, title)))
    best: Block | None = None
    most = 0.0
    seen_h1 = 0
    for block in page.blocks:
        level = block.level
        if not level and not (page.containers[block.container].hints & _TITLED):
            continue
        if block.kind != "text" or len(block.text) > _LONGEST:
            continue
        score = _score(page, block, declared, title, words)
        if level == 1:
            seen_h1 += 1
            score += 1.0 if seen_h1 == 1 else 0.5
        if score > most:
            best, most = block, score
    if best is not None and most >= 2.0:
        shown = _shown(best, declared)
        if agreed := _agreed(page, shown):
            return Finding(agreed, "metadata", "agreed by metadata and title", (best.index,), 0.75)
        return Finding(shown, "markup", _rule(best), (best.index,), min(0.5 + most / 14, 0.99))
    for block in page.blocks:  # a headline that is marked up as nothing
        if block.kind == "text" and block.text in declared:
            return Finding(block.text, "markup", "as in metadata", (block.index,), 0.8)
    if best is not None and most >= 1.0 and not declared:
        return Finding(_shown(best, declared), "markup", _rule(best), (best.index,), 0.5)
    if declared:
        return Finding(declared[0], "metadata", "headline", (), 0.6)
    if title:
        return Finding(without_site(title, page.metadata.first("og:site_name")), "metadata", "title", (), 0.5)
    return None


def _agreed(page: Page, shown: str) -> str | None:
    """A headline that a news article's JSON-LD and Open Graph state alike, where neither they nor the title have the heading.

    Only for news: elsewhere such agreement is that of a title written for search engines.
    """
    if not _NEWS & types_of(page.metadata.article):
        return None
    site = page.metadata.first("og:site_name")
    stated = (
        text_of(page.metadata.article.get("headline")),
        page.metadata.first("og:title"),
        page.metadata.title,
    )
    ours, social, title = ((without_site(" ".join(text.split()), site) if text else "").casefold() for text in stated)
    if not ours or ours != social or shown.casefold() in (ours, title):
        return None
    return without_site(" ".join((stated[0] or "").split()), site)


def _rule(block: Block) -> str:
    return f"h{block.level}" if block.level else "named as headline"


def _score(page: Page, block: Block, declared: tuple[str, ...], title: str, words: frozenset[str]) -> float:
    """How much speaks for a block as the headline."""
    text = block.text
    if declared and _names_site(text, title) and not any(text in line for line in declared):
        return 0.0
    container = page.containers[block.container]
    score = {1: 2.0, 2: 0.7, 0: 0.3}.get(block.level or 0, -0.7)
    if container.hints & _TITLED:
        score += 0.6
    if any(text == line for line in declared):
        score += 3.0
    elif words:
        own = _words(text)
        shared = len(own & words) / len(own) if own else 0.0
        if shared >= _AGREEING and len(own) > 1:
            score += 2.5 * shared * min(len(own) / 4, 1.0)
        elif own:
            score -= 1.0
    if len(text) > 12 and text in title:
        score += 1.0
    if container.all_hints & _ELSEWHERE:
        score -= 2.2
    if container.hints & _KICKER:
        score -= 0.8
    if (block.link_chars or 0) > 0.8 * len(text):
        score -= 1.0
    return score


def _names_site(text: str, title: str) -> bool:
    """Whether a heading may be what stands behind or before the headline in the title: the name of the site or of a blog.

    >>> _names_site("The Varn Post", "Bridge reopens | The Varn Post")
    True
    >>> _names_site("Bridge reopens after flood", "Bridge reopens after flood | The Varn Post")
    False
    """
    if len(text) >= len(title) / 2 or text not in title:
        return False
    return any(title.endswith(separator + text) or title.startswith(text + separator) for separator in _SEPARATORS)


def _declared(page: Page) -> tuple[str, ...]:
    """The headlines that the metadata states, the likeliest first, without the site's name."""
    site = page.metadata.first("og:site_name")
    article: Any = page.metadata.article
    found = (
        text_of(article.get("headline")),
        page.metadata.first("og:title"),
        page.metadata.first("twitter:title", "title", "dc.title", "sailthru.title", "parsely-title"),
        text_of(article.get("name")),
    )
    lines = (without_site(" ".join(text.split()), site) for text in found if text)
    return tuple(dict.fromkeys(line for line in lines if line))


def without_site(title: str, site: str | None) -> str:
    """A title without the site's name and section behind (or before) it.

    >>> without_site("Bridge reopens - News - The Varn Post", "The Varn Post")
    'Bridge reopens - News'
    >>> without_site("The Varn Post: Bridge reopens", "The Varn Post")
    'Bridge reopens'
    """
    if site:
        name = site.casefold()
        for separator in _SEPARATORS:
            head, found, tail = title.rpartition(separator)
            if found and tail.strip().casefold() == name and head.strip():
                return head.strip()
            head, found, tail = title.partition(separator)
            if found and head.strip().casefold() == name and tail.strip():
                return tail.strip()
        return title
    for separator in _SEPARATORS[:4]:
        head, found, tail = title.rpartition(separator)
        if found and len(tail) < len(head) and len(tail.split()) <= 4:
            return head.strip()
    return title


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold()))


def _shown(block: Block, declared: tuple[str, ...]) -> str:
    """A heading's text without a kicker inside the same heading: by its name, or where metadata states the rest alone.

    Metadata that states kicker and headline as one line is believed, and its spaces are: style sheets set words apart, too.
    """
    text = " ".join(block.text.split())
    for line in declared:
        if len(line) < len(text) < 2 * len(line) and text.endswith(line) and text[: -len(line)].rstrip()[-1] in _KICKER_ENDS:
            return line
    for line in declared:
        if _letters(line) == _letters(text):
            return line
    for span in block.spans:
        if span.hints & _KICKER and span.end < len(block.text) and span.start == 0:
            return " ".join(block.text[span.end :].lstrip(" \n:|–-").split())
    return text


def _letters(text: str) -> str:
    """A text without its white space."""
    return "".join(text.split())
