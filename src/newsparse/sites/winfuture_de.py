"""winfuture.de."""

from newsparse.rules import SiteParser

PARSER = SiteParser(
    hosts=("winfuture.de",),
    drop=".button_box, #news_content li:has(> b > a[rel*=nofollow])",  # ways to a shop
)
