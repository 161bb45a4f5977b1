"""lto.de."""

from newsparse.rules import SiteParser, css, meta

PARSER = SiteParser(
    hosts=("lto.de",),
    headline=meta("og:title"),  # the heading of the page is worded otherwise
    standfirst=css(".reader__intro"),
)
