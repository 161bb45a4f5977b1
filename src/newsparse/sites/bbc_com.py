"""bbc.com."""

from newsparse.rules import SiteParser, xpath

PARSER = SiteParser(
    hosts=("bbc.com",),
    standfirst=xpath("(//*[@data-component='text-block'])[1]/p[1][count(node())=1]/b"),
)
