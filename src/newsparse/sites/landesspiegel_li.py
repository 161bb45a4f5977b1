"""landesspiegel.li."""

from newsparse.rules import SiteParser, xpath

PARSER = SiteParser(
    hosts=("landesspiegel.li",),
    drop="[id^=lande-]",  # advertisements
    standfirst=xpath("//div[contains(@class, 'entry-content')]/p[not(preceding-sibling::p)]/strong"),
)
