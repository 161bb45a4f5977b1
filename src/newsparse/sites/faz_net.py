"""faz.net."""

from newsparse.rules import SiteParser, body

PARSER = SiteParser(
    hosts=("faz.net",),
    body=body(".body-elements"),
)
