"""lemonde.fr."""

from newsparse.rules import SiteParser, body

PARSER = SiteParser(
    hosts=("lemonde.fr",),
    drop=".catcher",
    body=body(".article__content", drop="p:not([class])"),  # what is said to subscribers
)
