"""bbc.com."""

from newsparse.rules import SiteParser, body, xpath

PARSER = SiteParser(
    hosts=("bbc.com",),
    standfirst=xpath("(//*[@data-component='text-block'])[1]/p[1][count(node())=1]/b"),
    body=body(
        keep="article [data-component=text-block] > p:not(:has(b)):not(:has(i))",
        drop="[data-component=text-block] > ul:not(:has(> li > b)):not(:has(> li:not(:has(> a))))",
    ),
)
