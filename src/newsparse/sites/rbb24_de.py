"""rbb24.de."""

from newsparse.rules import SiteParser, body, css

PARSER = SiteParser(
    hosts=("rbb24.de",),
    drop=".articlescontlist, .textblock > p > i:contains('Sendung:')",
    standfirst=css(".shorttext p", drop="i"),  # the byline
    body=body(".layoutarticlemodule", drop=".layoutarticlemodule > h3"),
)
