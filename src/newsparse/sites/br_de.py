"""br.de."""

from newsparse.rules import SiteParser, body, json_ld

PARSER = SiteParser(
    hosts=("br.de",),
    headline=json_ld("NewsArticle", "headline"),  # the heading of the page is worded otherwise
    body=body(
        keep="#articlebody [class*=RichText] > h2, #articlebody [class*=RichText] li",
        drop="p:has(a[href*=newsletter-anmeldung]), [class*=RichText] p > em",
    ),
)
