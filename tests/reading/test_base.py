"""What addresses on a page are relative to."""

from __future__ import annotations

import pytest

from newsparse import parse

PAGE = """<html><head>{head}</head><body><main><h1>Harbour bridge reopens</h1>
<figure><img src="photos/bridge.jpg" width="900" height="600"><figcaption>The bridge on Monday</figcaption></figure>
<p>The old bridge in Varn opened again on Monday, two years after the flood had carried off its middle arch.</p>
<p>The council had closed it in March to renew the deck, and will now turn to the <a href="quay">quay</a> below it.</p>
</main></body></html>"""


@pytest.mark.parametrize(
    ("head", "url", "expected"),
    [
        ("", None, "photos/bridge.jpg"),
        ("", "https://varn.example/news/1", "https://varn.example/news/photos/bridge.jpg"),
        ('<link rel="canonical" href="https://varn.example/a/b">', None, "https://varn.example/a/photos/bridge.jpg"),
        ('<meta property="og:url" content="https://varn.example/a/b">', None, "https://varn.example/a/photos/bridge.jpg"),
        ('<link rel="canonical" href="/a/b">', None, "photos/bridge.jpg"),
        ('<base href="/files/">', "https://varn.example/news/1", "https://varn.example/files/photos/bridge.jpg"),
        ('<base href="https://cdn.example/x/">', None, "https://cdn.example/x/photos/bridge.jpg"),
        ('<base href="http://[bad/">', "https://varn.example/news/1", "https://varn.example/news/photos/bridge.jpg"),
    ],
)
def test_pictures_are_relative_to_the_base(head, url, expected):
    article = parse(PAGE.format(head=head), url=url)
    assert [image.url for image in article.images] == [expected]
