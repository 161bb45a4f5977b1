"""jungewelt.de."""

from newsparse.rules import SiteParser

PARSER = SiteParser(
    hosts=("jungewelt.de",),
    drop="article .bg-light",
)
