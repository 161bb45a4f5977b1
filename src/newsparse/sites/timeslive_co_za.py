"""timeslive.co.za."""

from newsparse.rules import SiteParser, body

PARSER = SiteParser(
    hosts=("timeslive.co.za",),
    body=body(".article-widget-text"),
)
