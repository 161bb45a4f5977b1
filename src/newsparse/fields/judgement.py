"""Which blocks are the article's text: each block alone, then in its sequence and container.

Both passes add up weights of features; the weights are learned from labelled pages by benchmarks/train_judgement.py and
stand in judgement_weights.json, a table a feature. A feature whose value is unknown (None) says nothing.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from importlib import resources
from itertools import accumulate, compress
from math import exp
from operator import getitem, mul
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import attrs

from newsparse.fields.alike import Group, group
from newsparse.fields.appeals import appeals
from newsparse.fields.homes import homes
from newsparse.fields.labels import label_of as label_before
from newsparse.fields.stated_body import stated_blocks
from newsparse.lexicon import Lexicon, fold
from newsparse.page import Block, Container, Finding, Hint, Page

if TYPE_CHECKING:
    from newsparse.fields.text_lines import Lines

Feature: TypeAlias = str | int | None

SIZES: Final = (8, 16, 28, 45, 70, 110, 170, 260, 420)
"""Bounds of the bins for a block's length in characters."""
_LINKED: Final = (0.001, 0.15, 0.35, 0.6, 0.9)
"""Bounds of the bins for the share of a block's characters inside links."""
_FAR: Final = (1, 2, 4, 8, 16)
"""Bounds of the bins for how many blocks a block is from the likely text."""
REFRAIN: Final = 4
"""Copies from which a short block is a refrain, such as 'Advertisement' between paragraphs; cross-validated among 3 to 6 …"""
REFRAIN_SIZE: Final = SIZES[2]
"""… if it has fewer characters than this."""
_BOXES: Final = ~int(Hint.ARTICLE | Hint.BODY | Hint.MAIN | Hint.HEADLINE | Hint.EMBED | Hint.LIVE)
"""Hints that set a box apart from the text around it."""
_SURE: Final = int(Hint.COMMENTS | Hint.LEGAL | Hint.FOOTER)
"""Hints that hold for their whole container, however wide, unless the headline is in it."""
_LIKELIHOODS: Final = (0.02, 0.08, 0.2, 0.4, 0.6, 0.8, 0.92, 0.98)
"""Bounds of the bins for likelihoods."""
_HOPELESS: Final = 0.02
"""A block less likely than this alone is not looked at in context, which spares most of a page's menus."""
_LIKELY: Final = 0.5
"""A block at least this likely is part of the body."""
_LEAST: Final = 0.1
"""A block less likely than this is not part of the body, however little else there is."""
_FEWEST: Final = 12
"""Characters of text to be expected, by the likelihoods, below which there is no body at all: less than a short sentence."""
_GENEROUS: Final = 0.89
"""A little below the bound for the greatest F1, as lost text is worse than text too much. From 0.84 to 0.93 the figures differ by
a page or two, on the labelled pages as well as on sites not learned from."""
_ENOUGH: Final = 16
"""Text blocks from which a page has a context: but for 2 of 470, the labelled pages, from which the weights are learned, have more."""
_DOUBTFUL: Final = 0.7
"""A block that is at least this likely between what it is alone and in context is part of the body if those around it are; from
0.65 to 0.75 no figure on the labelled pages differs."""
_PICTURED: Final = int(Hint.CAPTION | Hint.CREDIT | Hint.FIGURE)
"""Places whose lines part no heading from its paragraph."""
_HEADING: Final = 0.28
"""A heading at least this likely, in context or between the two, is part of the body if the paragraph right below it is."""
_ANSWER: Final = 0.25
"""What is right below a question and at least this likely is part of the body, and a heading that asks, if its answer is. By weights
learned without a page's site, 33 of 42 such blocks that are not likely by themselves are text."""
_ASKING: Final = frozenset("?？؟")
_SURE_HEADLINE: Final = 0.4
"""A headline of plain text found with this confidence parts the body from what is above it."""
_EVEN: Final = 0.4
"""The likelihood at which a block neither lengthens nor shortens the best stretch of text."""
WEIGHTIEST: Final = 300
"""Characters past which a longer block weighs no more in it."""
_NONE: Final = 9
"""The bin of a likelihood where there is no block."""
_NEAR: Final = 4
_AROUND: Final = 14
"""Blocks on either side of one whose text is summed up."""
_TEXT: Final = 45
"""Characters from which a block is no label, date or button."""
_POINTER: Final = 25
"""Characters within which a colon ends what leads to a link: 'Read more: …'."""
_SHARES: Final = (0.05, 0.25, 0.5, 0.75, 0.95)
"""Bounds of the bins for shares of text."""
RESTS: Final = (0.005, 0.02, 0.05, 0.1, 0.3, 0.7, 0.9, 0.95, 0.98, 0.995)
"""Bounds of the bins for how much of the likely text is still to come."""
_TAGS: Final = {
    tag: code
    for code, tag in enumerate(
        "p div li h1 h2 h3 h4 h5 h6 td th dd dt pre blockquote figcaption span section article header footer aside nav form "
        "button label main figure center address summary details caption tr body ul ol dl noscript".split(),
        start=1,
    )
}
"""Codes of tags, for features that cross them with others; 0 stands for all the rest."""
TERMINAL: Final = frozenset(".!?…。！？؟।۔")
"""What ends a sentence …"""
CLOSING: Final = "\"'”’»)]›」』）*"
"""… and what may stand behind that."""
ALONE: Final = (
    "size", "tag", "level", "linked", "end", "start", "size,end", "size,linked", "tag,size", "parent", "words",
    "emphasis", "oracle", "repeated", "place", "breaks", "up", "handle", "pointer", "label", "appeal", "own", "around",
)  # fmt: skip
"""The features of a block alone, in the order of `features_alone`; the last three are sets of hint bits."""
CONTEXT: Final = (
    "alone", "size,alone", "before,after", "alike", "level,after", "family,alone", "far", "family linked",
    "kin linked", "stretch", "since", "siblings", "siblings,alone", "kind", "kind,alone", "near", "wide", "rest",
    "rest,alone", "rest,appeal", "label", "appeal", "home,alone", "home,head", "inner",
)  # fmt: skip
"""The features of a block in context, in the order of `features_in_context`; the last one is a set of hint bits."""
_APPEAL: Final = ALONE.index("appeal")
_LABEL: Final = ALONE.index("label")
_LEVEL: Final = ALONE.index("level")
_BEGIN: Final = ALONE.index("start")
BIT_FEATURES: Final = frozenset(("own", "around", "inner"))
"""Features whose value is a set of `Hint` bits: each bit has a weight of its own."""
LABELS: Final = (
    "ending", "read_also", "related", "newsletter", "subscribe", "share", "follow", "advertisement", "furniture", "legal",
    "copyright", "comment_heading", "comment_form", "credit", "source", "tags", "published", "updated", "byline",
    "read_time", "caption",
)  # fmt: skip
"""Lexicon categories that a line may be, or begin with, in the order asked."""
BEGINS: Final = frozenset(
    ("read_also", "credit", "source", "tags", "updated", "published", "byline", "caption", "share", "follow")
)
"""Those of them that count at the beginning of a longer line as well."""
LASTING: Final = frozenset(
    (
        "related",
        "newsletter",
        "subscribe",
        "follow",
        "comment_heading",
        "comment_form",
        "ending",
        "read_also",
        "share",
        "tags",
        "copyright",
        "advertisement",
    )
)
"""Labels that tell something of the blocks below them."""
APART: Final = frozenset(
    "advertisement comment_form comment_heading copyright follow newsletter published read_also related share updated".split()
)
"""Labels that are never text of the article where they are all of a block, whatever is around it: on the labelled pages six of
2,314 such blocks are."""
_NOTES: Final = ("tags", "published", "newsletter")
_NOTE: Final = 240
"""Characters past which a line is no list of topics."""
_NOTED: Final = 40
"""Characters in which its label ends."""
_COLON: Final = re.compile("[:：]")
_ABOVE: Final = (2, 3, 5, 9, 21)
"""Bounds of the bins for how many blocks a label is above a block; past the last it says nothing."""
_LABEL_LENGTH: Final = 120
"""Characters past which a line is no label."""
_START: Final = 4
"""Letters under which labels are kept that begin a line; shorter ones under all they have."""
_LINK_LENGTH: Final = 60
"""Characters below which a block that is all link is taken for a menu's or a teaser's, without a look at its features."""
_BESIDE: Final = 10
"""Blocks within which such a link has running text both above and below it where it is part of that text: an item of its
lists, a cell of its tables."""
_RUNNING: Final = 70
"""Characters from which a block is running text in this sense …"""
_UNLINKED: Final = 0.3
"""… if less than this share of it is linked."""
_ARTICLE: Final = 0.6
"""An `article` element with the headline and more than this share of the likely text holds all of the body: on the labelled pages
none of 124 blocks outside such a one is text of the article that look like text by themselves."""
_TITLE: Final = 45
"""Characters that the items of a list have between them if they are titles of other stories …"""
_MOSTLY: Final = 0.5
"""… of which this share is linked in each."""
_LEADING: Final = frozenset(":：")
"""What a text ends with that leads to a list."""
_WIDE: Final = 0.3
"""A container with more than this share of the page's unlinked text, or with the headline, says nothing of a single block:
its names are the page's ('category-sport', 'with-sidebar')."""


