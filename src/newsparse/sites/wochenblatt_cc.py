"""wochenblatt.cc."""

from newsparse.rules import SiteParser, body

PARSER = SiteParser(
    hosts=("wochenblatt.cc",),
    body=body(".entry-content"),
)
