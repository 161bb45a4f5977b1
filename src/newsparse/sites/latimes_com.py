"""latimes.com."""

from newsparse.rules import SiteParser, body

PARSER = SiteParser(
    hosts=("latimes.com",),
    drop=".story-stack-item-number",
    body=body(headings=".story-stack-story-title"),
)
