"""theportugalnews.com."""

from newsparse.rules import SiteParser, css

PARSER = SiteParser(
    hosts=("theportugalnews.com",),
    standfirst=css("h1.article-heading + div"),
)
