"""lavanguardia.com."""

from newsparse.rules import SiteParser, css

PARSER = SiteParser(
    hosts=("lavanguardia.com",),
    drop=".content-related",
    standfirst=css("h2.epigraph"),
)
