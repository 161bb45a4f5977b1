"""techradar.com."""

from newsparse.rules import SiteParser, body

PARSER = SiteParser(
    hosts=("techradar.com",),
    drop="[data-jwp-carousel], [data-recirculation-type]",
    body=body(
        keep="#article-body > p:not(:has(a)), #article-body .vanilla-quoteblock p",
        drop="p:has(a[href*='news.google.com/publications']), .vanilla-quoteblock figcaption",
    ),
)
