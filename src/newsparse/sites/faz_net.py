"""faz.net."""

from newsparse.rules import SiteParser, meta

PARSER = SiteParser(
    hosts=("faz.net",),
    headline=meta("og:title"),  # the heading of the page is worded otherwise
)
