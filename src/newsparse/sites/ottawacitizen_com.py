"""ottawacitizen.com."""

from newsparse.sites._postmedia import postmedia

PARSER = postmedia("ottawacitizen.com")
