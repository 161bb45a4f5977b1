"""bild.de."""

from newsparse.rules import SiteParser, xpath

PARSER = SiteParser(
    hosts=("bild.de",),
    standfirst=xpath("//div[@class='article-body']/p[not(preceding-sibling::p)]"),  # set in bold
)
