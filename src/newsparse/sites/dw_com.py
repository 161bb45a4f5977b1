"""dw.com."""

from newsparse.rules import SiteParser, body

PARSER = SiteParser(
    hosts=("dw.com",),
    drop=".vjs-wrapper",
    body=body(".longText", drop=".picBox"),
)
