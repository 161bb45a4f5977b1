"""Article and its parts: frozen values that know nothing of pages, trees or rules.

Names follow schema.org (NewsArticle, creditText), IPTC (byline, dateline, credit line, kicker) and HTML. In every field
`None` or an empty tuple means that the page does not say, never that it was not looked for. Strings are as the reader
sees them, with runs of white space folded to one space; a line break kept inside a string is one that the page shows.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Literal, TypeAlias

import attrs

ArticleKind: TypeAlias = Literal["article", "liveblog", "gallery", "video", "audio", "opinion", "review", "interview"]
"""What sort of item a page is; 'article' where nothing says otherwise."""

SourceKind: TypeAlias = Literal["attribution", "agency", "republication"]
MarkKind: TypeAlias = Literal["link", "strong", "emphasis", "code", "subscript", "superscript", "strike"]


@attrs.frozen
class Mark:
    """A stretch of inline markup inside a block's text."""

    start: int
    """Offset of its first character in the block's text."""
    end: int
    """Offset past its last character."""
    kind: MarkKind
    href: str | None = None
    """Where a link leads, made absolute where the page's url is known; None for other kinds."""


@attrs.frozen
class Paragraph:
    """A paragraph of running text."""

    text: str
    marks: tuple[Mark, ...] = ()
    """Links and emphasis, in order of their start."""


@attrs.frozen
class Heading:
    """A heading inside the body (a crosshead, a question of an interview)."""

    text: str
    level: int = 2
    """1 to 6, as in HTML."""
    marks: tuple[Mark, ...] = ()


@attrs.frozen
class ListItem:
    """One item of a list; nested lists are flattened, with their depth kept."""

    text: str
    depth: int = 0
    """0 for an item of the outermost list."""
    marks: tuple[Mark, ...] = ()


@attrs.frozen
class ListBlock:
    """A list of the body."""

    items: tuple[ListItem, ...]
    is_ordered: bool = False


@attrs.frozen
class Quote:
    """A block quotation."""

    text: str
    """Its paragraphs, a blank line between them."""
    cite: str | None = None
    """Who said it, where the markup says so."""
    marks: tuple[Mark, ...] = ()


@attrs.frozen
class Table:
    """A table of data (tables that only lay a page out are read as their contents)."""

    rows: tuple[tuple[str, ...], ...]
    """The cells' texts, row by row; rows may differ in length."""
    has_header: bool = False
    """Whether the first row holds headers."""


@attrs.frozen
class Code:
    """Preformatted text, with its white space."""

    text: str


@attrs.frozen
class Image:
    """A picture that belongs to the article."""

    url: str | None = None
    """The largest version, absolute where the page's url is known; None in plain text."""
    caption: str | None = None
    """The caption without the credit."""
    credit: str | None = None
    """Who made or owns the picture (schema.org creditText), without 'Photo:', '©' or brackets."""
    alt: str | None = None
    """The alternative text of the markup."""
    is_lead: bool = False
    """Whether it stands above the body as the article's main picture."""


@attrs.frozen
class Figure:
    """A picture in its place within the body."""

    image: Image


@attrs.frozen
class Embed:
    """Something shown from elsewhere: a video, a post, a map, a chart."""

    url: str | None
    """Its address, absolute where the page's url is known."""
    provider: str | None = None
    """The host it comes from, such as 'youtube.com'."""
    text: str | None = None
    """The text shown in its place, such as that of an embedded post."""


@attrs.frozen
class Update:
    """The start of one entry of a live blog; the blocks up to the next `Update` are its text."""

    published: datetime | None = None
    """When the entry was published."""
    text: str = ""
    """The time or label as shown."""


BodyBlock: TypeAlias = Paragraph | Heading | ListBlock | Quote | Table | Code | Figure | Embed | Update


@attrs.frozen
class Body:
    """The article's text as typed blocks in reading order, without headline, standfirst, captions and credits."""

    blocks: tuple[BodyBlock, ...] = ()

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """Headings, paragraphs, list items and quotes as plain strings, in reading order.

        >>> Body((Heading("Why"), Paragraph("Because."))).paragraphs
        ('Why', 'Because.')
        """
        return tuple(_strings(self.blocks))

    @property
    def text(self) -> str:
        """The whole body as plain text, a blank line between blocks: tables as lines of cells parted by tabs, embedded posts
        as their text.
        """
        return "\n\n".join(_texts(self.blocks))

    def __bool__(self) -> bool:
        return bool(self.blocks)


