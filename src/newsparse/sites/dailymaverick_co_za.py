"""dailymaverick.co.za."""

from newsparse.rules import SiteParser

PARSER = SiteParser(
    hosts=("dailymaverick.co.za",),
    drop="#summary, .article-content > p:has(> b:contains('Read more'))",
)
