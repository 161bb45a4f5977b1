"""ruhrnachrichten.de."""

from newsparse.rules import SiteParser

PARSER = SiteParser(
    hosts=("ruhrnachrichten.de",),
    drop=".article__reading-time",
)
