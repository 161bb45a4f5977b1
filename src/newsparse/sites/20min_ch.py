"""20min.ch."""

from newsparse.rules import SiteParser, css

PARSER = SiteParser(
    hosts=("20min.ch",),
    standfirst=css("[class*=Article_elementLead] p"),
)
