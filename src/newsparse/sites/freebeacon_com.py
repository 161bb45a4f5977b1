"""freebeacon.com."""

from newsparse.rules import SiteParser, css

PARSER = SiteParser(
    hosts=("freebeacon.com",),
    standfirst=css(".article-excerpt"),
)
