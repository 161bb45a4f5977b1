"""timesofindia.indiatimes.com."""

from newsparse.rules import SiteParser, body, css

PARSER = SiteParser(
    hosts=("timesofindia.indiatimes.com",),
    standfirst=css(".id-r-synopsis"),
    body=body(by_line=True),
)
