"""wired.com."""

from newsparse.rules import SiteParser, body, json_ld

PARSER = SiteParser(
    hosts=("wired.com",),
    drop=".body ol:has(a[href^='#']), .body .heading-h4:has(+ ol a[href^='#']), .body .heading-h3:contains('WIRED Stories') + ul",
    headline=json_ld("NewsArticle", "headline"),  # the heading of the page is worded otherwise
    body=body(
        keep=".article__body > p:not(:has(a)), .body__inner-container > p:not(:has(a))",
    ),
)
