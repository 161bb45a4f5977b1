"""rbb24.de."""

from newsparse.rules import SiteParser, css

PARSER = SiteParser(
    hosts=("rbb24.de",),
    drop=".articlescontlist, article.layoutarticlemodule > h3 .roofline",
    standfirst=css(".shorttext p"),
)
