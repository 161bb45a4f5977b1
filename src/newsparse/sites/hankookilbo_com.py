"""hankookilbo.com."""

from newsparse.rules import SiteParser, body, css, in_script


def _parted(text: str) -> str:
    """The lines of a standfirst in markup."""
    return " ".join(text.split("<br>"))


PARSER = SiteParser(
    hosts=("hankookilbo.com",),
    content=in_script("detail", "contentHtml"),
    headline=in_script("detail", "title"),
    standfirst=css("h2.sub-tit-ll") | in_script("detail", "subTitle").map(_parted),
    body=body(".editor-p, .editor-tit"),
)
