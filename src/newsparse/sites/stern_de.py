"""stern.de."""

from newsparse.rules import SiteParser, meta

PARSER = SiteParser(
    hosts=("stern.de",),
    headline=meta("og:title"),  # the heading of the page is worded otherwise
)
