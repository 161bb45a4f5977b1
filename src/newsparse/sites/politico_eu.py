"""politico.eu."""

from newsparse.rules import SiteParser, body

PARSER = SiteParser(
    hosts=("politico.eu",),
    body=body(".article__content"),
)
