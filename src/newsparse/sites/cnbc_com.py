"""cnbc.com."""

from newsparse.rules import SiteParser

PARSER = SiteParser(
    hosts=("cnbc.com",),
    drop=".Pullquote-pullquote",
)
