"""braunschweiger-zeitung.de."""

from newsparse.sites._funke import funke

PARSER = funke("braunschweiger-zeitung.de")
