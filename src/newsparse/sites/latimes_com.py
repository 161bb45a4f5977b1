"""latimes.com."""

from newsparse.rules import SiteParser, body

PARSER = SiteParser(
    hosts=("latimes.com",),
    body=body("[data-element=story-body]", drop=".story-stack-item-number"),
)
