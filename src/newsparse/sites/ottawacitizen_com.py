"""ottawacitizen.com."""

from newsparse.rules import SiteParser

PARSER = SiteParser(
    hosts=("ottawacitizen.com",),
    drop=".article-content__sign-in-group",
)
