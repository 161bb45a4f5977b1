"""dailystar.co.uk."""

from newsparse.rules import SiteParser, body, meta

PARSER = SiteParser(
    hosts=("dailystar.co.uk",),
    headline=meta("og:title"),  # the heading of the page is worded otherwise
    body=body(drop=".article-body > p:has(> b i):not(:has(> :not(b)))"),
)
