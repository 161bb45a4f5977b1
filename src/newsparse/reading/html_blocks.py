"""The one walk over a tree: from elements to blocks, containers and the raw evidence for metadata.

Block-level elements part the text into runs; inline elements become spans inside a run. What shows nothing (scripts,
styles, drawings) is passed over, and metadata is collected on the way, so that nothing walks the tree again.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING, Any, Final

import attrs

from newsparse.page import Block, Container, Hint, Span
from newsparse.reading.hints import KNOWN_HINTS, hints_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_BOX, _NOTED, _INLINE, _BREAK, _CLEAR, _SCRIPT, _LEAF, _SHADOW, _SKIPPED = range(9)
_KINDS: Final[dict[str, int]] = {
    # What is block-level, and says nothing of what it holds. The others that are so are `_NOTED`, and in no list.
    **dict.fromkeys(
        "div p ul ol li dl dt dd section table thead tbody tfoot tr td th blockquote center details summary".split(),
        _BOX,
    ),
    **dict.fromkeys(
        "a abbr acronym b bdi bdo big blink cite code data del dfn em font i ins kbd label mark nobr q rp rt ruby s samp "
        "small span strike strong sub sup time tt u var".split(),
        _INLINE,
    ),
    "br": _BREAK,
    # What no reader sees as text.
    **dict.fromkeys(
        "style svg math canvas select option optgroup datalist map area param track rp frameset frame applet "
        "noembed noframes".split(),
        _SKIPPED,
    ),
    "template": _SHADOW,
    # What has no text of its own, but says something: see _Leaves.
    "script": _SCRIPT,
    **dict.fromkeys(
        "meta link title base input textarea img amp-img image iframe video audio object embed amp-video "
        "amp-iframe amp-youtube amp-twitter".split(),
        _LEAF,
    ),
    # What is as if it were not there; parsers leave the contents of a picture inside its `source` elements.
    **dict.fromkeys("picture source wbr col colgroup".split(), _CLEAR),
}
"""What an element is to the walk; all others are block-level. The order of the kinds is that of how common they are."""
_MARKED: Final = frozenset("a abbr b cite code del em i mark q s small strike strong sub sup time u".split())
"""Inline elements that say something even without a name."""
_HEADINGS: Final[dict[str, int]] = {f"h{n}": n for n in range(1, 7)}
_TEXT_HOLDERS: Final = frozenset(("p", "li", "td", "dd", "dt", "figcaption", *_HEADINGS))
"""Elements that hold running text, in which an unknown element is taken to be inline."""
_RUNNING: Final = _TEXT_HOLDERS.difference(_HEADINGS)
"""Elements in which even named inline elements that touch are one word, such as a drop cap and what follows."""
_TAG_HINTS: Final[dict[str, int]] = {
    tag: int(hint)  # a plain int: the flags' own operators are slow
    for tag, hint in {
    "nav": Hint.NAVIGATION, "footer": Hint.FOOTER, "header": Hint.HEADER, "aside": Hint.ASIDE, "figure": Hint.FIGURE,
    "figcaption": Hint.CAPTION, "form": Hint.FORM, "main": Hint.MAIN, "article": Hint.ARTICLE, "button": Hint.TOOLS,
    "noscript": Hint.HIDDEN, "dialog": Hint.HIDDEN, "amp-sidebar": Hint.NAVIGATION, "fieldset": Hint.FORM,
    }.items()
}  # fmt: skip
"""What HTML says of its own elements."""
_NAMING: Final = frozenset(
    "class id itemprop role data-testid data-component data-component-name data-type data-module data-qa data-role rel "
    "property".split()
)
"""Attributes whose values name what an element holds."""
_HIDING: Final = frozenset(("hidden", "aria-hidden", "style"))
"""Attributes that may keep an element from the reader."""
_ZERO_WIDTH: Final = dict.fromkeys([0xAD, 0x200B, 0x2060, 0xFEFF, *range(9), *range(14, 32), 0x7F])
"""Characters that show nothing: soft hyphen, zero-width space, word joiner, byte order mark, control characters."""
_CONCEALING: Final = _HIDING - {"aria-hidden"}
"""Those that keep words of a line from the reader; what is hidden from listeners there, such as a sign, is seen."""
_HIDDEN: Final = int(Hint.HIDDEN)
_ALOUD: Final = int(Hint.ALOUD)
_IMAGES: Final = frozenset(("img", "amp-img", "image"))
_WRAPPERS: Final = 4
"""Spans around an image beyond which its link is not looked for."""
_JSON_LD: Final = "ld+json"


@attrs.define
class Reading:
    """What the walk found."""

    blocks: list[Block] = attrs.field(factory=list)
    containers: list[Container] = attrs.field(factory=list)
    title: str | None = None
    metas: list[tuple[str, str]] = attrs.field(factory=list)
    links: list[tuple[str, str]] = attrs.field(factory=list)
    json_ld: list[str] = attrs.field(factory=list)
    language: str | None = None
    base: str | None = None
    microdata: list[tuple[str, int, str]] = attrs.field(factory=list)
    times: list[tuple[str, int, str]] = attrs.field(factory=list)


def read_blocks(root: _Element) -> Reading:
    """Walk a tree once; the tree is not changed.

    One loop in document order, of which each round reads one element and then closes those that end before the next one, so
    that depth costs nothing. Its parts are written out in the loop, since a call for each element would cost as much as
    the rest; elements that hold no other, as most paragraphs and links do, are done at once.
    """
    out = Reading()
    blocks, containers, times, leaves = out.blocks, out.containers, out.times, _Leaves(out)
    out.language = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang")
    new = tuple.__new__  # builds the records without a call of Python code
    known = KNOWN_HINTS.get
    # The run of text being gathered.
    parts: list[str] = []
    spans: list[Span | None] = []
    length = link_chars = link_depth = link_start = 0
    space_due = False
    span_ended_at = -1
    # The innermost container, as a list of what its record will hold, and what its element or one around it says.
    box: list[Any] = [-1, "", "", -1, -1, 0, 0, 0, 0, None]
    index, all_hints, level, is_pre = -1, 0, 0, False
    inner: Any = None  # its element
    turns: list[tuple[int, int, bool]] = []  # containers that changed level or is_pre, with what these were before
    # The open elements that are no containers: their tags, '' for those that are no spans.
    inlines: list[str] = []
    open_spans: list[tuple[int, int, str, int, _Element]] = []  # place in spans, start, tag, hints, element
    here: Any = root.getparent()  # the innermost open element
    hints: int
    text: str | None
    elements: Iterator[Any] = chain(root.iter(), (_End,))  # the stubs do not know that HTML has no bytes in it
    element = next(elements)
    for following in elements:
        outer = following.getparent()  # the element itself, where it holds others
        tag = element.tag
        kind = _KINDS.get(tag)
        if kind is None:
            kind = _NOTED if tag.__class__ is str else _SKIPPED
            if length and kind == _NOTED and "-" in tag and box[1] in _TEXT_HOLDERS:
                kind = _INLINE
        if kind <= _NOTED:  # a block-level element: ends the run, begins a container
            if parts:
                if link_depth:
                    link_chars, link_start = link_chars + length - link_start, 0
                _flush(blocks, parts, spans, open_spans, index, level, link_chars)
                parts, spans, length, link_chars, space_due, span_ended_at = [], [], 0, 0, False, -1
                if open_spans:
                    _reopen(open_spans, spans)
            names = ""
            hints = 0
            if kind == _NOTED:
                hints = _TAG_HINTS.get(tag, 0)
                if "-" in tag:
                    hints |= hints_of(tag)
            for key, value in element.items():
                if key == "class" or key == "id":
                    found = known(value)
                    hints |= hints_of(value) if found is None else found
                    names = f"{names} {value}" if names else value
                elif key in _NAMING:
                    hints |= hints_of(value)
                    if key == "itemprop":
                        leaves.item(element, value)
                elif key in _HIDING and _hides(key, value):
                    hints |= _HIDDEN
            if kind == _NOTED and (tag == "html" or tag == "body"):
                hints = 0  # what is said of a whole page ('with-menu', hidden until loaded) tells none of its parts from others
                out.language = out.language or element.get("lang")
            place = len(containers)
            if outer is element or open_spans or is_pre or tag == "pre" or not place:
                all_hints |= hints
                for span in open_spans:
                    all_hints |= span[3]
                if kind == _NOTED and (tag in _HEADINGS or tag == "pre"):
                    turns.append((place, level, is_pre))
                    level, is_pre = _HEADINGS.get(tag, level), is_pre or tag == "pre"
                inner = element
                box = [place, tag, names, index, box[4] + 1, len(blocks), 0, hints, all_hints, element]
                containers.append(box)  # type: ignore[arg-type]  # its place; the record is made when it closes
                index = place
                text = element.text
                here = element
            else:
                first = len(blocks)
                if (text := element.text) and (text := text.strip()) and (text := _folded(text)):
                    heading = _HEADINGS.get(tag, level) if kind == _NOTED else level
                    blocks.append(new(Block, (first, "text", text, place, heading, (), 0, None, -1, -1, "", None)))
                containers.append(
                    new(
                        Container,
                        (place, tag, names, index, box[4] + 1, first, len(blocks), hints, all_hints | hints, element),
                    )
                )
                text = element.tail
        elif kind == _INLINE:
            hints = 0
            kept = tag in _MARKED
            for key in element.keys():  # noqa: SIM118  # few of the values are looked at, and none of the long ones
                if key in _NAMING:
                    value = element.get(key)
                    found = known(value)
                    hints |= hints_of(value) if found is None else found
                    kept = True
                    if key == "itemprop":
                        leaves.item(element, value)
                elif key in _CONCEALING and _hides(key, element.get(key)):
                    hints |= _ALOUD
                    kept = True
            if tag == "time":
                times.append((element.get("datetime") or "", len(blocks), ""))
            if length and not is_pre:
                if span_ended_at == length and not space_due and (level or (kept and box[1] not in _RUNNING)):
                    space_due = True  # elements that touch are set apart by style sheets
                if kept and space_due and parts[-1] != "\n":
                    parts.append(" ")
                    length += 1
                    space_due = False
            text = element.text
            if outer is element or is_pre:
                if kept:
                    if tag == "a":
                        link_depth += 1
                        if link_depth == 1:
                            link_start = length
                    inlines.append(tag)
                    open_spans.append((len(spans), length, tag, hints, element))
                    spans.append(None)
                else:
                    inlines.append("")
                here = element
            else:
                start = length
                if text:
                    if not (shown := text.strip()):
                        space_due = True
                    elif (longer := _add(parts, length, text, shown, space_due)) > length:
                        length, space_due = longer, shown is not text and text[-1].isspace()
                if kept:
                    if length > start:
                        spans.append(new(Span, (start, length, tag, hints, element)))
                        span_ended_at = length
                        if tag == "a" and not link_depth:
                            link_chars += length - start
                elif tag == "span":
                    span_ended_at = length
                text = element.tail
        elif kind <= _CLEAR or (kind == _SHADOW and element.get("shadowrootmode")):
            if kind == _BREAK and parts:
                if parts[-1] == "\n":  # the second in a row ends the paragraph
                    if link_depth:
                        link_chars, link_start = link_chars + length - link_start, 0
                    _flush(blocks, parts, spans, open_spans, index, level, link_chars)
                    parts, spans, length, link_chars, space_due, span_ended_at = [], [], 0, 0, False, -1
                    if open_spans:
                        _reopen(open_spans, spans)
                else:
                    parts.append("\n")
                    length += 1
                    space_due = False
            inlines.append("")
            text = element.text
            here = element
        else:
            if kind == _SCRIPT:
                stated = element.get("type")
                if stated and _JSON_LD in stated.lower() and element.text:
                    out.json_ld.append(element.text)
            elif kind == _LEAF:
                leaves.take(element, tag, index)
            if outer is element:  # goes on behind all that is in it
                last = element
                while len(last):
                    last = last[-1]
                while following is not last:
                    following = next(elements)
                following = next(elements)
                outer = following.getparent()
            text = element.tail
        if text:
            if is_pre:
                parts.append(text)
                length, space_due = length + len(text), False
            elif not (shown := text.strip()):
                space_due = True
            elif (longer := _add(parts, length, text, shown, space_due)) > length:
                length, space_due = longer, shown is not text and text[-1].isspace()

        while here is not outer:  # the innermost open element closes
            if here is inner:
                if parts:
                    if link_depth:
                        link_chars, link_start = link_chars + length - link_start, 0
                    if len(parts) == 1 and not (open_spans or is_pre):
                        found_spans = tuple(filter(None, spans)) if spans else ()
                        blocks.append(
                            new(
                                Block,
                                (
                                    len(blocks),
                                    "text",
                                    parts[0],
                                    index,
                                    level,
                                    found_spans,
                                    link_chars,
                                    None,
                                    -1,
                                    -1,
                                    "",
                                    None,
                                ),
                            )
                        )
                    else:
                        _flush(blocks, parts, spans, open_spans, index, level, link_chars)
                    parts, spans, length, link_chars, space_due, span_ended_at = [], [], 0, 0, False, -1
                    if open_spans:
                        _reopen(open_spans, spans)
                box[6] = len(blocks)
                containers[index] = new(Container, box)
                if turns and turns[-1][0] == index:
                    _, level, is_pre = turns.pop()
                index = box[3]
                if index < 0:
                    return out
                box = containers[index]
                all_hints, inner = box[8], box[9]
            elif tag := inlines.pop():
                place, start, _, hints, _ = open_spans.pop()
                if tag == "a":
                    link_depth -= 1
                    if not link_depth:
                        link_chars += length - link_start
                if length > start:
                    spans[place] = new(Span, (start, length, tag, hints, here))
                    span_ended_at = length
            elif here.tag == "span":
                span_ended_at = length
            text = here.tail
            here = here.getparent()
            if text:
                if is_pre:
                    parts.append(text)
                    length, space_due = length + len(text), False
                elif not (shown := text.strip()):
                    space_due = True
                elif (longer := _add(parts, length, text, shown, space_due)) > length:
                    length, space_due = longer, shown is not text and text[-1].isspace()
        element = following
    raise AssertionError("the root closes last")  # pragma: no cover


class _End:
    """What comes after the last element: all that are open close."""

    @staticmethod
    def getparent() -> None:
        """Nothing is around it."""


def _folded(text: str) -> str:
    """A text without white space around it, with single spaces, without what shows nothing."""
    if text.isprintable() and "  " not in text:  # of all white space, only the common space is printable
        return text
    folded = " ".join(text.split())
    return folded if folded.isprintable() else " ".join(folded.translate(_ZERO_WIDTH).split())


def _add(parts: list[str], length: int, text: str, shown: str, space_due: bool) -> int:
    """Add a text to the run of this length, after a space if one is due; its length then.

    Args:
        parts: The run.
        length: Its length.
        text: The text as it stands in the page.
        shown: The same without white space around it.
        space_due: Whether white space stood before it.
    """
    if not (shown := _folded(shown)):
        return length
    if length and (space_due or text[0].isspace()) and parts[-1] not in ("\n", " "):
        parts.append(" ")
        length += 1
    parts.append(shown)
    return length + len(shown)


def _reopen(open_spans: list[tuple[int, int, str, int, _Element]], spans: list[Span | None]) -> None:
    """Let the spans that are open go on in the next run."""
    for i, span in enumerate(open_spans):
        open_spans[i] = (i, 0, *span[2:])
    spans.extend([None] * len(open_spans))


def _hides(key: str, value: str) -> bool:
    """Whether an attribute keeps its element from the reader."""
    if key == "style":
        return "none" in value and "display:none" in value.replace(" ", "")
    return key == "hidden" or value == "true"


def _flush(
    blocks: list[Block],
    parts: list[str],
    spans: list[Span | None],
    open_spans: list[tuple[int, int, str, int, _Element]],
    container: int,
    level: int,
    link_chars: int,
) -> None:
    """Make a block of a run of text; spans still open are part of it up to its end."""
    text = "".join(parts) if len(parts) > 1 else parts[0]
    for place, start, tag, hints, element in open_spans:
        if start < len(text):
            spans[place] = Span(start, len(text), tag, hints, element)
    stripped = text.rstrip()
    if not stripped:
        return
    fitted: tuple[Span, ...] = ()
    if spans:
        size = len(stripped)
        fitted = tuple([
            span if span[1] <= size and stripped[span[0]] not in " \n" else _fitted(span, stripped)
            for span in spans if span is not None and span[0] < size
        ])  # fmt: skip
    size = min(link_chars, len(stripped))
    blocks.append(
        tuple.__new__(Block, (len(blocks), "text", stripped, container, level, fitted, size, None, -1, -1, "", None))
    )


def _fitted(span: Span, text: str) -> Span:
    """A span that begins at its first word and ends inside the text."""
    start, end = span[0], span[1]
    if text[start] in " \n":
        return span._replace(start=min(start + 1, end), end=min(end, len(text)))
    return span if end <= len(text) else span._replace(end=len(text))


class _Leaves:
    """Takes in the elements that have no text of their own: metadata, images, embeds, form controls."""

    def __init__(self, out: Reading) -> None:
        self.out = out

    def take(self, element: _Element, tag: str, container: int) -> None:
        """Note what one element says."""
        out = self.out
        if tag == "meta":
            self.meta(element)
        elif tag == "link":
            rel, href = element.get("rel"), element.get("href")
            if rel and href:
                out.links.append((rel, href))
            if prop := element.get("itemprop"):
                out.microdata.append((prop, len(out.blocks), href or ""))
        elif tag in _IMAGES:
            text = " ".join((element.get("alt") or "").split())
            image = (
                len(out.blocks),
                "image",
                text,
                container,
                None,
                _versions(element),
                None,
                element,
                -1,
                -1,
                "",
                None,
            )
            out.blocks.append(tuple.__new__(Block, image))
            if prop := element.get("itemprop"):
                self.item(element, prop)
        elif tag == "title":
            if out.title is None and element.text:
                out.title = " ".join(element.text.split()) or None
        elif tag == "base":
            out.base = out.base or element.get("href")
        elif tag == "input" or tag == "textarea":
            if element.get("type") != "hidden":
                text = element.get("placeholder") or element.get("value") or element.get("aria-label") or ""
                out.blocks.append(Block(len(out.blocks), "control", text, container, attributes=element))
        else:
            out.blocks.append(Block(len(out.blocks), "embed", "", container, attributes=element))

    def meta(self, element: _Element) -> None:
        """Note a `meta` element, wherever it stands."""
        content = element.get("content")
        if not content:
            return
        metas = self.out.metas
        for key in ("name", "property"):
            if name := element.get(key):
                metas.append((name, content))
        if prop := element.get("itemprop"):
            metas.append((prop, content))
            self.out.microdata.append((prop, len(self.out.blocks), content))
        elif name := element.get("http-equiv"):
            metas.append((name, content))

    def item(self, element: _Element, prop: str) -> None:
        """Note a microdata property."""
        value = element.get("content") or element.get("datetime") or element.get("href") or element.get("src") or ""
        self.out.microdata.append((prop, len(self.out.blocks), value))


def _versions(image: _Element) -> tuple[Span, ...]:
    """The `source` elements of an image's `picture`, and the link around it."""
    found: tuple[Span, ...] = ()
    outer = image.getparent()
    wrappers = 0
    while outer is not None and wrappers < _WRAPPERS:
        tag = outer.tag
        if tag == "picture":
            found = tuple(Span(0, 0, "source", 0, source) for source in outer.iter("source"))
        elif tag == "a":
            return (*found, Span(0, 0, "a", 0, outer))
        elif tag == "span":
            wrappers += 1
        elif tag != "source":
            break
        outer = outer.getparent()
    return found
