"""namibian.com.na."""

from newsparse.rules import SiteParser, xpath

PARSER = SiteParser(
    hosts=("namibian.com.na",),
    standfirst=xpath("//div[contains(@class, 'tdb_single_content')]//p[not(preceding-sibling::p)]/strong"),
)
