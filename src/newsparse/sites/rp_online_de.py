"""rp-online.de."""

from newsparse.rules import SiteParser, meta

PARSER = SiteParser(
    hosts=("rp-online.de",),
    headline=meta("og:title"),  # the heading of the page is worded otherwise
)
