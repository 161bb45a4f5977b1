"""telegraph.co.uk."""

from newsparse.rules import SiteParser, body

PARSER = SiteParser(
    hosts=("telegraph.co.uk",),
    body=body(
        keep="[data-test=article-body-text] > p, [data-test=article-body-text] > h2, [data-test=article-body-text] > ul > li"
    ),
)
