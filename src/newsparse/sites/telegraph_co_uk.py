"""telegraph.co.uk."""

from newsparse.rules import SiteParser, body

PARSER = SiteParser(
    hosts=("telegraph.co.uk",),
    body=body(".article-body-text", keep=".article-body-text > p"),
)
