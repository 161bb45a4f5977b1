"""express.co.uk."""

from newsparse.rules import SiteParser, body, meta

PARSER = SiteParser(
    hosts=("express.co.uk",),
    drop=".whatsapp-group",
    headline=meta("og:title"),  # the heading of the page is worded otherwise
    body=body(
        keep=".text-description:not(.dont-miss) > p, .live-events__entry-head, .live-events__entry-text > p",
        drop=".live-events__entry-info, .text-description > p:has(> strong:contains('SEE MORE')),"
        " .text-description > p:has(> strong:contains('READ MORE')),"
        " .text-description > p:has(> strong:contains('MISS')), .text-description > p:has(> strong:contains('MISS')) + p",
    ),
)
