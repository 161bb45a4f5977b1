"""wochenblatt.cc."""

from newsparse.rules import SiteParser, after_label, body

PARSER = SiteParser(
    hosts=("wochenblatt.cc",),
    body=body(".entry-content"),
    source=after_label(".entry-content > p", "Wochenblatt /"),
)
