"""nationalpost.com."""

from newsparse.sites._postmedia import postmedia

PARSER = postmedia("nationalpost.com")
