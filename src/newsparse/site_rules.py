"""The rules of a page's site at work: each gives way to the generic finding where it finds nothing or raises."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Final, TypeVar

import attrs

from newsparse.fields.judgement import Judgement
from newsparse.limits import Limits
from newsparse.model import Author, Body, Comment, CommentSection, Image, Source
from newsparse.page import Block, Finding, Hint, Page
from newsparse.registry import Sites
from newsparse.rules import Found, Layout, Region, Rule

T = TypeVar("T")

_CONFIDENCE: Final = 0.98
"""How often a site's rule is right that finds something."""
_LIKELY: Final = 0.5
"""The likelihood from which a block is part of the body."""
_HOPELESS: Final = 0.1
"""A block of the site's own container that is less likely than this is furniture in it."""
_MAX_NOTE: Final = 200
"""Characters of a value in a note."""
_BOXES: Final = int(
    Hint.CAPTION | Hint.CREDIT | Hint.RELATED | Hint.PROMOTION | Hint.SHARE | Hint.NEWSLETTER | Hint.COMMENTS | Hint.TAGS
    | Hint.PAYWALL | Hint.BIOGRAPHY | Hint.TOOLS | Hint.LEGAL | Hint.FORM | Hint.TEASER | Hint.NAVIGATION | Hint.FOOTER
    | Hint.BYLINE | Hint.AUTHOR | Hint.DATE | Hint.FIGURE | Hint.HIDDEN
)  # fmt: skip
"""Names between the container and a block that leave the block to the generic judgement."""


_ENTRIES: Final = {"authors": Author, "images": Image, "comments": Comment, "tags": str}
"""What the tuples hold that rules find; every other field is one value."""
_VALUES: Final = {"published": datetime, "modified": datetime, "is_free": bool, "body": Region}
"""What rules find that is no text."""


def is_of_field(field: str, value: object) -> bool:
    """Whether a value is of the type that a rule for a field finds.

    >>> is_of_field("headline", "Pier reopens"), is_of_field("headline", None), is_of_field("tags", ("piers", 3))
    (True, False, False)
    """
    if (entry := _ENTRIES.get(field)) is not None:
        return isinstance(value, tuple) and all(isinstance(one, entry) for one in value)
    return isinstance(value, _VALUES.get(field, str))


class _Nameless:
    """The attributes of a block that belongs to no field: none."""

    def get(self, name: str, /) -> str | None:
        return None


_NAMELESS: Final = _Nameless()


