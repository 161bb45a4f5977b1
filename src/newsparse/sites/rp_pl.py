"""rp.pl."""

from newsparse.rules import SiteParser, body

PARSER = SiteParser(
    hosts=("rp.pl",),
    body=body(".articleBody", drop=".content--excerpt"),
)
