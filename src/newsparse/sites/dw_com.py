"""dw.com."""

from newsparse.rules import SiteParser, after_label, body, people

PARSER = SiteParser(
    hosts=("dw.com",),
    drop=".vjs-wrapper",
    authors=people(after_label(".smallList li", "Autorin/Autor", "Autor", "Author")),
    body=body(".longText", drop=".picBox"),
)
