"""sermitsiaq.ag."""

from newsparse.rules import SiteParser, body

PARSER = SiteParser(
    hosts=("sermitsiaq.ag",),
    body=body(".bodytext"),
)
