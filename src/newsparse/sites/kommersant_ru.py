"""kommersant.ru."""

from newsparse.rules import SiteParser, css

PARSER = SiteParser(
    hosts=("kommersant.ru",),
    standfirst=css(".doc_header__subheader"),
)
