"""The typed, read-only form of a page that every field is found in.

A page of HTML and a pasted text meet here: both are a flat sequence of `Block`s in reading order. What text cannot know
is None, never 0, so that a rule which finds nothing unknown to speak for or against stays silent.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from enum import IntFlag
from functools import cached_property, reduce
from itertools import chain
from operator import or_
from typing import TYPE_CHECKING, Any, Generic, Literal, NamedTuple, Protocol, TypeAlias, TypeVar

import attrs

from newsparse.lexicon import LONGEST_LABEL, Lexicon, fold_all

if TYPE_CHECKING:
    from bs4 import BeautifulSoup
    from lxml.etree import _Element

    from newsparse.limits import Limits

T = TypeVar("T")

_NEARLY_ALL = 0.8
"""An inline element with more than this share of a block's text shows the block."""

BlockKind: TypeAlias = Literal["text", "image", "embed", "control"]
Origin: TypeAlias = Literal["site", "metadata", "markup", "wording"]
"""Where a value comes from: a site parser's rule, the page's metadata, its markup, or the wording of its text."""


class Attributes(Protocol):
    """What fields may ask an element: one attribute by name."""

    def get(self, name: str, /) -> str | None:
        """The attribute's value, None where the element lacks it."""
        ...


class Hint(IntFlag):
    """What the names in an element's tag, class, id, role and itemprop say of its contents.

    The words behind each hint are data: lexicon/markup.toml.
    """

    NAVIGATION = 1 << 0
    FOOTER = 1 << 1
    HEADER = 1 << 2
    ASIDE = 1 << 3
    RELATED = 1 << 4
    PROMOTION = 1 << 5
    SHARE = 1 << 6
    NEWSLETTER = 1 << 7
    COMMENTS = 1 << 8
    FIGURE = 1 << 9
    CAPTION = 1 << 10
    CREDIT = 1 << 11
    AUTHOR = 1 << 12
    DATE = 1 << 13
    HEADLINE = 1 << 14
    STANDFIRST = 1 << 15
    KICKER = 1 << 16
    BODY = 1 << 17
    ARTICLE = 1 << 18
    TAGS = 1 << 19
    PAYWALL = 1 << 20
    LIVE = 1 << 21
    GALLERY = 1 << 22
    BIOGRAPHY = 1 << 23
    TOOLS = 1 << 24
    LEGAL = 1 << 25
    PULLQUOTE = 1 << 26
    FACTBOX = 1 << 27
    MEDIA = 1 << 28
    SOURCE = 1 << 29
    FORM = 1 << 30
    HIDDEN = 1 << 31
    MAIN = 1 << 32
    TEASER = 1 << 33
    BYLINE = 1 << 34
    EMBED = 1 << 35
    ALOUD = 1 << 36 | HIDDEN  # what is there for those who listen is hidden as well


class Span(NamedTuple):
    """An inline element inside a block's text: a link, emphasis, or anything with a telling name."""

    start: int
    """Offset of its first character in the block's text."""
    end: int
    tag: str
    hints: int
    """`Hint` bits of its own names."""
    attributes: Attributes


class Block(NamedTuple):
    """One visible run of text, or one image, embed or form control, in reading order."""

    index: int  # type: ignore[assignment]  # tuple's own method of that name is of no use here
    """Its place in `Page.blocks`."""
    kind: BlockKind
    text: str
    """White space folded; '\\n' stands for a line break that the page shows. For an image its alt text, for a
    control its label or placeholder."""
    container: int
    """Index in `Page.containers` of the innermost block-level element that holds it; 0, the root, in plain text."""
    level: int | None = None
    """Heading level 1 to 6, 0 for what is no heading; None where markup does not say, as in plain text."""
    spans: tuple[Span, ...] = ()
    """Inline elements in order of their start; for an image the `source` elements of its `picture` and the
    link around it."""
    link_chars: int | None = None
    """How many characters of `text` are inside links; None in plain text."""
    attributes: Attributes | None = None
    """The attributes of an image, embed or control; None for text."""
    start: int = -1
    """Plain text: offset of the block's first character in the input; -1 in HTML."""
    end: int = -1
    """Plain text: offset past the block's last character in the input (line end not included); -1 in HTML."""
    marker: str = ""
    """Plain text: what its form says, as written where it was written: a list item's sign ('•', '-', '1.'), '>' for a quoted
    line, '#' for a heading of Markdown, '\\t' for a row of a table, '\\f' for a page's number or running head, '…' for what
    goes on with the paragraph of the page before; '' for none, and in HTML."""
    gap: int | None = None
    """Plain text: how many blank lines stand above it; None in HTML."""


class Container(NamedTuple):
    """A block-level element: its names and the range of blocks inside it."""

    index: int  # type: ignore[assignment]  # as in Block
    """Its place in `Page.containers`, which are in document order."""
    tag: str
    """Lower-case tag; '' for the root of a plain text."""
    names: str
    """Class and id as written, a space between; '' without either."""
    parent: int
    """Index of the enclosing container; -1 for the root."""
    depth: int
    first: int
    """Index of the first block inside it."""
    end: int
    """Index past the last block inside it; equal to `first` where it is empty."""
    hints: int
    """`Hint` bits of its own names."""
    all_hints: int
    """`Hint` bits of its own and all enclosing containers' names."""
    attributes: Attributes


@attrs.frozen
class Finding(Generic[T]):
    """A field's value and why it was chosen."""

    value: T
    origin: Origin
    rule: str
    """The rule's name: 'h1', 'json-ld author', 'label Crédit'."""
    blocks: tuple[int, ...] = ()
    """Indices of the blocks that show the value; empty where it comes from metadata alone."""
    confidence: float = 0.5
    """0 to 1: how often values found so are right."""
    roles: Mapping[int, str] = attrs.field(factory=dict)
    """What some of `blocks` are within the field, as parts.py names it ('comment heading', 'list item'); the others have the
    field's usual role."""


