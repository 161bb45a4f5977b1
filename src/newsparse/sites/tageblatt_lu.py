"""tageblatt.lu."""

from newsparse.rules import SiteParser, meta

PARSER = SiteParser(
    hosts=("tageblatt.lu",),
    drop=".post__body .blockquote",
    headline=meta("og:title"),  # the heading of the page is worded otherwise
)
