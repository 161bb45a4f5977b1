"""A page with four times as many elements of any one kind takes about four times as long."""

from __future__ import annotations

import time

import pytest

import newsparse

PIECES = {
    "stated date": '<meta itemprop="datePublished" content="2024-05-{day}">',
    "dates of change": '<meta itemprop="dateModified" content="2024-05-{day}"><p>Updated: {day} May 2024</p>',
    "time": '<time itemprop="datePublished" datetime="2024-05-{day}">May {day}</time>',
    "author": '<span itemprop="author">Ada Moss {n}</span>',
    "byline": '<p class="byline">By Ada Moss, quay {n}</p>',
    "figure": '<figure><img src="/a{n}.jpg"><figcaption>Quay {n}. Photo: Ada Moss</figcaption></figure>',
    "heading": "<h1>Bridge {n} reopens</h1>",
    "source": "<p>Source: Varn Post {n}</p>",
    "tag": '<a rel="tag" href="/t{n}">tag {n}</a>',
    "JSON-LD": '<script type="application/ld+json">{{"@type": "NewsArticle", "author": {{"name": "Ada {n}"}}}}</script>',
    "table": "<table><tr><td>{n}</td><td>crates</td></tr><tr><td>quay</td><td>two</td></tr></table>",
    "quotation": "<blockquote><p>The bridge is quay {n}</p><footer>Ada</footer></blockquote>",
    "entry of a live blog": '<article class="live-entry"><time datetime="2024-05-{day}T10:00">10:00</time><p>The quay was full {n}.</p></article>',
    "comment": '<div class="comment"><span class="author">Ada {n}</span><time>May {day}, 2024</time><p>Quite so {n}.</p></div>',
    "dateline": "<p>VARN, May {day} (AP) — The quay was full of crates by then, and nobody moved {n}.</p>",
    "standfirst": '<p class="standfirst">The bridge reopens after winter {n}.</p>',
    "credit": '<span class="credit">Photo: Ada Moss {n}</span>',
    "button": "<button>Share {n}</button>",
}
TEXT = (
    "<p>The council of the old harbour town decided on Tuesday evening to rebuild the bridge after a long debate.</p>"
    * 5
)
FEW, MANY = 2_000, 8_000
WORST, SLACK = 8, 0.4
"""Times as long at four times the size, and seconds that a collection of garbage or a busy machine may add; a square is 16 times."""


def cost(piece: str, count: int) -> float:
    pieces = "".join([piece.format(n=n, day=f"{n % 28 + 1:02}") for n in range(count)])
    page = f"<html><body><article><h1>Bridge reopens</h1>{TEXT}{pieces}{TEXT}</article></body></html>"
    began = time.process_time()
    newsparse.parse_html(page)
    return time.process_time() - began


@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES)
def test_time_grows_with_the_number(piece: str) -> None:
    allowed = WORST * cost(piece, FEW) + SLACK
    # A second try, since a full collection of garbage or another process may fall into the first.
    assert cost(piece, MANY) < allowed or cost(piece, MANY) < allowed
