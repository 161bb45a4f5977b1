"""timeslive.co.za."""

from newsparse.rules import SiteParser, body

PARSER = SiteParser(
    hosts=("timeslive.co.za",),
    body=body(keep=".article-widget-text p"),
)
