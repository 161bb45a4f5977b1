"""abendblatt.de."""

from newsparse.sites._funke import funke

PARSER = funke("abendblatt.de")
