"""mirror.co.uk."""

from newsparse.rules import SiteParser, body, meta

PARSER = SiteParser(
    hosts=("mirror.co.uk",),
    drop=".live-event-key-events, .mod-video",
    headline=meta("og:title"),  # the heading of the page is worded otherwise
    body=body(
        headings=".live-event-entry h3",
        keep=".live-event-entry .entry-content > p:not(:has(a))",
        drop=".article-body p:has(> b > i), .article-body p:has(> a > b)",
    ),
)
