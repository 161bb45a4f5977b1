"""landesspiegel.li."""

from newsparse.rules import SiteParser, css

PARSER = SiteParser(
    hosts=("landesspiegel.li",),
    drop="[id^=lande-]",
    standfirst=css(".entry-content > p:first-of-type > strong"),
)
