"""hankookilbo.com."""

from newsparse.rules import SiteParser, body, css, in_script

PARSER = SiteParser(
    hosts=("hankookilbo.com",),
    content=in_script("detail", "contentHtml", is_markup=True),
    headline=in_script("detail", "title"),
    standfirst=css("h2.sub-tit-ll") | in_script("detail", "subTitle"),
    body=body(".editor-p, .editor-tit"),
)
