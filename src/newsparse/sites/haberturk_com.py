"""haberturk.com."""

from newsparse.rules import SiteParser, body

PARSER = SiteParser(
    hosts=("haberturk.com",),
    drop=".adv-news",
    body=body(headings=".cms-container h2", keep=".cms-container p"),
)
