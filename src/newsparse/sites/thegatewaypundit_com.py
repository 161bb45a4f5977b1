"""thegatewaypundit.com."""

from newsparse.rules import SiteParser, body

PARSER = SiteParser(
    hosts=("thegatewaypundit.com",),
    body=body(keep=".entry-content > p", drop=".entry-content > p:has(> img) > em, .entry-content > p:contains('Click'):contains('to read')"),
)
