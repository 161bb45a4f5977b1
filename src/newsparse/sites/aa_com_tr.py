"""aa.com.tr."""

from newsparse.rules import SiteParser, people

PARSER = SiteParser(
    hosts=("aa.com.tr",),
    authors=people(".detay-spot-category .row > span:not(.tarih)"),
)
