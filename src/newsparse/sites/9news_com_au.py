"""9news.com.au."""

from newsparse.rules import SiteParser, body

PARSER = SiteParser(
    hosts=("9news.com.au",),
    body=body(
        ".article__body .block-content",
        keep=".article__body .block-content",
        drop=".block-content > div:contains('READ MORE:')",
    ),
)
