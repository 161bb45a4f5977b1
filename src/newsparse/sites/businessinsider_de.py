"""businessinsider.de."""

from newsparse.rules import SiteParser, body, meta

PARSER = SiteParser(
    hosts=("businessinsider.de",),
    headline=meta("og:title"),  # the heading of the page is worded otherwise
    body=body(".entry-content.article-body", drop="p:has(> mark.has-inline-color)"),
)
