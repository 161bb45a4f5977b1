"""bild.de."""

from newsparse.rules import SiteParser, meta

PARSER = SiteParser(
    hosts=("bild.de",),
    headline=meta("og:title"),  # the heading of the page is worded otherwise
)
