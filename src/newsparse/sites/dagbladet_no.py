"""dagbladet.no."""

from newsparse.rules import SiteParser

PARSER = SiteParser(
    hosts=("dagbladet.no",),
    drop="#aiContent, aside.factbox, .jwplayer_video",
)
