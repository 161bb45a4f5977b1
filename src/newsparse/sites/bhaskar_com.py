"""bhaskar.com."""

from newsparse.rules import SiteParser, constant

PARSER = SiteParser(
    hosts=("bhaskar.com",),
    standfirst=constant(""),  # the text begins right below the picture
)
