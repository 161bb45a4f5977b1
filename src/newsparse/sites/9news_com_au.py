"""9news.com.au."""

from newsparse.rules import SiteParser, body

PARSER = SiteParser(
    hosts=("9news.com.au",),
    drop=".player__video-container",
    body=body(".article__body"),
)
