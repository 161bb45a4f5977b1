"""namibian.com.na."""

from newsparse.rules import SiteParser, css

PARSER = SiteParser(
    hosts=("namibian.com.na",),
    standfirst=css(".tdb_single_content p:first-of-type > strong:only-child"),
)
