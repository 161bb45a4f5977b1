"""boersen-zeitung.de."""

from newsparse.rules import SiteParser, body

PARSER = SiteParser(
    hosts=("boersen-zeitung.de",),
    drop=".wp-block-ppi-subheading",
    body=body(keep=".purple-content-body-inner .no-tts > p"),
)
