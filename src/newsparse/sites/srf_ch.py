"""srf.ch."""

from newsparse.rules import SiteParser, body, people

PARSER = SiteParser(
    hosts=("srf.ch",),
    drop=".expandable-box, .media-caption--audio",
    authors=people(".article-reference [itemprop=author]"),
    body=body(".article-content", drop=".expandable-box"),
)
