"""The headline, as the reader sees it: decided among shown headings, metadata and title by agreement."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import accumulate
from typing import Any, Final, NamedTuple

from newsparse.fields.moments import is_dates, languages_of
from newsparse.fields.site_name import compact, site_names
from newsparse.fields.unseen import seen
from newsparse.json_values import text_of, texts_of, types_of
from newsparse.page import Block, Finding, Hint, Page

_SEPARATOR: Final = re.compile(
    r"\s(?:[|–—·»«•/‹›-]|::)\s|\s?[｜ㅣ]\s?|:\s|(?<=\S)-(?=\S)|(?<=[㐀-鿿…？！”》）])(?:_{1,2}|--?|\|)(?=[㐀-鿿])"
)
"""What stands between a headline and the name of site or section in a title."""
_PARTS: Final = re.compile(rf"{_SEPARATOR.pattern}|\s@\s")
"""The same, and what stands before the name of a blog."""
_NEAR: Final = 100
"""Blocks between the name of a blog and the headline."""
_PARAGRAPH: Final = 100
"""Characters of a block past which it is text, which no headline follows."""
_STRONG: Final = re.compile(r"\s[|–—-]\s|(?<=[㐀-鿿…？！”》）])(?:_{1,2}|--)(?=[㐀-鿿])")
"""The separators that set a site's name apart even where nothing else tells its name."""
_LONGEST: Final = 300
"""Characters past which no line is a headline."""
_AGREEING: Final = 0.55
"""A heading shares at least this much of its words with the metadata's headline to be the same headline."""
_NEWS: Final = frozenset(
    ("NewsArticle", "ReportageNewsArticle", "LiveBlogPosting", "OpinionNewsArticle", "AnalysisNewsArticle")
)
"""schema.org types whose headline a newsroom wrote."""
_WORD: Final = re.compile(r"\w+")
_KICKER_ENDS: Final = frozenset(':|–—-•·/+.!?…»"”“')
"""What parts a kicker from the headline in the same heading."""
_LONGEST_KICKER: Final = 80
_ELSEWHERE: Final = int(
    Hint.NAVIGATION | Hint.FOOTER | Hint.ASIDE | Hint.RELATED | Hint.PROMOTION | Hint.COMMENTS | Hint.NEWSLETTER
    | Hint.LEGAL | Hint.FORM
)  # fmt: skip
_TITLED: Final = int(Hint.HEADLINE)
_KICKER: Final = int(Hint.KICKER)
_BEFORE: Final = int(Hint.KICKER | Hint.DATE)
"""What a heading may begin with that is not the headline."""
_WIDE: Final = 0.5
"""The share of a page's blocks from which the names of an element speak of the page rather than of a place on it."""
_NAVIGATION: Final = int(Hint.NAVIGATION)
_MOST_CRUMBS: Final = 8
"""Steps of the longest trail of links that leads to an article."""
_TELLING: Final = 12
"""Characters past which it tells something that one text is part of another."""
_SOLE: Final = 2.0
"""What the one heading of the first rank has ahead: most pages set the headline so."""
_FIRST: Final = 1.0
"""The same for the first of several."""
_LATER: Final = 0.5
_CERTAIN: Final = 6.0
"""The score from which a heading of the first rank is the headline, or one with the same text."""
_STANDING_IN: Final = 1.3
"""The same for the first heading named as headline where none of the first rank is one."""


class _Heading(NamedTuple):
    """A block that may be the headline."""

    block: Block
    score: float
    """How much speaks for it, its rank among the others left aside."""
    level: int
    """Its level of heading, 0 for none, and for one that only says where the reader is."""


