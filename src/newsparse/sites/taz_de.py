"""taz.de."""

from newsparse.rules import SiteParser, body

PARSER = SiteParser(
    hosts=("taz.de",),
    drop=".sectbody p:contains('Fehler auf taz.de entdeckt')",
    body=body(headings="article.sectbody h6"),
)
