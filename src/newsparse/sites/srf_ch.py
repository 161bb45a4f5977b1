"""srf.ch."""

from newsparse.model import Author
from newsparse.rules import SiteParser, css


def _signs(text: str) -> tuple[Author, ...]:
    """The signs of agencies and editors at the end of an article: 'agency/abc;def'."""
    return tuple(Author(sign.strip()) for sign in text.split(";") if sign.strip())


PARSER = SiteParser(
    hosts=("srf.ch",),
    drop=".expandable-box, .media-caption--audio",
    authors=css(".article-reference [itemprop=author]").map(_signs),
)
