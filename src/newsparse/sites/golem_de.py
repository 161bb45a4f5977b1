"""golem.de."""

from newsparse.rules import SiteParser, body

PARSER = SiteParser(
    hosts=("golem.de",),
    drop="#job-market",
    body=body(keep="article p[id^=gpar]"),
)
