"""dailystar.co.uk."""

from newsparse.rules import SiteParser, meta

PARSER = SiteParser(
    hosts=("dailystar.co.uk",),
    drop=".article-body > p:has(> a > b), .article-body > p:has(> b > b > i)",  # other articles, and the newsletter
    headline=meta("og:title"),  # the heading of the page is worded otherwise
)
