"""inews.co.uk."""

from newsparse.rules import SiteParser, body

PARSER = SiteParser(
    hosts=("inews.co.uk",),
    body=body(drop="p:has(> em:only-child):has(+ .article-end)"),
)
