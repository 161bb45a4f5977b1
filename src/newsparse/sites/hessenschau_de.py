"""hessenschau.de."""

from newsparse.rules import SiteParser, body, xpath

PARSER = SiteParser(
    hosts=("hessenschau.de",),
    standfirst=xpath("//article//p[contains(@class, 'copytext__text')][not(preceding-sibling::p)]/strong"),
    body=body(drop=".infobox"),
)
