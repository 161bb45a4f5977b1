"""rp-online.de."""

from newsparse.rules import SiteParser, css

PARSER = SiteParser(
    hosts=("rp-online.de",),
    drop="[data-cy=inline-teaser-list]",
    standfirst=css("[data-cy=intro]"),
)
