"""asahi.com."""

from newsparse.rules import SiteParser, body

PARSER = SiteParser(
    hosts=("asahi.com",),
    body=body(keep="[role=main] > div > p:has(> a[href*='/topics/word/'])"),
)