def find_headline(page: Page) -> Finding[str] | None:
    """The headline with the block that shows it; from metadata alone where no block does; in text see text_headline."""
    if page.is_text:
        return None
    claims = _claims(page)
    headings = list(_headings(page, claims))
    best, most = _likeliest(page, headings)
    if best is not None and all(line == claims.title for line in claims.declared):
        best = _behind_site(page, best, headings, claims)
    if best is not None and (most >= 2.0 or (most >= 1.0 and not claims.declared)):
        shown = _shown(page, best, claims)
        if _is_overruled(page, shown, claims):
            return Finding(claims.article, "metadata", "agreed by metadata and title", (best.index,), 0.75)
        return Finding(shown, "markup", _rule(best), (best.index,), min(0.5 + most / 14, 0.99))
    for block, _, _ in headings:
        if block.text in claims.lines:
            return Finding(block.text, "markup", "as in metadata", (block.index,), 0.8)
    if claims.declared:
        return Finding(claims.declared[0], "metadata", "headline", (), 0.6)
    if claims.bare_title:
        return Finding(claims.bare_title, "metadata", "title", (), 0.5)
    return None


def _headings(page: Page, claims: _Claims) -> Iterator[_Heading]:
    """The headings of a page that anything speaks for, and what its metadata states though it is marked up as nothing."""
    known, containers = claims.lines, page.containers
    lengths = frozenset(map(len, known))
    places = _Places(page)
    for block in page.blocks:
        text, level = block.text, block.level
        if not level and not (containers[block.container].hints & _TITLED):
            if len(text) not in lengths or text not in known:
                continue
        elif level and level > 2 and text not in claims.title and not any(map(text.endswith, known)):
            continue  # a heading of low rank has to be stated
        if block.kind == "text" and len(text) <= _LONGEST and (heading := _heading(page, block, claims, places)):
            yield heading
            if heading.level == 1 and heading.score >= _CERTAIN:
                yield from _copies(page, heading, claims, places)
                return


def _copies(page: Page, first: _Heading, claims: _Claims, places: _Places) -> Iterator[_Heading]:
    """The later headings of the first rank with the same text, of which one may be better placed."""
    text = first.block.text
    for block in page.blocks[first.block.index + 1 :]:
        if block.level == 1 and block.text == text and (heading := _heading(page, block, claims, places)):
            yield heading


def _likeliest(page: Page, headings: list[_Heading]) -> tuple[Block | None, float]:
    """The block that most speaks for, and how much, once rank and order of the headings are counted in."""
    firsts = [one.block.index for one in headings if one.level == 1 and one.score > 0]
    lead = _SOLE if len(firsts) == 1 else _FIRST
    if not firsts:
        lead = _STANDING_IN
        named = (one.block for one in headings if one.level == 2 and one.score > 0)
        firsts = [block.index for block in named if page.containers[block.container].hints & _TITLED][:1]
    best: Block | None = None
    most = 0.0
    ranked = dict.fromkeys(firsts[:1], lead) | dict.fromkeys(firsts[1:], _LATER)
    for block, score, _ in headings:
        score += ranked.get(block.index, 0.0)
        if score > most:
            best, most = block, score
    return best, most


def _behind_site(page: Page, best: Block, headings: list[_Heading], claims: _Claims) -> Block:
    """The likeliest heading, or where it may be the name of a blog, as only the title tells, the last one above the text that
    the title has too.

    A title has both: 'The Varn Rowers » Archive » Bridge reopens', 'Bridge reopens @ Rowing in Varn :: Blogs'.
    """
    parts = frozenset(map(compact, _PARTS.split(claims.title)))
    if compact(best.text) not in parts:
        return best
    title = compact(claims.title)
    keys = {one.block.index: compact(one.block.text) for one in headings if one.block.level}
    known = {at for at, key in keys.items() if key in parts or (len(key) > _TELLING and title.startswith(key))}
    above = [at for at in known if at < best.index and title.startswith(keys[at])]
    if above and sum(map(_is_paragraph, page.blocks[min(above) : best.index])) > 1:
        return page.blocks[min(above)]  # the name stands below the text
    for block in page.blocks[best.index + 1 : best.index + 1 + _NEAR]:
        if _is_paragraph(block):
            break
        if block.index in known:
            best = block
    return best


def _is_paragraph(block: Block) -> bool:
    """Whether a block is text, which no headline follows."""
    return len(block.text) > _PARAGRAPH and block.kind == "text" and not block.level


