"""rp-online.de."""

from newsparse.rules import SiteParser, body, css

PARSER = SiteParser(
    hosts=("rp-online.de",),
    drop="[data-cy=inline-teaser-list]",
    standfirst=css("[data-cy=intro]"),
    body=body(keep="[data-cy=article-content] p.richtext"),
)
