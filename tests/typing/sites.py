"""What type checkers must make of site parsers: each `type: ignore` here is an error that they have to find."""

from newsparse.rules import Layout, SiteParser, body, css, figures, in_script, moment, people

SiteParser(
    hosts=("gazette.example",),
    content=in_script("story", "html", is_markup=True),
    headline=css("h1", drop="i") | css("h2"),
    authors=people(".by"),
    published=moment("time"),
    body=body("article", keep=".table"),
    images=figures("figure"),
    older=(Layout(applies="#old", headline=css("h2")),),
)

SiteParser(hosts=("gazette.example",), headlin=css("h1"))  # type: ignore[call-arg]
SiteParser(headline=css("h1"))  # type: ignore[call-arg]
SiteParser(hosts=("gazette.example",), headline="h1")  # type: ignore[arg-type]
SiteParser(hosts=("gazette.example",), headline=people(".by"))  # type: ignore[arg-type]
SiteParser(hosts=("gazette.example",), authors=css(".by"))  # type: ignore[arg-type]
SiteParser(hosts=("gazette.example",), content=people(".by"))  # type: ignore[arg-type]
SiteParser(hosts=("gazette.example",), published=css("time"))  # type: ignore[arg-type]
SiteParser(hosts=("gazette.example",), body=css("article"))  # type: ignore[arg-type]
SiteParser(hosts=("gazette.example",), headline=css("h1").map(len))  # type: ignore[arg-type]
SiteParser(hosts=("gazette.example",), older=(css("h1"),))  # type: ignore[arg-type]
