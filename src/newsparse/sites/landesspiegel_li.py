"""landesspiegel.li."""

from newsparse.rules import SiteParser, xpath

PARSER = SiteParser(
    hosts=("landesspiegel.li",),
    drop="[id^=lande-], .penci-post-countview-number-check",  # advertisements, and a hidden count of readers
    standfirst=xpath("//div[contains(@class, 'entry-content')]/p[not(preceding-sibling::p)]/strong"),
)
