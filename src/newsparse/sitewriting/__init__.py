"""Writing site parsers: selectors by induction from pages, ftr-site-config files, and the source of a site's file."""
