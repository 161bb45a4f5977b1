"""lemonde.fr."""

from newsparse.rules import SiteParser, body

PARSER = SiteParser(
    hosts=("lemonde.fr",),
    drop=".capping, .catcher",
    body=body(".article__content", drop="p:not([class])"),
)
