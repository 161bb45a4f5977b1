"""dailystar.co.uk."""

from newsparse.rules import SiteParser, meta

PARSER = SiteParser(
    hosts=("dailystar.co.uk",),
    drop=".article-body > p:has(> a:only-child > b:only-child)",
    headline=meta("og:title"),  # the heading of the page is worded otherwise
)
