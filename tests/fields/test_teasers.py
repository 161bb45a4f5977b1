"""What is set apart by the page's own elements, or by a sign, is no text of the article, on a page whose names tell nothing."""

from __future__ import annotations

import newsparse

MENU = "".join(f'<li><a href="/{word}">{word}</a></li>' for word in "Home Harbour Guild Weather Nets Boats Jobs Games".split())
TEXT = [
    "The harbour office of Lindholm has counted the herring boats again, and found two more than in the spring.",
    "Nobody can say where they have come from, and the neighbouring ports do not miss any of theirs.",
    "A meeting of the guild will decide on Thursday whether both may stay at the northern quay until the first ice.",
    "Until then they may be seen from the bridge, and the harbour master asks all visitors not to feed the gulls.",
]
TEASERS = "".join(
    f'<article><a href="/{i}"><h3>{title}</h3></a><p>{text}</p></article>'
    for i, (title, text) in enumerate(
        [
            ("Ferry lost at sea for two days", "The ferry to Tolmin was found on Friday, far off the coast and out of coal."),
            ("Nets are dearer than last year", "Who mends a net himself may save as much as a tenth of its price, says the guild."),
            ("Gulls take over the market", "Traders say that they have never seen so many of them at the stalls."),
        ]
    )
)


def body(below: str) -> list[str]:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in TEXT)
    article = f"<article><h1>Two boats too many in Lindholm</h1>{text}{below}</article>"
    page = f"<html><body><header><nav><ul>{MENU}</ul></nav></header>{article}<section><h2>More from Lindholm</h2>{TEASERS}</section></body></html>"
    return list(newsparse.parse(page, sites=None).body.paragraphs)


def test_other_article_elements() -> None:
    assert body("") == TEXT


def test_a_line_that_begins_with_a_copyright_sign() -> None:
    assert body("<p>© Lindholm Gazette 2026. All rights reserved.</p>") == TEXT
