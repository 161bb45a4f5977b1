"""lemonde.fr."""

from newsparse.rules import SiteParser, body

PARSER = SiteParser(
    hosts=("lemonde.fr",),
    drop=".capping",
    body=body(".article__content"),
)
