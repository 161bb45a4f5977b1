"""jyllands-posten.dk."""

from newsparse.rules import SiteParser, body

PARSER = SiteParser(
    hosts=("jyllands-posten.dk",),
    body=body(".c-article-text-container", keep=".c-article-text-container p, .c-article-text-container h2"),
)
