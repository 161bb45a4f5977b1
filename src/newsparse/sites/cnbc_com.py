"""cnbc.com."""

from newsparse.rules import SiteParser, body

PARSER = SiteParser(
    hosts=("cnbc.com",),
    drop=".Pullquote-pullquote, .QuoteInBody-inlineButton",
    body=body(drop=".RenderKeyPoints-list"),
)
