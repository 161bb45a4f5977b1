"""morgenpost.de."""

from newsparse.rules import SiteParser, body, css, json_ld

PARSER = SiteParser(
    hosts=("morgenpost.de",),
    drop="[data-module-id=CarouselModule] h3",
    headline=json_ld("NewsArticle", "headline"),  # the heading of the page is worded otherwise
    standfirst=css(".article-body > p.font-medium"),
    body=body(
        drop=".article-body-infobox, .article-body > ul:has(a[data-article-publish-date]),"
        " .article-body > ul:has(a[data-track-v2-parent='Link List'])"
    ),
)
