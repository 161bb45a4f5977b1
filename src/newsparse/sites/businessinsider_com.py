"""businessinsider.com."""

from newsparse.rules import SiteParser, body

PARSER = SiteParser(
    hosts=("businessinsider.com",),
    body=body(keep=".summary-list li, .slide-title-text"),
)
