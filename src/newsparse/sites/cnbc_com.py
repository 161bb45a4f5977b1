"""cnbc.com."""

from newsparse.rules import SiteParser, body

PARSER = SiteParser(
    hosts=("cnbc.com",),
    drop=".Pullquote-pullquote",
    body=body(drop=".RenderKeyPoints-list"),
)
