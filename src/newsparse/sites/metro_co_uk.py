"""metro.co.uk."""

from newsparse.rules import SiteParser, json_ld

PARSER = SiteParser(
    hosts=("metro.co.uk",),
    drop=".metro-factbox",
    headline=json_ld("NewsArticle", "headline"),  # the heading of the page is worded otherwise
)
