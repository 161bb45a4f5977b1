"""The template of Funke's papers."""

from newsparse.rules import SiteParser, body, css, json_ld


def funke(host: str) -> SiteParser:
    """The parser of one of Funke's papers."""
    return SiteParser(
        hosts=(host,),
        drop=".article-body h4, .article-body h3.border-b, .julep-sticky-player-gradient, [data-module-id=CarouselModule] h3,"
        " .inline-media:has(.player_container)",
        headline=json_ld("NewsArticle", "headline"),  # the heading of the page is worded otherwise
        standfirst=css("article .expressive-copy-lg, .article-body > p.font-medium, .article__header__intro__text"),
        body=body(
            drop=".article-body-infobox, .article-body > p:last-child:has(> i:only-child), .article-body > div.not-prose,"
            " .article-body > h3:contains('für Sie recherchiert'),"
            " .article-body > p:contains('>>'),"
            " .article-body > p:has(> strong:contains('Lesen Sie auch')), .article-body > p:contains('Mehr zum Thema'),"
            " .article-body > ul:has(a[data-article-publish-date]),"
            " .article-body > ul:has(a[data-track-v2-parent='Link List']), .article__body > div > ul:has(a)"
        ),
    )
