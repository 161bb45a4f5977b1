"""elmundo.es."""

from newsparse.rules import SiteParser

PARSER = SiteParser(
    hosts=("elmundo.es",),
    drop=".ue-c-article__subtitles-item:has(a)",
)
