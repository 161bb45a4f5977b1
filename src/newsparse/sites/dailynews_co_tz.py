"""dailynews.co.tz."""

from newsparse.rules import SiteParser, body

PARSER = SiteParser(
    hosts=("dailynews.co.tz",),
    body=body(drop=".entry-content > p:has(> strong > a[href*='/?p='])"),
)
