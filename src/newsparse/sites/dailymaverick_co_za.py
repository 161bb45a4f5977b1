"""dailymaverick.co.za."""

from newsparse.rules import SiteParser, css

PARSER = SiteParser(
    hosts=("dailymaverick.co.za",),
    drop="#summary, .article-content > p:has(> b:contains('Read more'))",
    standfirst=css("h2.first-paragraph"),
)
