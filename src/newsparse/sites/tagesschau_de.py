"""tagesschau.de."""

from newsparse.rules import SiteParser

PARSER = SiteParser(
    hosts=("tagesschau.de",),
    drop=".teaser-absatz",
)
