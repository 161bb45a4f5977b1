"""krautreporter.de."""

from newsparse.rules import SiteParser, body

PARSER = SiteParser(
    hosts=("krautreporter.de",),
    body=body(
        drop=".article-markdown > p:has(> em):contains('Redaktion:'), .article-markdown > hr + p:has(> em):has(+ hr)"
    ),
)
