"""wort.lu."""

from newsparse.rules import SiteParser

PARSER = SiteParser(
    hosts=("wort.lu",),
    drop="[class*=pullQuote]",
)
