"""theintercept.com."""

from newsparse.rules import SiteParser

PARSER = SiteParser(
    hosts=("theintercept.com",),
    drop="blockquote.Pullquote",
)