def _is_overruled(page: Page, shown: str, claims: _Claims) -> bool:
    """Whether a news article's JSON-LD and Open Graph state a headline alike, where neither they nor the title have the heading.

    Only for news: elsewhere such agreement is that of a title written for search engines.
    """
    ours, heading = claims.article.casefold(), shown.casefold()
    if not ours or ours != claims.social.casefold() or heading == ours or not _NEWS & types_of(page.metadata.article):
        return False
    return heading != without_names(claims.title, claims.sites).casefold()


def _rule(block: Block) -> str:
    return f"h{block.level}" if block.level else "named as headline"


def _heading(page: Page, block: Block, claims: _Claims, places: _Places) -> _Heading | None:
    """A block with what speaks for it as the headline; None where nothing does."""
    text = block.text
    container = page.containers[block.container]
    level = block.level or 0
    score = _RANKS.get(level, -0.7) + _agreement(text, claims)
    if container.hints & _TITLED:
        score += 0.6
    if len(text) > _TELLING and text in claims.title:
        score += 1.0
    if container.hints & _KICKER:
        score -= 0.8
    if (block.link_chars or 0) > 0.8 * len(text):
        score -= 1.0
    if score <= 0.0 or _names_site(text, claims):
        return None
    place = places.of(block)
    if place & _ELSEWHERE:
        score -= 2.2
        if level == 1 and place & _NAVIGATION and _ends_trail(page, block):
            score += _RANKS[0] - _RANKS[1]
            level = 0
    return _Heading(block, score, level) if score > 0.0 or text in claims.lines else None


_RANKS: Final = {1: 2.0, 2: 0.7, 0: 0.3}
"""What the level of a heading says for it."""


def _agreement(text: str, claims: _Claims) -> float:
    """What metadata and title say for a text as the headline: that it is, is much of it, or ends with it; or against it."""
    own = _WORD.findall(text.casefold())
    if not own or not claims.words:
        return 0.0
    shared = sum(map(claims.words.__contains__, own)) / len(own)
    if not shared:
        return -1.0
    if shared >= _AGREEING:
        if compact(text) in claims.keys:
            return 3.0
        if len(own) > 1:
            return 2.5 * shared * min(len(own) / 4, 1.0)
    elif any(len(line) > _TELLING and text.endswith(line) for line in claims.declared):
        return 2.0
    return -1.0


def _ends_trail(page: Page, block: Block) -> bool:
    """Whether a heading ends a trail of links: it says where the reader is, and the headline itself follows."""
    for container in page.ancestors(block.container):
        if container.end != block.index + 1 or container.end - container.first > _MOST_CRUMBS:
            return False
        if container.first < block.index and container.hints & _NAVIGATION:
            steps = [step for step in page.blocks[container.first : block.index] if step.kind == "text"]
            return bool(steps) and all((step.link_chars or 0) > 0.8 * len(step.text) for step in steps)
    return False


class _Places:
    """What names say of the places on one page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.before: list[int] = []
        """How many characters stand before each block; counted when first asked for."""

    def of(self, block: Block) -> int:
        """Hints of the containers around a block; the names of what holds most of the page say nothing of a place on it."""
        page = self.page
        if not page.containers[block.container].all_hints & _ELSEWHERE:
            return 0
        before = self.before = self.before or list(accumulate([len(one.text) for one in page.blocks], initial=0))
        most = _WIDE * before[-1]
        hints = 0
        for container in page.ancestors(block.container):
            if before[container.end] - before[container.first] > most:
                break
            hints |= container.hints
        return hints


def _names_site(text: str, claims: _Claims) -> bool:
    """Whether a heading may be the name of the site or of a blog: as metadata has it, or behind or before the title."""
    title = claims.title
    if any(text in line for line in claims.declared):
        return False
    if compact(text) in claims.sites:
        return bool(claims.declared or title)
    if not claims.declared or text not in title:
        return False
    for match in _SEPARATOR.finditer(title):
        ends = title[: match.start()], title[match.end() :]
        if text in ends and (
            len(text) < len(title) / 2 or (text not in claims.lines and ends[text == ends[0]] in claims.lines)
        ):
            return True
    return False


class _Claims(NamedTuple):
    """What the metadata says of the headline."""

    declared: tuple[str, ...]
    """The headlines it states, the likeliest first, without the names of site and section."""
    article: str
    """What JSON-LD states of them, '' for nothing."""
    social: str
    """What Open Graph states of them, '' for nothing."""
    title: str
    bare_title: str
    """The title without what may be the site's name."""
    lines: frozenset[str]
    """`declared` and `bare_title`."""
    keys: frozenset[str]
    """`lines` without case, spaces and punctuation."""
    words: frozenset[str]
    sites: frozenset[str]
    """What the site is called, as in `site_names`."""


