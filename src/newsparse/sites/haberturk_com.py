"""haberturk.com."""

from newsparse.rules import SiteParser, body

PARSER = SiteParser(
    hosts=("haberturk.com",),
    body=body(headings=".cms-container h2"),
)
