"""stuttgarter-zeitung.de."""

from newsparse.rules import SiteParser, body

PARSER = SiteParser(
    hosts=("stuttgarter-zeitung.de",),
    body=body(keep=".intro-text p"),  # the first paragraph, whatever its name says
)
