"""globalnews.ca."""

from newsparse.rules import SiteParser

PARSER = SiteParser(
    hosts=("globalnews.ca",),
    drop=".c-video__data",
)
