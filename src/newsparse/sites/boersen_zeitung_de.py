"""boersen-zeitung.de."""

from newsparse.rules import SiteParser, body

PARSER = SiteParser(
    hosts=("boersen-zeitung.de",),
    drop=".wp-block-ppi-subheading, .wp-block-ppi-authorshort, .wp-block-ppi-aboveheading",
    body=body(keep=".purple-content-body-inner .no-tts > p"),
)
