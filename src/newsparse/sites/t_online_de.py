"""t-online.de."""

from newsparse.rules import SiteParser, body, css

PARSER = SiteParser(
    hosts=("t-online.de",),
    drop="[data-testid='StageLayout.StreamItem'] .aspect-video",
    standfirst=css("[data-testid='StageLayout.StreamItem'] > p.font-bold"),
    body=body(
        keep="[data-testid='ArticleBody.StreamLayout'] [data-testid='StageLayout.StreamItem'] > p,"
        " [data-testid='ArticleBody.StreamLayout'] [data-testid='StageLayout.StreamItem'] > h3",
        drop="figcaption, ul:has(> li > strong + a[data-sctrack=BodyAnchor])",
    ),
)
