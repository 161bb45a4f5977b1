"""lavanguardia.com."""

from newsparse.rules import SiteParser, css

PARSER = SiteParser(
    hosts=("lavanguardia.com",),
    drop=".main-video figcaption",
    standfirst=css("h2.epigraph"),
)
