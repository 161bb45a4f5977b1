"""20min.ch."""

from newsparse.rules import SiteParser, body, css

PARSER = SiteParser(
    hosts=("20min.ch",),
    standfirst=css("[class*=Article_elementLead] p"),
    body=body(
        keep="[type=typeInfoboxSummary] li, [class*=Article_elementTextblock] p, [class*=Article_elementCrosshead] h2"
    ),
)
