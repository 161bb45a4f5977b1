"""braunschweiger-zeitung.de."""

from newsparse.rules import SiteParser, body, css, json_ld

PARSER = SiteParser(
    hosts=("braunschweiger-zeitung.de",),
    drop=".julep-sticky-player-gradient",
    headline=json_ld("NewsArticle", "headline"),  # the heading of the page is worded otherwise
    standfirst=css("article .expressive-copy-lg, .article-body > p.font-medium"),
    body=body(
        drop=".article-body > ul:has(a[data-article-publish-date]), .article-body > h3:contains('für Sie recherchiert'),"
        " .article-body > ul:has(a[data-track-v2-parent='Link List'])"
    ),
)
