"""cnbc.com."""

from newsparse.rules import SiteParser, body

PARSER = SiteParser(
    hosts=("cnbc.com",),
    drop=".Pullquote-pullquote",
    body=body(keep="h2.ArticleBody-subtitle", drop=".RenderKeyPoints-list"),
)
