"""aa.com.tr."""

from newsparse.rules import SiteParser, body, people

PARSER = SiteParser(
    hosts=("aa.com.tr",),
    authors=people(".detay-spot-category .row > span:not(.tarih)"),
    body=body(keep=".detay-icerik > h6"),
)
