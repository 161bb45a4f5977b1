"""stern.de."""

from newsparse.rules import SiteParser, body, meta

PARSER = SiteParser(
    hosts=("stern.de",),
    headline=meta("og:title"),  # the heading of the page is worded otherwise
    body=body(drop=".article__body > p > em"),
)