@attrs.frozen
class Metadata:
    """What the page says of itself for machines. Nothing here is trusted; it is evidence beside what is shown."""

    title: str | None = None
    """The text of `<title>`."""
    meta: Mapping[str, tuple[str, ...]] = attrs.field(factory=dict)
    """`meta` elements: lower-case name, property or itemprop to the contents in page order, empty ones left out."""
    links: Mapping[str, tuple[str, ...]] = attrs.field(factory=dict)
    """`link` elements: each word of rel, lower-case, to the hrefs in page order."""
    json_ld: tuple[Mapping[str, Any], ...] = ()
    """Every JSON-LD object, with lists and `@graph` opened and `@id` references resolved one level; of any shape below."""
    article: Mapping[str, Any] = attrs.field(factory=dict)
    """The one of `json_ld` that describes this page's article; empty where there is none."""
    language: str | None = None
    """The root element's lang attribute."""

    def first(self, *names: str) -> str | None:
        """The first content of the first of these `meta` names that the page has."""
        for name in names:
            if values := self.meta.get(name):
                return values[0]
        return None


@attrs.frozen(eq=False, slots=False)
class Page:
    """One page or text, read once: what every field is found in."""

    blocks: Sequence[Block]
    containers: Sequence[Container]
    metadata: Metadata
    lexicon: Lexicon
    """The words that label things in the page's language."""
    is_text: bool = False
    """Whether it was plain text, so that markup is unknown rather than absent."""
    url: str | None = None
    """The address the caller gave."""
    base: str | None = None
    """What the page's addresses are relative to: its `base` element, else its own address, given or stated; None where
    nothing tells, so that they stay as they are."""
    now: datetime | None = None
    """What '3 hours ago' is relative to."""
    source: str = ""
    """Plain text: the whole input; '' in HTML."""
    tree: Any = None
    """The lxml root element in HTML, for site rules only: fields never look at it."""
    microdata: Sequence[tuple[str, int, str]] = ()
    """Every itemprop in page order: its name, the index of the next block at its start, and its machine value
    (content, datetime or href attribute; '' where the text itself is the value)."""
    times: Sequence[tuple[str, int, str]] = ()
    """Every `time` element: its datetime attribute ('' if none), the index of the block it is in or before, its text."""

    @cached_property
    def folded(self) -> Sequence[str]:
        """Each block's text as labels are compared, for fields that look for labels among all lines; '' for one that is too
        long for a label.
        """
        return fold_all([text if len(text) <= LONGEST_LABEL else "" for text in [block.text for block in self.blocks]])

    def ancestors(self, container: int) -> Iterator[Container]:
        """The container itself and those around it, from the inside out."""
        containers = self.containers
        while container >= 0:
            found = containers[container]
            yield found
            container = found.parent

    def hints(self, block: Block) -> int:
        """`Hint` bits of all containers around a block."""
        return self.containers[block.container].all_hints

    def named(self, hints: int) -> list[Container]:
        """The containers whose own names say one of these hints, in document order."""
        said, groups = self._by_names
        if not said & hints:
            return []
        return sorted(chain.from_iterable([group for own, group in groups.items() if own & hints]))  # by their index

    @cached_property
    def _by_names(self) -> tuple[int, dict[int, list[Container]]]:
        """All hints that containers have of their own, and the containers by those: one pass over all serves every field."""
        groups: dict[int, list[Container]] = {}
        for container in self.containers:
            if hints := container.hints:
                groups.setdefault(hints, []).append(container)
        return reduce(or_, groups, 0), groups

    def select(self, css: str) -> list[_Element]:
        """Elements that a CSS selector matches, in document order; none in plain text."""
        if self.tree is None:
            return []
        from newsparse.rules import compile_css

        return compile_css(css)(self.tree)

    @cached_property
    def _places(self) -> dict[Any, int]:
        """Element to the index of its container; built when the first rule asks where an element is."""
        return {container.attributes: container.index for container in self.containers}

    def blocks_of(self, element: _Element) -> tuple[int, ...]:
        """Indices of the blocks that an element of the tree shows: all inside it, or the one whose text is nearly all its own."""
        place = self._places.get(element)
        if place is not None:
            return tuple(range(self.containers[place].first, self.containers[place].end))
        outer = element.getparent()
        while outer is not None and outer not in self._places:
            outer = outer.getparent()
        around = self.containers[self._places[outer] if outer is not None else 0]
        inside: set[Any] = set(element.iter())
        return tuple(block.index for block in self.blocks[around.first : around.end] if self._shows(block, inside))

    def _shows(self, block: Block, elements: set[Any]) -> bool:
        """Whether a block is one of the elements, or in one of them, or nearly all its text is."""
        if block.attributes in elements or self.containers[block.container].attributes in elements:
            return True
        own = sum(span.end - span.start for span in block.spans if span.attributes in elements)
        return own > _NEARLY_ALL * len(block.text) and block.kind == "text"

    def showing(self, markup: str, limits: Limits | None = None) -> Page:
        """The page with an article's markup in the place of what it shows, and its metadata and scripts as they are.

        Raises:
            InputTooLargeError: An element of the markup has too many attributes.
        """
        from newsparse.limits import Limits
        from newsparse.reading.scripted import scripted_page

        return scripted_page(self, markup, limits or Limits())

    @cached_property
    def soup(self) -> BeautifulSoup:
        """The page as BeautifulSoup, built on first use (about thirty times the cost of the tree)."""
        from newsparse.reading.tree import soup_of

        return soup_of(self.tree)
