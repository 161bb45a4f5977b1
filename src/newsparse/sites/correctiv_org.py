"""correctiv.org."""

from newsparse.rules import SiteParser, body

PARSER = SiteParser(
    hosts=("correctiv.org",),
    body=body(
        drop=".detail__content > p:contains('Faktencheck:'), .detail__content > blockquote:has(a[href*='signal'])"
    ),
)
