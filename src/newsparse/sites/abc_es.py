"""abc.es."""

from newsparse.rules import SiteParser, body

PARSER = SiteParser(
    hosts=("abc.es",),
    body=body(".voc-d"),
)
