"""rollingstone.com."""

from newsparse.rules import SiteParser, body

PARSER = SiteParser(
    hosts=("rollingstone.com",),
    body=body(".pmc-paywall"),
)
