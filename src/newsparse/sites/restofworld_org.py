"""restofworld.org."""

from newsparse.rules import SiteParser, body

PARSER = SiteParser(
    hosts=("restofworld.org",),
    body=body(drop=".conveyor-screen__text"),
)
