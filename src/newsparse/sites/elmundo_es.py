"""elmundo.es."""

from newsparse.rules import SiteParser, css

PARSER = SiteParser(
    hosts=("elmundo.es",),
    standfirst=css(".ue-c-article__standfirst p"),
)
