"""businessinsider.com."""

from newsparse.rules import SiteParser, body

PARSER = SiteParser(
    hosts=("businessinsider.com",),
    body=body(keep=".summary-list li, .slideshow-intro-content p, .slide-title-text"),
)
