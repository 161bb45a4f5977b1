"""lestimes.com."""

from newsparse.rules import SiteParser, people, xpath

PARSER = SiteParser(
    hosts=("lestimes.com",),
    authors=people(xpath("//div[@class='entry-content']/p[strong][1][not(text()[normalize-space()])]/strong")),
)
