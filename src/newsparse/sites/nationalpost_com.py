"""nationalpost.com."""

from newsparse.rules import SiteParser, body

PARSER = SiteParser(
    hosts=("nationalpost.com",),
    body=body(drop=".article-content__content-group > p > em:has(a[href*='/newsletters'])"),
)
