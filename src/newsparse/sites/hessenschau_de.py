"""hessenschau.de."""

from newsparse.rules import SiteParser, body

PARSER = SiteParser(
    hosts=("hessenschau.de",),
    body=body(drop=".infobox"),
)
