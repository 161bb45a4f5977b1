"""rp.pl."""

from newsparse.rules import SiteParser, body

PARSER = SiteParser(
    hosts=("rp.pl",),
    body=body(keep=".articleBody .article--paragraph, .articleBody .article--header"),
)
