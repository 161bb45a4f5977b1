"""lbcgroup.tv."""

from newsparse.rules import SiteParser, meta

PARSER = SiteParser(
    hosts=("lbcgroup.tv",),
    headline=meta("og:title"),  # the heading of the page is worded otherwise
)
