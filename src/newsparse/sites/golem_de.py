"""golem.de."""

from newsparse.rules import SiteParser, body

PARSER = SiteParser(
    hosts=("golem.de",),
    drop="aside.supplementary",
    body=body(keep="article p[id^=gpar]"),
)
