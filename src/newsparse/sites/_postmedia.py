"""The template of Postmedia's papers."""

from newsparse.rules import SiteParser, body


def postmedia(host: str) -> SiteParser:
    """The parser of one of Postmedia's papers."""
    return SiteParser(
        hosts=(host,),
        drop=".article-content__sign-in-group, .article-content__content-group > .visually-hidden,"
        " .featured-video__jw-strategy-title, .player-wrapper, .video-fallback",
        body=body(
            keep=".article-content__content-group--story > p",
            drop=".article-content__content-group > p > em:has(a[href*='/newsletters'])",
        ),
    )
