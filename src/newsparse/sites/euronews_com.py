"""euronews.com."""

from newsparse.rules import SiteParser, meta

PARSER = SiteParser(
    hosts=("euronews.com",),
    drop=".widget--type-quotation",
    headline=meta("og:title"),  # the heading of the page is worded otherwise
)
