"""rollingstone.com."""

from newsparse.rules import SiteParser, css

PARSER = SiteParser(
    hosts=("rollingstone.com",),
    drop=".trending-in-article",
    standfirst=css("header .article-excerpt"),
)
