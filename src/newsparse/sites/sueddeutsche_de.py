"""sueddeutsche.de."""

from newsparse.rules import SiteParser, css

PARSER = SiteParser(
    hosts=("sueddeutsche.de",),
    standfirst=css("[data-manual=teaserText]"),
)