def _strings(blocks: tuple[BodyBlock, ...]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Paragraph() | Heading():
                yield block.text
            case Quote():
                yield from block.text.split("\n\n")
            case ListBlock():
                for item in block.items:
                    yield item.text
            case _:
                pass


def _texts(blocks: tuple[BodyBlock, ...]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Paragraph() | Heading() | Quote() | Code():
                yield block.text
            case ListBlock():
                yield "\n".join(item.text for item in block.items)
            case Table():
                yield "\n".join("\t".join(row) for row in block.rows)
            case Embed(text=str(text)):
                yield text
            case _:
                pass


@attrs.frozen
class Author:
    """A person or a desk named in the byline."""

    name: str
    """Without 'By', titles, e-mail addresses or handles."""
    role: str | None = None
    """As shown: 'Political correspondent', 'in Rabat'."""
    url: str | None = None
    """The author's page, absolute where the page's url is known."""


@attrs.frozen
class Dateline:
    """Where, and often when and by which agency, a report was written: 'RABAT, 12 Jan (MAP) –'."""

    text: str
    """As shown, up to and with the dash or bracket that ends it."""
    place: str
    """The place alone, as shown."""


@attrs.frozen
class Source:
    """Who the article comes from, other than its own site's reporters."""

    name: str
    """The source's name as shown."""
    text: str
    """The line or words that say so, as shown."""
    kind: SourceKind = "attribution"
    """agency: a wire service's byline or sign-off; attribution: a line that names the source; republication: the text
    first appeared elsewhere."""
    url: str | None = None


@attrs.frozen
class Comment:
    """What one reader wrote below the article."""

    id: str
    """Unique within the section: the page's own id, else made from its place ('c1', 'c2', …)."""
    author: str | None
    published: datetime | None
    """None where the page does not say, or says it only relative to a time not given ('3 hours ago' without `now`)."""
    text: str
    """A blank line between paragraphs; without 'Reply', votes and badges."""
    reply_to: str | None = None
    """The id of the comment it answers."""
    votes: int | None = None
    """The sum the page shows: likes, or likes less dislikes."""
    is_deleted: bool = False
    """Whether it was removed and only its place is kept."""
    published_text: str | None = None
    """The time as shown: '3 hours ago'."""


@attrs.frozen
class CommentSection:
    """The place below an article where readers write."""

    heading: str | None = None
    """As shown: 'Laisser un commentaire', '3 Comments'."""
    is_open: bool | None = None
    """Whether a reader may write a comment now; None where the page does not say."""
    declared_count: int | None = None
    """The number of comments that the page states, even if it holds fewer."""
    hosted_by: str | None = None
    """The service that shows the comments from elsewhere: 'Disqus', 'Facebook'."""
    thread: str | None = None
    """The service's address or id of this thread, where the page states it."""
    comments: tuple[Comment, ...] = ()
    """In page order."""
    pingbacks: tuple[Comment, ...] = ()
    """Pingbacks and trackbacks: other pages that link here."""


@attrs.frozen(kw_only=True)
class Article:
    """One article, as a page or a text gives it."""

    headline: str | None = None
    """As shown to the reader, without the site's name."""
    kicker: str | None = None
    """The short line above the headline that names its subject or section."""
    standfirst: str | None = None
    """The summary between headline and body (dek, subtitle, chapô, Vorspann); not part of the body."""
    authors: tuple[Author, ...] = ()
    """People and desks in the order of the byline."""
    dateline: Dateline | None = None
    """The place that opens the report; its text stays in the body's first paragraph too."""
    published: datetime | None = None
    """As precise as stated; aware where the page gives an offset, midnight where it gives only a day."""
    modified: datetime | None = None
    """The last change that the page states."""
    body: Body = Body()
    images: tuple[Image, ...] = ()
    """In page order, each picture once."""
    sources: tuple[Source, ...] = ()
    comment_section: CommentSection | None = None
    """None where the page has no place for comments."""
    language: str | None = None
    """BCP 47: 'fr', 'pt-BR'."""
    url: str | None = None
    """The canonical address."""
    site_name: str | None = None
    """The site's name as it writes it."""
    section: str | None = None
    """The section the site files the article under."""
    tags: tuple[str, ...] = ()
    """Keywords and topics as the site writes them."""
    is_free: bool | None = None
    """Whether all may read it without paying (schema.org isAccessibleForFree); None where the page does not say."""
    kind: ArticleKind = "article"

    @property
    def source(self) -> Source | None:
        """The first of `sources`."""
        return self.sources[0] if self.sources else None

    @property
    def photo_credit(self) -> str | None:
        """The lead image's credit, else the first credit there is."""
        lead = [image.credit for image in self.images if image.is_lead and image.credit]
        return next(iter(lead), next((image.credit for image in self.images if image.credit), None))
