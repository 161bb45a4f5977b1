"""seznamzpravy.cz."""

from newsparse.rules import SiteParser

PARSER = SiteParser(
    hosts=("seznamzpravy.cz",),
    drop=".mol-post-card__body, [data-dot=mol-article-card]",
)
