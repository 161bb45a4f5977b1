"""boersen-zeitung.de."""

from newsparse.rules import SiteParser

PARSER = SiteParser(
    hosts=("boersen-zeitung.de",),
    drop=".wp-block-ppi-subheading",
)
