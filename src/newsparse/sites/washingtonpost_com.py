"""washingtonpost.com."""

from newsparse.rules import SiteParser, css

PARSER = SiteParser(
    hosts=("washingtonpost.com",),
    standfirst=css("[data-qa=subheadline]"),
)
