"""theprovince.com."""

from newsparse.sites._postmedia import postmedia

PARSER = postmedia("theprovince.com")
