"""rollingstone.com."""

from newsparse.rules import SiteParser, css

PARSER = SiteParser(
    hosts=("rollingstone.com",),
    standfirst=css("header .article-excerpt"),
)
