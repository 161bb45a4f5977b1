"""pravda.com.ua."""

from newsparse.rules import SiteParser, body

PARSER = SiteParser(
    hosts=("pravda.com.ua",),
    drop=".advtext_mob",
    body=body(drop=".post_article_text > p > strong > em"),
)
