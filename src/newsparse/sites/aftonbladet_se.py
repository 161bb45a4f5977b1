"""aftonbladet.se."""

from newsparse.rules import SiteParser

PARSER = SiteParser(
    hosts=("aftonbladet.se",),
    drop="[data-test-tag=subtitle], a[data-test-tag=internal-link] img",
)
