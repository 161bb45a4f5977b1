"""express.co.uk."""

from newsparse.rules import SiteParser, meta

PARSER = SiteParser(
    hosts=("express.co.uk",),
    drop=".whatsapp-group",
    headline=meta("og:title"),  # the heading of the page is worded otherwise
)
