"""Pages that show nothing without their scripts."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest

import newsparse
from newsparse.reading.script_texts import article_of_scripts

TEXTS = [
    "The swing bridge at Varn opened to carts again on Monday, two winters after the ice had bent its pivot.",
    "Masons from three villages had worked through the autumn, and the council paid them in barley and lamp oil.",
    "“We had forgotten how loud the wheels are,” said Ilse Marchetti, who keeps the toll house on the north bank.",
    "A ferry that had served in the meantime goes back to the lake, where it is needed for the herring season.",
    "The next inspection is due in spring, when the river is low and the piles can be reached on foot.",
]
MARKUP = "".join(f"<p>{text}</p>" for text in TEXTS)


def page(*scripts: str, shown: str = "<noscript>Please turn scripts on.</noscript>") -> str:
    tags = "".join(f"<script>{script}</script>" for script in scripts)
    return f"<html><head><title>Bridge reopens | Varn Gazette</title></head><body><div id=root></div>{shown}{tags}</body></html>"


def in_json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False).replace("<", "\\u003c")


WAYS = {
    "markup under a key": f"window.__STATE__ = {in_json({'story': {'title': 'Bridge reopens', 'html': MARKUP}, 'menu': ['Home', 'Sport']})};",
    "markup that is pushed": f"self.__flow.push([1,{in_json(MARKUP)}])",
    "JSON in a string": f"load({in_json(json.dumps({'data': {'body': MARKUP, 'id': '7'}}))})",
    "a text a block": f"var page = {in_json({'blocks': [{'type': 'text', 'content': text} for text in TEXTS], 'nav': [{'label': 'Home page'}]})}",
    "one text with line breaks": f"boot({in_json({'article': {'body': chr(10).join(TEXTS)}, 'teasers': [{'title': 'A teaser that is short'}]})})",
}


@pytest.mark.parametrize("way", WAYS)
def test_the_article_is_found(way: str) -> None:
    article = newsparse.parse(page("var noise = 'it\\'s';", WAYS[way]))
    assert list(article.body.paragraphs) == TEXTS
    assert article.headline == "Bridge reopens"


def test_json_ld_alone() -> None:
    stated = json.dumps({"@type": "NewsArticle", "headline": "Bridge reopens", "articleBody": "\n\n".join(TEXTS)})
    markup = f'<html><head><script type="application/ld+json">{stated}</script></head><body>Loading</body></html>'
    assert list(newsparse.parse(markup).body.paragraphs) == TEXTS


def test_what_is_shown_goes_first() -> None:
    shown = "".join(f"<p>{text} It was quiet.</p>" for text in TEXTS)
    assert "It was quiet" in newsparse.parse(page(WAYS["markup under a key"], shown=shown)).body.text


@pytest.mark.parametrize(
    "script", ["", "f(1)", 'x("' + "no sentence here " * 40 + '")', 'x({"a": "' + "b" * 900 + '"})']
)
def test_scripts_without_an_article(script: str) -> None:
    assert article_of_scripts([script]) is None
    assert not newsparse.parse(page(script)).body.blocks


@pytest.mark.parametrize("piece", ['"', '\\"', '"a', '"a":', "\\", '"<p>', '"' + "x" * 500 + '\\n":"', '\\"}"{'])
def test_time_grows_with_the_script_alone(piece: str) -> None:
    times = []
    for size in (200_000, 800_000):
        start = time.process_time()
        article_of_scripts([piece * (size // len(piece))])
        times.append(time.process_time() - start)
    assert times[1] < 12 * times[0] + 0.2
