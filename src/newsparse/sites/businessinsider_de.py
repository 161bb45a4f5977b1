"""businessinsider.de."""

from newsparse.rules import SiteParser, body, meta

PARSER = SiteParser(
    hosts=("businessinsider.de",),
    headline=meta("og:title"),  # the heading of the page is worded otherwise
    body=body(
        ".entry-content.article-body",
        keep=".article-body > h2, .article-body > h3, .bi-bulletpoints",
        drop="p:has(> mark.has-inline-color), p.has-text-align-right:has(> em)",
    ),
)
