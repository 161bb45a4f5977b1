"""tagesspiegel.de."""

from newsparse.rules import SiteParser, body

PARSER = SiteParser(
    hosts=("tagesspiegel.de",),
    body=body("#story-elements", drop="aside, blockquote, [data-hydrate]"),
)
