"""nettavisen.no."""

from newsparse.rules import SiteParser

PARSER = SiteParser(
    hosts=("nettavisen.no",),
    drop="amedia-factbox, p:has(> b:contains('Les også'))",
)
