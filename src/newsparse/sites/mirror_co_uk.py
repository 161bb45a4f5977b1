"""mirror.co.uk."""

from newsparse.rules import SiteParser, meta

PARSER = SiteParser(
    hosts=("mirror.co.uk",),
    drop=".live-event-key-events",
    headline=meta("og:title"),  # the heading of the page is worded otherwise
)
