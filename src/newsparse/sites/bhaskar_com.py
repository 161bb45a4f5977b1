"""bhaskar.com."""

from newsparse.rules import SiteParser, json_ld

PARSER = SiteParser(
    hosts=("bhaskar.com",),
    headline=json_ld("NewsArticle", "headline"),  # the heading of the page is worded otherwise
)
