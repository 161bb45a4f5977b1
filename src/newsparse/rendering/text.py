"""An Article as plain text."""

from __future__ import annotations

from newsparse.model import Article
from newsparse.rendering._lines import lines_of


def to_text(article: Article) -> str:
    r"""What a person reads, a blank line between blocks, ended by a line end; '' for an empty Article.

    Kicker, headline, standfirst, byline, dates, the lead picture's caption, body, sources and comments follow one
    another in the conventions of pasted text ('By …', 'Caption (Photo: …)', 'Source: …'), with the labels in the
    article's language, so that `newsparse.parse_text` can read it again. Addresses, marks and picture files are lost.

    >>> from newsparse.model import Body, Paragraph
    >>> to_text(Article(headline="Bridge reopens", body=Body((Paragraph("It opened on Monday."),))))
    'Bridge reopens\n\nIt opened on Monday.\n'
    """
    blocks = [line.text.rstrip() for line in lines_of(article)]
    return "\n\n".join(blocks) + "\n" if blocks else ""
