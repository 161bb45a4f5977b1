"""mdr.de."""

from newsparse.rules import SiteParser, body

PARSER = SiteParser(
    hosts=("mdr.de",),
    drop=".quote",
    body=body(headings="h3.subtitle", keep=".paragraph:not(.cssParagraphStyleProperties) > p.text"),
)
