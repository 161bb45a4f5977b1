"""zdf.de."""

from newsparse.rules import SiteParser, body

PARSER = SiteParser(
    hosts=("zdf.de",),
    body=body(drop="[data-testid=text-module] figure blockquote"),
)
