"""hankookilbo.com."""

from newsparse.rules import SiteParser, css

PARSER = SiteParser(
    hosts=("hankookilbo.com",),
    standfirst=css("h2.sub-tit-ll"),
)
