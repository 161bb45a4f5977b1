"""t-online.de."""

from newsparse.rules import SiteParser, css

PARSER = SiteParser(
    hosts=("t-online.de",),
    standfirst=css("[data-testid='StageLayout.StreamItem'] > p.font-bold"),
)
