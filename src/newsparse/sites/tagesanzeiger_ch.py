"""tagesanzeiger.ch."""

from newsparse.rules import SiteParser

PARSER = SiteParser(
    hosts=("tagesanzeiger.ch",),
    drop="h2[class*=ContentHead_title]",
)