def _claims(page: Page) -> _Claims:
    """The headlines that the metadata states."""
    sites = site_names(page)
    article: Any = page.metadata.article
    found = (
        text_of(article.get("headline")),
        page.metadata.first("og:title"),
        page.metadata.first("twitter:title", "title", "dc.title", "sailthru.title", "parsely-title"),
        text_of(article.get("name")),
    )
    sections = _sections(page)
    stated = dict.fromkeys(" ".join(text.split()) for text in found if text)
    bare = {line: without_names(line, sites, sections) for line in stated}
    declared = tuple(dict.fromkeys(filter(None, bare.values())))
    title = " ".join((page.metadata.title or "").split())
    cut = bare.get(title) or without_names(title, sites, sections)
    if cut == title:
        cut = _without_tail(title)
    lines = frozenset((*declared, cut) if cut else declared)
    words = frozenset(_WORD.findall(" ".join((*declared, title)).casefold()))
    ours, social = (bare.get(" ".join((text or "").split()), "") for text in found[:2])
    return _Claims(declared, ours, social, title, cut, lines, frozenset(map(compact, lines)), words, sites)


def _sections(page: Page) -> frozenset[str]:
    """The names of the sections that the metadata files the article under in the form of `site_names`."""
    names = texts_of(page.metadata.article.get("articleSection"))
    for name, values in page.metadata.meta.items():
        if "section" in name or "category" in name:
            names += values
    return frozenset(map(compact, names))


def without_names(title: str, sites: Collection[str], sections: Collection[str] = ()) -> str:
    """A title without the names of site and section behind it, or that of the site before it.

    >>> without_names("Bridge reopens - News - The Varn Post", {"varnpost"}, {"news"})
    'Bridge reopens'
    >>> without_names("The Varn Post: Bridge reopens", {"varnpost"})
    'Bridge reopens'
    """
    for _ in range(_MOST_NAMES):
        for match in _SEPARATOR.finditer(title, max(len(title) - _LONGEST_NAME, 1)):
            tail = title[match.end() :]
            if _is_site(tail, sites) or compact(tail) in sections:
                title = title[: match.start()].rstrip()
                break
        else:
            break
    for match in _SEPARATOR.finditer(title, 0, _LONGEST_NAME):
        if compact(title[: match.start()]) in sites and match.end() < len(title):
            return title[match.end() :].lstrip()
    return title


def _is_site(text: str, sites: Collection[str]) -> bool:
    """Whether a text names the site, as it is or as its address does with a word more or less.

    >>> [_is_site(text, {"getvarnpost"}) for text in ("GetVarnPost", "Varn Post", "Post")]
    [True, True, False]
    """
    name = compact(text)
    if name in sites:
        return True
    return len(name) >= _NAME and any(
        (site.startswith(name) or site.endswith(name) or name.startswith(site))
        and _NEARLY * len(name) <= len(site) <= len(name) / _NEARLY
        for site in sites
    )


_NAME: Final = 5
"""Letters from which a name tells a site though its address has a word more …"""
_NEARLY: Final = 0.6
"""… where the two are about as long: the shorter has this share of the longer."""
_LONGEST_NAME: Final = 60
"""Characters of the longest name of a site that is looked for."""
_MOST_NAMES: Final = 20
"""Names behind a title that are taken off: far more than pages have, so that the time is bounded."""


def _without_tail(title: str) -> str:
    """A title without what stands behind it as the name of a site does, where that name is not known."""
    for match in reversed(list(_STRONG.finditer(title))):
        head, tail = title[: match.start()], title[match.end() :]
        if len(tail) < len(head) and len(tail.split()) <= 4:
            return head
    return title


