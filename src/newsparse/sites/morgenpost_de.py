"""morgenpost.de."""

from newsparse.sites._funke import funke

PARSER = funke("morgenpost.de")
