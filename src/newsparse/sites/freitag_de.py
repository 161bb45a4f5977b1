"""freitag.de."""

from newsparse.rules import SiteParser

PARSER = SiteParser(
    hosts=("freitag.de",),
    drop=".o-paywall, .placeholder-infobox, .bo-quote",
)