@attrs.frozen
class Judgement:
    """How likely each block is part of the body, and where the body lies."""

    scores: Sequence[float]
    """0 to 1 for each block of the page; 0 for images, embeds and controls."""
    first: int
    """Index of the first block of the body; equal to `end` where there is no body."""
    end: int
    """Index past the last block of the body."""
    container: int
    """Index of the innermost container that holds the body; 0, the root, in plain text."""
    headline: int | None = None
    """Index of the block that shows the headline."""
    lines: Lines | None = None
    """Plain text: what its lines look like; None for a page of markup."""
    apart: frozenset[int] = frozenset()
    """Indices of blocks that are known to be of another field: in plain text those of the comments."""


def features_alone(page: Page, headline: int | None, narrow: Sequence[int]) -> list[tuple[Feature, ...]]:
    """The features of each text block by itself, in the order of `ALONE`; an empty tuple for other blocks and bare links."""
    blocks, containers = page.blocks, page.containers
    texts = Counter([block.text for block in blocks])
    stated = stated_blocks(page)
    labels = _labeller(page.lexicon)
    above = None if headline is None else _LevelsToHeadline(page, headline)
    speaks = appeals(page.lexicon)
    beside = _beside_text(blocks)
    rows: list[tuple[Feature, ...]] = []
    for block in blocks:
        text = block.text
        length = len(text)
        if block.kind != "text" or (
            length < _LINK_LENGTH
            and block.level != 1
            and block.link_chars
            and block.link_chars >= length - 1
            and block.index not in beside
        ):
            rows.append(())
            continue
        size = bisect_right(SIZES, length)
        last = text[-1]
        if last in CLOSING:
            last = text.rstrip(CLOSING)[-1:]
        end = 1 if last in TERMINAL else 2 if last in ":：," else 0
        container = containers[block.container]
        own, around, parent = container.hints, narrow[block.container], None
        if container.parent >= 0:
            outer = containers[container.parent]
            parent = outer.tag
            if narrow[outer.index] & outer.hints:
                own |= outer.hints
        linked = bisect_right(_LINKED, (block.link_chars or 0) / length)
        levels = None
        if above:
            levels = above.known.get(block.container)
            if levels is None:
                levels = above.of(block.container)
        emphasis = ""
        for span in block.spans:
            if span.end - span.start > 0.8 * length:
                own |= span.hints
                if span.tag != "span":
                    emphasis += span.tag
        rows.append((
            size, container.tag, block.level, linked, end, start_of(text), size * 4 + end, size * 8 + linked,
            _TAGS.get(container.tag, 0) * 10 + size // 2, parent, min(text.count(" "), 6), emphasis, stated[block.index],
            (texts[text] > 1) + 2 * (length > 24), None if headline is None else int(block.index > headline),
            min(text.count("\n"), 3), levels,
            ("@" in text) + 2 * ("http" in text or ".co" in text) if length < 200 else None,
            ((":" in text[:_POINTER]) * 8 + linked) * 10 + size if linked else None, labels(text) if length < _LABEL_LENGTH else None,
            _appeal(speaks(text), text), own, around,
        ))  # fmt: skip
    return rows


