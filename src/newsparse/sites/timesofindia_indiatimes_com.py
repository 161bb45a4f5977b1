"""timesofindia.indiatimes.com."""

from newsparse.rules import SiteParser, css

PARSER = SiteParser(
    hosts=("timesofindia.indiatimes.com",),
    standfirst=css(".id-r-synopsis"),
)
