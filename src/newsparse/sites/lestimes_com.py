"""lestimes.com."""

from newsparse.rules import SiteParser, people

PARSER = SiteParser(
    hosts=("lestimes.com",),
    authors=people(".entry-content > p:first-of-type > strong"),
)