def _beside_text(blocks: Sequence[Block]) -> set[int]:
    """Indices of blocks that have running text near both above and below them."""
    beside: set[int] = set()
    above = -1
    for block in blocks:
        if (
            len(block.text) >= _RUNNING
            and (block.link_chars or 0) < _UNLINKED * len(block.text)
            and block.kind == "text"
        ):
            below = block.index
            if above >= 0 and below - above > 1:
                beside.update(range(max(above + 1, below - _BESIDE), min(below, above + _BESIDE + 1)))
            above = below
    return beside


def _appeal(count: int, text: str) -> int:
    """The bin of how much a text speaks to its readers, by its phrases that do so and by their share of its words."""
    if not count:
        return 0
    return min(count, 4) * 10 + min(count * 40 // (text.count(" ") + 1), 4)


class _LevelsToHeadline:
    """How many levels above a container the first one stands that holds the headline too; 9 for more."""

    def __init__(self, page: Page, headline: int) -> None:
        self.containers = page.containers
        around = {container.index for container in page.ancestors(page.blocks[headline].container)}
        self.known = dict.fromkeys(around, 0)

    def of(self, container: int) -> int:
        """The levels for one container; those passed on the way up are kept."""
        path: list[int] = []
        while container not in self.known:
            path.append(container)
            container = self.containers[container].parent
        levels = self.known[container]
        for passed in reversed(path):
            levels = self.known[passed] = min(levels + 1, 9)
        return levels


def start_of(text: str) -> str:
    """What kind of character a text begins with."""
    first = text[0]
    if first.islower():
        return "a"
    if first.isupper():
        return "A"
    if first.isdigit():
        return "digit"
    return first if first in "\"'“„«-–—•©@#(*" else ""


def is_apart(label: Feature, begin: Feature) -> bool:
    """Whether a block is never text of the article by its label, or by the sign it begins with: none of 269 that begin with '©' is."""
    return label in APART or begin == "©"


def label_of(lexicon: Lexicon, text: str) -> str | None:
    """Which label a line is, or begins with ('credit …'); '' for none, None where it is too long for one."""
    return _labeller(lexicon)(text) if len(text) < _LABEL_LENGTH else None


@lru_cache(maxsize=64)
def _labeller(lexicon: Lexicon) -> Callable[[str], str]:
    """A function that tells which label a line is or begins with; '' for none."""
    whole: dict[str, str] = {}
    for category in reversed(LABELS):
        whole.update(dict.fromkeys(lexicon.folded(category), category))
    firsts: dict[str, list[tuple[int, str]]] = {}  # by their first letters, so that few are looked at
    for place, category in enumerate(LABELS):
        if category in BEGINS:
            for word in filter(None, lexicon.folded(category)):
                firsts.setdefault(word[:_START], []).append((place, word))

    @lru_cache(maxsize=2048)  # a site's pages have the same lines
    def label(text: str) -> str:
        folded = fold(text)
        if found := whole.get(folded):
            return found
        places = [
            place
            for size in range(1, _START + 1)
            for place, word in firsts.get(folded[:size], ())
            if folded.startswith(word) and not folded[len(word) : len(word) + 1].isalnum()
        ]
        return f"{LABELS[min(places)]} …" if places else ""

    return label


def narrow_hints(page: Page, headline: int | None) -> list[int]:
    """For each container the `Hint` bits around its blocks, without those of containers too wide to tell."""
    total = 0
    sums = [0]
    for block in page.blocks:
        if block.kind == "text":
            total += len(block.text) - (block.link_chars or 0)
        sums.append(total)
    wide = _WIDE * total
    at = -1 if headline is None else headline
    narrow: list[int] = []
    for container in page.containers:
        outer = narrow[container.parent] if container.parent >= 0 else 0
        hints = container.hints
        if hints:
            if container.first <= at < container.end and container.end - container.first > 1:
                hints = 0
            elif sums[container.end] - sums[container.first] > wide:
                hints &= _SURE
        narrow.append(outer | hints)
    return narrow


class Context:
    """Where the likely text lies: what the second pass looks at."""

    def __init__(self, page: Page, scores: Sequence[float], narrow: Sequence[int]) -> None:
        blocks, containers = page.blocks, page.containers
        sums = [0.0]
        texts = [0]
        links = [0]
        total = 0.0
        chars = linked = 0
        for block, score in zip(blocks, scores, strict=True):
            if block.kind == "text":
                length = len(block.text)
                total += score * length if length > 45 and score > 0.3 else 0.0
                chars += length
                linked += block.link_chars or 0
            sums.append(total)
            texts.append(chars)
            links.append(linked)
        core, best = 0, 0.0
        for container in containers:
            mass = sums[container.end] - sums[container.first]
            if mass > 0 and container.end - container.first > 1:
                text = texts[container.end] - texts[container.first]
                worth = mass / (text + total)  # half the F1 of taking this container for the body
                if worth >= best:
                    core, best = container.index, worth
        self.containers = containers
        self._kinds: dict[int, tuple[int, int]] = {}
        self.core = core
        self.narrow = narrow
        self.first, self.end = containers[core].first, containers[core].end
        self.sums, self.texts, self.links = sums, texts, links
        self.stretch = best_stretch(blocks, scores)

    def relatives(self, parent: int) -> tuple[int | None, int | None, int | None]:
        """What the containers around one are like: its parent's text and links, and its grandparent's links."""
        family, family_linked = self._kind(parent)
        parent = self.containers[parent].parent if parent >= 0 else -1
        return family, family_linked, self._kind(parent)[1]

    def _kind(self, index: int) -> tuple[int | None, int | None]:
        """How much of the likely text a container holds and how likely its own is; how much of it is linked."""
        if index < 0:
            return None, None
        known = self._kinds.get(index)
        if known is None:
            outer = self.containers[index]
            likely, text = (
                self.sums[outer.end] - self.sums[outer.first],
                self.texts[outer.end] - self.texts[outer.first] or 1,
            )
            known = self._kinds[index] = (
                bisect_right(_SHARES, likely / (self.sums[-1] or 1.0)) * 10 + bisect_right(_SHARES, likely / text),
                min(outer.end - outer.first, 3) * 10
                + bisect_right(_LINKED, (self.links[outer.end] - self.links[outer.first]) / text),
            )
        return known


def best_stretch(blocks: Sequence[Block], scores: Sequence[float]) -> tuple[int, int]:
    """The run of blocks with the largest sum of likely less unlikely text: first index, index past the last."""
    best = running = 0.0
    start = 0
    stretch = (0, 0)
    for block, likely in zip(blocks, scores, strict=True):
        if running <= 0:
            if likely <= _EVEN:
                continue  # as most blocks are
            running, start = 0.0, block.index
        elif block.kind != "text":
            continue
        running += (likely - _EVEN) * min(len(block.text), WEIGHTIEST)
        if running > best:
            best, stretch = running, (start, block.index + 1)
    return stretch


def features_in_context(
    page: Page, alone: Sequence[tuple[Feature, ...]], scores: Sequence[float], context: Context
) -> list[tuple[Feature, ...]]:
    """The features of each text block in its sequence and container, in the order of `CONTEXT`.

    Blocks without features of their own, which are bare links apart from text, and hopeless ones have an empty tuple; the
    first are left out of the sequence as well.
    """
    blocks = page.blocks
    order = [block.index for block in blocks if alone[block.index]]
    likely = [scores[i] for i in order]
    bins = [bisect_right(_LIKELIHOODS, score) for score in likely]
    widths = [min(len(blocks[i].text), WEIGHTIEST) for i in order]
    strong = [i for i in order if context.first <= i < context.end and scores[i] > 0.6 and len(blocks[i].text) > 45]
    first, last = (strong[0], strong[-1]) if strong else (context.first, context.end)
    groups = group(page, order, likely, widths)
    relatives: dict[int, tuple[int | None, int | None, int | None]] = {}
    rows: list[tuple[Feature, ...]] = [()] * len(blocks)
    # What is above and below a paragraph is the next one, whatever a page sets between all of them.
    texts = [blocks[i].text for i in order]
    copies = Counter(texts)
    seen = [len(text) >= REFRAIN_SIZE or copies[text] < REFRAIN for text in texts]
    counts = [0, *accumulate(seen)]
    padded = [_NONE, *compress(bins, seen), _NONE]
    weights = [*map(mul, likely, widths)]
    dwelling, heads = homes(page, order, weights)
    masses, spans = [0.0, *accumulate(weights)], [0, *accumulate(widths)]
    seen_masses, seen_spans = [0.0, *accumulate(compress(weights, seen))], [0, *accumulate(compress(widths, seen))]
    since = _since_label([alone[i] for i in order])
    total = masses[-1] or 1.0
    for at, i in enumerate(order):
        if likely[at] < _HOPELESS:
            continue
        block = blocks[i]
        own = bins[at]
        width = widths[at]
        mass = weights[at]
        above, under = counts[at], counts[at + 1]
        before, after = padded[above], padded[under + 1]
        low, high = max(above - _NEAR, 0), min(under + _NEAR, counts[-1])
        near = (seen_masses[above] - seen_masses[low] + seen_masses[high] - seen_masses[under]) / max(
            seen_spans[above] - seen_spans[low] + seen_spans[high] - seen_spans[under], 1
        )
        low, high = max(at - _AROUND, 0), min(at + _AROUND + 1, len(order))
        wide = (masses[high] - masses[low] - mass) / max(spans[high] - spans[low] - width, 1)
        inner = context.narrow[block.container] & ~context.narrow[context.core] & _BOXES
        parent = page.containers[block.container].parent
        known = relatives.get(parent)
        if known is None:
            known = relatives[parent] = context.relatives(parent)
        family, family_linked, kin_linked = known
        alike, kind, siblings = groups.of[at]
        same = bisect_right(_SHARES, (alike.likely - likely[at]) / max(alike.count - 1, 1))
        share = _share(kind, mass, width)
        home = bisect_right(_SHARES, dwelling[at])
        rest = bisect_right(RESTS, 1 - masses[at + 1] / total)
        rows[i] = (
            own, bisect_right(SIZES, len(block.text)) * 10 + own, before * 10 + after,
            min(alike.count, 4) * 10 + same, None if block.level is None else block.level * 10 + after,
            None if family is None else family * 10 + own, bisect_right(_FAR, i - last) * 10 + bisect_right(_FAR, first - i),
            family_linked, kin_linked,
            (0 if i < context.stretch[0] else 2 if i >= context.stretch[1] else 1) * 10 + own, since[at],
            _bin(bins, groups.before[at]) * 10 + _bin(bins, groups.after[at]),
            _share(siblings, mass, width) * 10 + own, share, share * 10 + own,
            bisect_right(_SHARES, near), bisect_right(_SHARES, wide), rest, rest * 10 + own,
            f"{rest} {appeal}" if (appeal := alone[i][_APPEAL]) else rest, alone[i][_LABEL], appeal, home * 10 + own,
            home * 100 + heads[at], inner,
        )  # fmt: skip
    return rows


def _bin(bins: Sequence[int], at: int) -> int:
    return bins[at] if at >= 0 else _NONE


def _share(group: Group, mass: float, width: int) -> int:
    """The bin of the likelihood of a group's text, without one block's own."""
    return bisect_right(_SHARES, (group.mass - mass) / (group.width - width)) if group.width > width else _NONE


def _since_label(rows: Sequence[tuple[Feature, ...]]) -> list[Feature]:
    """For each row the label last seen above it and how far above; None where there is none within reach."""
    found: list[Feature] = []
    label, distance = "", 0
    for row in rows:
        distance += 1
        found.append(f"{label} {bisect_right(_ABOVE, distance)}" if label and distance <= _ABOVE[-1] else None)
        if row and row[_LEVEL] == 1:
            label = ""  # what stands above a page's heading tells nothing of what is below it
        elif row and (own := row[_LABEL]) and isinstance(own, str) and own in LASTING:
            label, distance = own, 0
    return found


class Table(dict[Feature, float]):
    """The weights of one feature's values; any other value weighs nothing."""

    def __missing__(self, value: Feature) -> float:
        return 0.0


@attrs.frozen(eq=False)
class Weights:
    """The learned weights of one pass."""

    bias: float
    tables: tuple[Table, ...]
    """A table a feature, in the order of the features' names, without the sets of bits."""
    bits: tuple[Mapping[int, float], ...]
    """The weights of hint bits, for the features that are sets of them, which come last."""


@lru_cache(maxsize=4)
def read_weights(input_kind: str, judged: str) -> Weights:
    """The weights for 'html' or 'text' and the pass 'alone' or 'context'."""
    file = resources.files("newsparse.fields") / "judgement_weights.json"
    return weights_from(
        json.loads(file.read_text("utf-8"))[input_kind][judged], ALONE if judged == "alone" else CONTEXT
    )


def weights_from(stored: Mapping[str, Any], names: Sequence[str]) -> Weights:
    """Weights as they stand in a file: 'bias', and under each feature's name a table of its values."""
    return Weights(
        stored["bias"],
        tuple(
            Table({None: 0.0} | {_key(k): w for k, w in stored[name].items()})
            for name in names
            if name not in BIT_FEATURES
        ),
        tuple({int(k): w for k, w in stored[name].items()} for name in names if name in BIT_FEATURES),
    )


def _key(text: str) -> Feature:
    """A feature's value from its key in JSON: numbers are numbers."""
    return int(text) if text.lstrip("-").isdigit() else text


def score(rows: Sequence[tuple[Feature, ...]], weights: Weights) -> list[float]:
    """The likelihood of each row of features; 0 for an empty row."""
    bias, tables, plain = weights.bias, weights.tables, len(weights.tables)
    scores = []
    for row in rows:
        if not row:
            scores.append(0.0)
            continue
        total = sum(map(getitem, tables, row), bias)
        for place, mask in enumerate(row[plain:]):
            if mask:
                total += _worth(weights, place, mask)
        scores.append(1 / (1 + exp(-total)) if total > -30 else 0.0)
    return scores


@lru_cache(maxsize=8192)
def _worth(weights: Weights, place: int, mask: Feature) -> float:
    """The weight of a set of hint bits, the `place`-th of such features."""
    if not isinstance(mask, int):
        return 0.0
    return sum([weight for bit, weight in weights.bits[place].items() if mask >> bit & 1])


def _smoothed(page: Page, scores: list[float], alone: Sequence[float]) -> list[float]:
    """Scores in which a doubtful block between two likely ones of the same container is likely too, a doubtful item of a list
    between them or next to a likely one of its list, code anywhere between two likely blocks, a heading right above a likely
    paragraph, and what is right below a question.

    Args:
        page: The page.
        scores: The likelihood of each of its blocks in context.
        alone: The same of each block by itself.
    """
    smooth = list(scores)
    containers = page.containers
    before = -1
    doubtful: list[int] = []
    code: list[int] = []
    has_begun = False
    above: Block | None = None
    for block in page.blocks:
        if block.kind != "text":
            continue
        i = block.index
        if scores[i] >= _LIKELY or (scores[i] >= _ANSWER and above and _is_question(above)):
            smooth[i] = max(scores[i], _LIKELY)
            if above and not block.level and (above.level or 0) > 1:
                at = above.index
                if max(scores[at], between(alone[at], scores[at])) >= (_ANSWER if _is_question(above) else _HEADING):
                    smooth[at] = max(scores[at], _LIKELY)
            if doubtful and before >= 0:
                ends = [containers[page.blocks[k].container] for k in (before, i)]
                lists = [held.parent for held in ends if held.tag == "li"]
                places = {_place(containers, held) for held in ends}
                for j in doubtful:
                    held = containers[page.blocks[j].container]
                    if held.parent in lists or {_place(containers, held)} == places:
                        smooth[j] = max(scores[j], _LIKELY)
            for j in code:
                smooth[j] = max(scores[j], _LIKELY)
            before, has_begun = i, True
            doubtful, code = [], []
        elif has_begun and containers[block.container].tag == "pre":
            code.append(i)
        elif scores[i] and between(alone[i], scores[i]) >= _DOUBTFUL:
            doubtful.append(i)
        else:
            before = -1
            doubtful = []
        if not page.hints(block) & _PICTURED:
            above = block
    return smooth


def _is_question(block: Block) -> bool:
    """Whether a block asks a question that the next one may answer."""
    return block.text[-1] in _ASKING and len(block.text) < _LABEL_LENGTH and not block.link_chars


def _place(containers: Sequence[Container], held: Container) -> int:
    """What a paragraph stands in, or the list of an item; -1 for nothing."""
    return containers[held.parent].parent if held.tag == "li" and held.parent >= 0 else held.parent


def likely_bound(blocks: Sequence[Block], scores: Sequence[float], share: float = _GENEROUS) -> float:
    """The likelihood from which blocks are taken for the body, so that the F1 to be expected of its text is the greatest.

    Taking all blocks down to the likelihood p, with q of all likely text among t of text taken, an F1 of 2q / (t + all likely
    text) is to be expected; it is greatest where p is half of it. So a page on which nothing is sure is not left without a
    body. `share` is how much of that half is asked for. Lipton, Elkan and Naryanaswamy, Optimal Thresholding of Classifiers
    to Maximize F1 Measure, 2014.
    """
    falling = sorted(
        ((likely, len(blocks[i].text)) for i, likely in enumerate(scores) if likely >= _LEAST), reverse=True
    )
    total = sum(likely * width for likely, width in falling)
    if total < _FEWEST:
        return 1.0
    best = found = taken = 0.0
    for likely, width in falling:
        found += likely * width
        taken += width
        f1 = 2 * found / (taken + total)
        if f1 < best:
            break
        best = f1
    return max(share * best / 2, _LEAST)


def _with_little_context(alone: Sequence[float], judged: list[float], count: int) -> list[float]:
    """On a page of few blocks, likelihoods between what each block is alone and what a context that has little to tell makes of it."""
    if count >= _ENOUGH:
        return judged
    share = count / _ENOUGH
    mixed = []
    for one, other in zip(alone, judged, strict=True):
        mixed.append(between(one, other, share) if 0.0 < other < 1.0 else other)
    return mixed


def between(one: float, other: float, share: float = 0.5) -> float:
    """A likelihood whose logarithmic odds are this share of the way from those of the first to those of the second."""
    inside = one ** (1 - share) * other**share
    outside = (1 - one) ** (1 - share) * (1 - other) ** share
    return inside / (inside + outside) if inside else 0.0


def moved(likely: float, bound: float) -> float:
    """A likelihood with its odds changed so that the bound comes to one half."""
    inside, outside = likely * (1 - bound), (1 - likely) * bound
    return inside / (inside + outside) if inside else 0.0


def judge(page: Page, headline: Finding[str] | None) -> Judgement:
    """Judge every block: alone, then in the context of those judgements."""
    if page.is_text:
        from newsparse.fields.text_judgement import judge_text  # it builds on this module

        return judge_text(page)
    at = headline.blocks[0] if headline and headline.blocks else None
    narrow = narrow_hints(page, at)
    alone = features_alone(page, at, narrow)
    scores = score(alone, read_weights("html", "alone"))
    context = Context(page, scores, narrow)
    judged = score(features_in_context(page, alone, scores, context), read_weights("html", "context"))
    judged = [0.0 if row and is_apart(row[_LABEL], row[_BEGIN]) else likely for row, likely in zip(alone, judged, strict=True)]
    for i in (*_other_stories(page, judged), *_notes(page, judged)):
        judged[i] = 0.0
    if (article := _article_of(page, at, context)) is not None:
        judged = [likely if article.first <= i < article.end else 0.0 for i, likely in enumerate(judged)]
    judged = _with_little_context(scores, judged, sum([1 for row in alone if row]))
    bound = likely_bound(page.blocks, judged)
    scores = _smoothed(page, [moved(likely, bound) for likely in judged], scores)
    chosen = [i for i, likely in enumerate(scores) if likely >= _LIKELY]
    first, end = (chosen[0], chosen[-1] + 1) if chosen else (0, 0)
    return Judgement(scores, first, end, context.core, at)


def _other_stories(page: Page, judged: Sequence[float]) -> list[int]:
    """Indices of the items of lists that lead to other stories: all are links, as long as titles, and no heading or colon above
    the list says what it is of. Only lists of which some item may be text are looked at. Of 788 items of such lists on the labelled
    pages 38 are text, all on one page.
    """
    containers = page.containers
    lists = {
        containers[block.container].parent
        for block, likely in zip(page.blocks, judged, strict=True)
        if likely >= _LEAST and containers[block.container].tag == "li" and _is_mostly_link(block)
    }
    if not lists:
        return []
    items: dict[int, list[Block]] = {held: [] for held in lists}
    led: set[int] = set()
    above: Block | None = None
    for block in page.blocks:
        if block.kind != "text":
            continue
        container = containers[block.container]
        if container.tag == "li" and (own := items.get(container.parent)) is not None:
            if not own and (above is None or above.level or above.text[-1] in _LEADING):
                led.add(container.parent)
            own.append(block)
        above = block
    return [
        item.index
        for held, own in items.items()
        if held not in led
        and len(own) > 1
        and sum([len(item.text) for item in own]) > _TITLE * len(own)
        and all(_is_mostly_link(item) for item in own)
        and not _is_within(own)
        for item in own
    ]


def _notes(page: Page, judged: Sequence[float]) -> list[int]:
    """Indices of lines that list topics, tell dates or invite to a newsletter behind a label and a colon: 'Topics: Bridges, Trams'.

    Of 80 lines that begin with such a label and a colon, links or not, none is text on the labelled pages.
    """
    return [
        block.index
        for block, likely in zip(page.blocks, judged, strict=True)
        if likely >= _LEAST
        and len(block.text) < _NOTE
        and _COLON.search(block.text, 0, _NOTED)
        and any(_is_labelled(page.lexicon, category, block) for category in _NOTES)
    ]


def _is_labelled(lexicon: Lexicon, category: str, block: Block) -> bool:
    """Whether a line begins with a label and a colon; words that are labels only by their colon may as well tell of an event ('Date:
    …'), so that links have to follow them.
    """
    text = block.text
    match = label_before(lexicon, category, text)
    if match is None or match.end() >= len(text) or not _COLON.search(match.group().rstrip()[-1:] + text[match.end()]):
        return False
    return fold(match.group()) in _sure_labels(lexicon, category) or 2 * (block.link_chars or 0) > len(text)


@lru_cache(maxsize=256)
def _sure_labels(lexicon: Lexicon, category: str) -> frozenset[str]:
    """The words of a category that are listed without a colon."""
    return frozenset(fold(word) for word in lexicon.words.get(category, ()) if not word.endswith((":", "：")))


def _is_mostly_link(block: Block) -> bool:
    return (block.link_chars or 0) >= _MOSTLY * len(block.text)


def _is_within(items: Sequence[Block]) -> bool:
    """Whether the first item leads to another place of the same page, as those of a table of contents do."""
    links = [span.attributes.get("href") or "" for span in items[0].spans if span.tag == "a"]
    return any(link.startswith("#") for link in links)


def _article_of(page: Page, headline: int | None, context: Context) -> Container | None:
    """The innermost `article` element around the headline, if it holds the greater part of the likely text."""
    if headline is None:
        return None
    for container in page.ancestors(page.blocks[headline].container):
        if container.tag == "article":
            held = context.sums[container.end] - context.sums[container.first]
            return container if held > _ARTICLE * context.sums[-1] else None
    return None


def below(judgement: Judgement, headline: Finding[str]) -> Judgement:
    """The judgement once a headline is known that was found by it: what stands above the headline is not the body."""
    at = headline.blocks[0]
    if headline.confidence < _SURE_HEADLINE:
        return attrs.evolve(judgement, headline=at)
    scores = [0.0] * (at + 1) + list(judgement.scores[at + 1 :])
    first = next((i for i in range(at + 1, judgement.end) if scores[i] >= _LIKELY), judgement.end)
    return attrs.evolve(judgement, scores=scores, first=first, headline=at)


def without(judgement: Judgement, taken: Sequence[int]) -> Judgement:
    """The judgement once some blocks are known to be of another field: none of them is the body."""
    scores = list(judgement.scores)
    for at in taken:
        scores[at] = 0.0
    chosen = [at for at in range(judgement.first, judgement.end) if scores[at] >= _LIKELY]
    first, end = (chosen[0], chosen[-1] + 1) if chosen else (judgement.end, judgement.end)
    return attrs.evolve(judgement, scores=scores, first=first, end=end, apart=frozenset(taken))
