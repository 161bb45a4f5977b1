"""mdr.de."""

from newsparse.rules import SiteParser

PARSER = SiteParser(
    hosts=("mdr.de",),
    drop=".quote",
)
