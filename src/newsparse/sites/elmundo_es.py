"""elmundo.es."""

from newsparse.rules import SiteParser, css

PARSER = SiteParser(
    hosts=("elmundo.es",),
    drop=".ue-c-article__subtitles-item:has(a)",
    standfirst=css(".ue-c-article__standfirst p"),
)
