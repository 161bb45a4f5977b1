"""newsparse: raw news pages and raw text in, typed Articles out."""

from newsparse.api import Report, explain, parse, parse_html, parse_text
from newsparse.errors import EmptyInputError, InputTooLargeError, NewsparseError, UnsupportedInputError
from newsparse.limits import Limits
from newsparse.model import (
    Article,
    Author,
    Body,
    Code,
    Comment,
    CommentSection,
    Dateline,
    Embed,
    Figure,
    Heading,
    Image,
    ListBlock,
    ListItem,
    Mark,
    Paragraph,
    Quote,
    Source,
    Table,
    Update,
)
from newsparse.page import Finding
from newsparse.parts import Part
from newsparse.registry import SITES

__all__ = [
    "SITES",
    "Article",
    "Author",
    "Body",
    "Code",
    "Comment",
    "CommentSection",
    "Dateline",
    "Embed",
    "EmptyInputError",
    "Figure",
    "Finding",
    "Heading",
    "Image",
    "InputTooLargeError",
    "Limits",
    "ListBlock",
    "ListItem",
    "Mark",
    "NewsparseError",
    "Paragraph",
    "Part",
    "Quote",
    "Report",
    "Source",
    "Table",
    "UnsupportedInputError",
    "Update",
    "explain",
    "parse",
    "parse_html",
    "parse_text",
]
