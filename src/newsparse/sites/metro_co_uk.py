"""metro.co.uk."""

from newsparse.rules import SiteParser, body, json_ld, xpath

PARSER = SiteParser(
    hosts=("metro.co.uk",),
    drop=".article-body > p:contains('For more stories like this'), .metro-factbox, .metro-video-player, .mor-link",
    headline=json_ld("NewsArticle", "headline"),  # the heading of the page is worded otherwise
    standfirst=xpath("//div[@class='article-body']/p[not(preceding-sibling::p)]"),  # set in bold
    body=body(drop=".article-body > p:has(> strong a)"),
)
