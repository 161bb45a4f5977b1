"""washingtonpost.com."""

from newsparse.rules import SiteParser, body

PARSER = SiteParser(
    hosts=("washingtonpost.com",),
    body=body(".meteredContent"),
)
