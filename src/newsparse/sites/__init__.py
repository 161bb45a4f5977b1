"""One small file a site: its rules, found by the file's name. A rule that finds nothing gives way to the generic finder."""
