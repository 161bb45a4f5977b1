"""braunschweiger-zeitung.de."""

from newsparse.rules import SiteParser, json_ld

PARSER = SiteParser(
    hosts=("braunschweiger-zeitung.de",),
    headline=json_ld("NewsArticle", "headline"),  # the heading of the page is worded otherwise
)
