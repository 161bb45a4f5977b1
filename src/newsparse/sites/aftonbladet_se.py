"""aftonbladet.se."""

from newsparse.rules import SiteParser, body

PARSER = SiteParser(
    hosts=("aftonbladet.se",),
    drop="a[data-test-tag=internal-link] img",
    body=body(drop="article > p > em"),
)
