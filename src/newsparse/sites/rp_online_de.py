"""rp-online.de."""

from newsparse.rules import SiteParser, css, meta

PARSER = SiteParser(
    hosts=("rp-online.de",),
    headline=meta("og:title"),  # the heading of the page is worded otherwise
    standfirst=css("[data-cy=intro]"),
)
