"""freitag.de."""

from newsparse.rules import SiteParser

PARSER = SiteParser(
    hosts=("freitag.de",),
    drop=".bo-quote",
)
