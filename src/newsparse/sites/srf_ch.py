"""srf.ch."""

from newsparse.rules import SiteParser, body

PARSER = SiteParser(
    hosts=("srf.ch",),
    drop=".expandable-box",
    body=body(".article-content", drop=".expandable-box"),
)
