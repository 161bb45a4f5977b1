"""latimes.com."""

from newsparse.rules import SiteParser, body

PARSER = SiteParser(
    hosts=("latimes.com",),
    body=body(headings=".story-stack-story-title"),
)
