"""zdf.de."""

from newsparse.rules import SiteParser, body

PARSER = SiteParser(
    hosts=("zdf.de",),
    # quotes, videos and infographics that wait for a click
    body=body(
        "[data-testid=text-module]",
        drop="[data-testid=text-module] div:has(figure), [data-testid=text-module] div:has(button),"
        " [data-testid=text-module] div:has(> a > em)",
    ),
)
