"""golem.de."""

from newsparse.rules import SiteParser

PARSER = SiteParser(
    hosts=("golem.de",),
    drop="#job-market",
)
