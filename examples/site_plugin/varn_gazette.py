"""varn-gazette.example."""

from newsparse.rules import Layout, SiteParser, after_label, body, css, thread

PARSER = SiteParser(
    hosts=("varn-gazette.example",),
    language="en",
    applies="main.tale",
    drop=".tale-aloud",
    standfirst=css(".tale-why"),
    body=body(".tale-text"),
    source=after_label(".tale-wire", "Wired by"),
    comments=thread(".voice", author=".voice-who", time="time", text=".voice-said"),
    older=(Layout(applies="td#story", standfirst=css("td#story > i")),),
)
