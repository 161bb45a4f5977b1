"""reuters.com."""

from newsparse.rules import SiteParser, body

PARSER = SiteParser(
    hosts=("reuters.com",),
    body=body(drop="[class*=article-body__element] > span[data-testid=Text]"),
)
