"""ndr.de."""

from newsparse.rules import SiteParser

PARSER = SiteParser(
    hosts=("ndr.de",),
    drop=".teaser, .boxhead, .relatedbroadcast",
)
