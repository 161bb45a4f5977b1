"""waz.de."""

from newsparse.sites._funke import funke

PARSER = funke("waz.de")