class SiteRules:
    """What the layout of the page's site says of each field; nothing where the page has no site parser."""

    def __init__(self, page: Page, sites: Sites | None, limits: Limits) -> None:
        self.page = page
        """The page without what the site's layout drops, and with its headings."""
        self.notes: list[str] = []
        self._limits = limits
        self._layout: Layout | None = None
        self._language: str | None = None
        self._region: Found[Region] | None = None
        parser = sites.for_page(page) if sites is not None and not page.is_text else None
        if parser is None:
            return
        try:
            self._layout = parser.layout(page)
        except Exception as error:  # a site's rule must never cost the article
            self.notes.append(f"site rule applies failed: {error!r}")
        if self._layout is not None:
            self._language = parser.language
            self._show(self._look("content"))
            self._drop(self._layout.drop)
            self._region = self._look("body")
            if self._region:
                self._mark_headings(self._region.value)

    def choose(self, field: str, generic: Finding[T] | None) -> Finding[T] | None:
        """A field by the site's rule, in the blocks that show it; else the generic finding."""
        found: Found[T] | None = self._look(field)
        if found is None:
            return generic
        if not found.value and not isinstance(found.value, bool):
            return None  # the site never shows it
        return self._finding(field, found.value, found, generic)

    def judgement(self, generic: Judgement) -> Judgement:
        """The judgement within the site's container of the body, where the bar is lower; the generic one without."""
        if self._region is None:
            return generic
        page, region = self.page, self._region
        try:
            inside = self._indices(region.elements)
            dropped = self._indices(region.value.drop)
            headings = self._texts(region.value.headings) - dropped
            kept = self._texts(region.value.keep) - dropped
        except Exception as error:  # a site's rule must never cost the article
            self.notes.append(f"site rule body failed: {error!r}")
            return generic
        if not region.elements:
            sure = headings | kept
            scores = [0.0 if i in dropped else 1.0 if i in sure else one for i, one in enumerate(generic.scores)]
            first, end = min(kept, default=generic.first), max(kept, default=-1) + 1
            return attrs.evolve(generic, scores=scores, first=min(first, generic.first), end=max(end, generic.end))
        core = _around(page, inside | kept, generic.container)
        edges = self._edges(region.elements)
        scores = [0.0] * len(page.blocks)
        for i in sorted(inside - dropped):
            if page.blocks[i].kind == "text":
                scores[i] = _raised(page, page.blocks[i], edges[i], generic.scores[i])
        for i in (headings & inside) | kept:
            scores[i] = 1.0
        chosen = [i for i, likely in enumerate(scores) if likely >= _LIKELY]
        if not chosen:
            self.notes.append(f"site rule body = {self._rule('body')} holds no text")
            self._region = None
            return generic
        return attrs.evolve(generic, scores=scores, first=chosen[0], end=chosen[-1] + 1, container=core)

    def signed(self, body: Finding[Body] | None) -> Finding[Body] | None:
        """The body, noting the rule where the site's container held it."""
        if body is None or self._region is None or not self._region.elements:
            return body
        return attrs.evolve(body, origin="site", rule=str(self._rule("body")))

    def images(self, generic: Finding[tuple[Image, ...]] | None) -> Finding[tuple[Image, ...]] | None:
        """The pictures by the site's rule: a lead picture stays one."""
        found = self.choose("images", generic)
        if found is None or found is generic or generic is None:
            return found
        leads = {image.url for image in generic.value if image.is_lead}
        images = tuple(attrs.evolve(image, is_lead=image.url in leads) for image in found.value)
        return attrs.evolve(found, value=images)

    def sources(self, generic: Finding[tuple[Source, ...]] | None) -> Finding[tuple[Source, ...]] | None:
        """The source that the site's rule names, before those that the generic finder found."""
        name: Found[str] | None = self._look("source")
        if not name or not name.value:
            return generic
        others = [source for source in generic.value if source.name != name.value] if generic else []
        return self._finding("source", (Source(name.value, name.value), *others), name, generic)

    def comments(self, generic: Finding[CommentSection] | None) -> Finding[CommentSection] | None:
        """The comment section with the comments that the site's rule finds."""
        found: Found[tuple[Comment, ...]] | None = self._look("comments")
        if not found or not found.value:
            return generic
        section = attrs.evolve(generic.value if generic else CommentSection(), comments=found.value)
        return self._finding("comments", section, found, generic)

    def language(self, generic: Finding[str] | None) -> Finding[str] | None:
        """The site's language, unless the page states one of its regions or variants."""
        language = self._language
        if language is None or (generic and generic.value.partition("-")[0] == language):
            return generic
        return Finding(language, "site", "language", (), _CONFIDENCE)

    # ---- rules

    def _rule(self, field: str) -> Rule[Any] | None:
        rule: Rule[Any] | None = getattr(self._layout, field, None)
        return rule

    def _look(self, field: str) -> Found[Any] | None:
        """What the site's rule for a field finds; a note where it fails or finds nothing."""
        rule = self._rule(field) if self._layout is not None else None
        if rule is None:
            return None
        try:
            found = rule.look(self.page)
            if found is not None and not is_of_field(field, found.value):
                raise TypeError(f"not what {field} holds: {found.value!r}"[:_MAX_NOTE])
        except Exception as error:  # a site's rule must never cost the article
            self.notes.append(f"site rule {field} = {rule} failed: {error!r}")
            return None
        if found is None:
            self.notes.append(f"site rule {field} = {rule} found nothing")
        return found

    def _finding(self, field: str, value: T, found: Found[Any], generic: Finding[Any] | None) -> Finding[T]:
        """A value with the blocks that show it: those of its elements, else of the generic finding, else one with its text."""
        try:
            shown = tuple(sorted(self._indices(found.elements)))
        except Exception as error:  # what a rule of the site's own gives as elements may be anything
            self.notes.append(f"site rule {field} gives no elements of the page: {error!r}")
            shown = ()
        if not shown and generic is not None:
            shown = generic.blocks
        if not shown and isinstance(value, str):
            shown = tuple(b.index for b in self.page.blocks if b.kind == "text" and b.text == value)[:1]
        return Finding(value, "site", str(self._rule(field)), shown, _CONFIDENCE)

    # ---- elements and blocks

    def _indices(self, elements: Iterable[Any]) -> set[int]:
        """The blocks that elements of the tree show."""
        return {i for element in elements for i in self.page.blocks_of(element)}

    def _texts(self, elements: Iterable[Any]) -> set[int]:
        """The blocks of text that elements of the tree show."""
        return {i for i in self._indices(elements) if self.page.blocks[i].kind == "text"}

    def _edges(self, elements: Iterable[Any]) -> dict[int, tuple[int, int]]:
        """For each block of some elements, the first block of the innermost of them around it and the end of its blocks."""
        edges: dict[int, tuple[int, int]] = {}
        for element in elements:  # in page order: an inner element comes after the one around it
            if shown := sorted(self.page.blocks_of(element)):
                edges.update(dict.fromkeys(shown, (shown[0], shown[-1] + 1)))
        return edges

    def _show(self, markup: Found[str] | None) -> None:
        """Put an article's markup in the place of what the page shows."""
        try:
            self.page = self.page.showing(markup.value, self._limits) if markup else self.page
        except Exception as error:  # a site's rule must never cost the article
            self.notes.append(f"site rule content failed: {error!r}")

    def _drop(self, selector: str | None) -> None:
        """Empty the blocks of the elements that belong to no field."""
        try:
            dropped = self._indices(self.page.select(selector)) if selector else set()
        except Exception as error:  # a site's rule must never cost the article
            self.notes.append(f"site rule drop = {selector!r} failed: {error!r}")
            return
        if dropped:
            page = self.page
            self.page = attrs.evolve(
                page,
                blocks=[_emptied(block) if block.index in dropped else block for block in page.blocks],
                microdata=[one for one in page.microdata if one[1] not in dropped],
                times=[one for one in page.times if one[1] not in dropped],
            )

    def _mark_headings(self, region: Region) -> None:
        """Give the elements that a rule calls headings a level."""
        try:
            headings = self._indices(region.headings)
        except Exception as error:  # a site's rule must never cost the article
            self.notes.append(f"site rule body failed: {error!r}")
            return
        if headings:
            blocks = self.page.blocks
            self.page = attrs.evolve(
                self.page,
                blocks=[b._replace(level=2) if b.index in headings and b.level == 0 else b for b in blocks],
            )


def _emptied(block: Block) -> Block:
    """A block that shows nothing, in the place of one that belongs to no field."""
    return block._replace(kind="control", text="", level=None, spans=(), link_chars=None, attributes=_NAMELESS)


def _around(page: Page, indices: set[int], default: int) -> int:
    """The innermost container that holds all of some blocks."""
    if not indices:
        return default
    first, end = min(indices), max(indices) + 1
    around = page.ancestors(page.blocks[first].container)
    return next((container.index for container in around if container.end >= end), default)


def _raised(page: Page, block: Block, edges: tuple[int, int], likely: float) -> float:
    """How likely a block of the site's container is: text by default, but captions, boxes and the hopeless are judged as ever.

    `edges` are the first and the end of the blocks of the site's own container: what is around it says nothing of the block.
    """
    if likely >= _LIKELY or likely < _HOPELESS:
        return likely
    for container in page.ancestors(block.container):
        if container.first <= edges[0] and container.end >= edges[1]:
            break
        if container.hints & _BOXES:
            return likely
    return _LIKELY
