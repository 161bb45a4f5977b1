"""jyllands-posten.dk."""

from newsparse.rules import SiteParser, body

PARSER = SiteParser(
    hosts=("jyllands-posten.dk",),
    body=body(".c-article-text-container"),
)
