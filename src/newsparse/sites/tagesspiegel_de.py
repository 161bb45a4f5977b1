"""tagesspiegel.de."""

from newsparse.rules import SiteParser, body

PARSER = SiteParser(
    hosts=("tagesspiegel.de",),
    body=body("#story-elements", drop="aside, div:has(> blockquote), [data-hydrate-fingerprint]"),
)
