"""wochenblatt.cc."""

from newsparse.rules import SiteParser, after_label

PARSER = SiteParser(
    hosts=("wochenblatt.cc",),
    source=after_label(".entry-content > p", "Wochenblatt /"),
)
