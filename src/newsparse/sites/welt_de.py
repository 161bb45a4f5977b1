"""welt.de."""

from newsparse.rules import SiteParser, body

PARSER = SiteParser(
    hosts=("welt.de",),
    body=body(headings="[itemprop=articleBody] h3.o-headline"),
)
