"""metro.co.uk."""

from newsparse.rules import SiteParser, body, json_ld

PARSER = SiteParser(
    hosts=("metro.co.uk",),
    drop=".article-body > p:contains('For more stories like this'), .metro-factbox, .metro-video-player",
    headline=json_ld("NewsArticle", "headline"),  # the heading of the page is worded otherwise
    body=body(drop=".article-body > p:has(> strong a)"),
)
