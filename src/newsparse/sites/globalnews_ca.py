"""globalnews.ca."""

from newsparse.rules import SiteParser, body

PARSER = SiteParser(
    hosts=("globalnews.ca",),
    drop=".c-video__data, .c-inlineSignup",
    body=body(drop=".js-story-text > p > em"),
)