def _shown(page: Page, block: Block, claims: _Claims) -> str:
    """A heading's text without a kicker inside the same heading: by its name, or where metadata states the rest alone.

    Metadata that states kicker and headline as one line is believed, and its spaces are: style sheets set words apart, too.
    """
    block = seen(block)
    text = " ".join(block.text.split())
    for line in claims.declared:
        if len(line) < len(text) and text.endswith(line) and _is_kicker(page, block, text[: -len(line)], line):
            return line
        if len(line) < len(text) and text.startswith(line) and _is_badge(block, len(line)):
            return line
    letters = _letters(text)
    for line in claims.declared:
        if _letters(line) == letters:
            return line
    if joined := _joined(block, text, claims):
        return joined
    if first := _first_line(block, claims):
        return first
    for span in block.spans:
        if (span.hints & _BEFORE or span.tag == "time") and span.start == 0 and span.end < len(block.text):
            return " ".join(block.text[span.end :].lstrip(" \n:|–-").split())
    last = block.spans[-1] if block.spans else None
    if last and last.start > 0 and last.end == len(block.text):
        badge = block.text[last.start :]
        if page.lexicon.is_label("subscribe", badge) and last.tag not in _EMPHASIS:
            return " ".join(block.text[: last.start].split())  # '… Abonnés'
    for match in _STRONG.finditer(text):
        if _is_site(text[match.end() :], claims.sites):
            return text[: match.start()]
    if block.spans and text not in claims.title:
        first, *others = (part.strip() for part in _PARTS.split(claims.title))
        if first and text.startswith(first) and compact(text[len(first) :]) in map(compact, others):
            return first  # the site's name stands in the heading, as further behind in the title
    return text


def _first_line(block: Block, claims: _Claims) -> str | None:
    """The first line of a heading where title or metadata begin with it and have nothing of what stands below: who wrote it."""
    first, line_break, rest = block.text.partition("\n")
    if not line_break or len(first) <= _TELLING:
        return None
    stated = [compact(line) for line in (claims.title, *claims.declared)]
    is_stated = any(line.startswith(compact(first)) for line in stated)
    return first.strip() if is_stated and not any(compact(rest) in line for line in stated) else None


def _joined(block: Block, text: str, claims: _Claims) -> str | None:
    """A heading of several parts as metadata joins them to one line: with a colon, if any does so."""
    if not block.spans and "\n" not in block.text:
        return None
    key, joints = compact(text), len(_SEPARATOR.findall(text))
    alike = [line for line in claims.declared if compact(line) == key and len(_SEPARATOR.findall(line)) > joints]
    return next((line for line in alike if ": " in line), alike[0] if alike else None)


def _is_kicker(page: Page, block: Block, before: str, line: str) -> bool:
    """Whether what stands before a line in a heading is no part of the headline: set apart by its end or by markup, or a date."""
    kicker = before.rstrip()
    if kicker[-1] in _KICKER_ENDS and len(before) < len(line):
        return True
    if len(before) > _LONGEST_KICKER:
        return False
    if len(kicker) == len(before) and not line[0].islower():  # run together, as a style sheet sets them apart
        return True
    at = len(block.text) - len(line)
    if "\n" in block.text[at - 1 : at]:
        return True
    for span in block.spans:
        if (span.start == 0 and not block.text[span.end : at].strip()) or (
            span.start == at and span.end == len(block.text)
        ):
            return True
    return is_dates(kicker, languages_of(page.lexicon))


def _is_badge(block: Block, at: int) -> bool:
    """Whether what stands from `at` to the end of a heading is a mark beside the headline, such as 'Premium'."""
    rest = block.text[at:].strip()
    return len(rest) <= _LONGEST_BADGE and any(
        span.tag not in _EMPHASIS and block.text[span.start : span.end].strip() == rest for span in block.spans
    )


_LONGEST_BADGE: Final = 24
_EMPHASIS: Final = frozenset(("a", "b", "em", "i", "mark", "q", "strong", "u"))
"""Inline elements that stand in the middle of a headline's words."""


def _letters(text: str) -> str:
    """A text without its white space."""
    return "".join(text.split())
