"""seznamzpravy.cz."""

from newsparse.rules import SiteParser, body

PARSER = SiteParser(
    hosts=("seznamzpravy.cz",),
    drop=".mol-post-card__body, [data-dot=mol-article-card]",
    body=body(keep="[data-dot=mol-paragraph] p"),
)
