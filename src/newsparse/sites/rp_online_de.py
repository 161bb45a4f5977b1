"""rp-online.de."""

from newsparse.rules import SiteParser, css, meta

PARSER = SiteParser(
    hosts=("rp-online.de",),
    drop="[data-cy=inline-teaser-list]",
    headline=meta("og:title"),  # the heading of the page is worded otherwise
    standfirst=css("[data-cy=intro]"),
)
