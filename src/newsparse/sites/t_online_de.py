"""t-online.de."""

from newsparse.rules import SiteParser, css

PARSER = SiteParser(
    hosts=("t-online.de",),
    drop="[data-testid='StageLayout.StreamItem'] .aspect-video",
    standfirst=css("[data-testid='StageLayout.StreamItem'] > p.font-bold"),
)
