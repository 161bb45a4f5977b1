"""nzz.ch."""

from newsparse.rules import SiteParser, body, json_ld

PARSER = SiteParser(
    hosts=("nzz.ch",),
    headline=json_ld("NewsArticle", "headline"),  # the heading of the page is worded otherwise
    body=body(
        keep="h2.articlecomponent, h5.articlecomponent.time, p.articlecomponent.text", drop=".articlecomponent.footnote"
    ),
)
