"""What type checkers must make of the public API; read by mypy and pyright, never run."""

from datetime import datetime
from typing import assert_type

import newsparse
from newsparse import rendering

article = newsparse.parse(b"<p>Text</p>", "https://example.org/", charset="utf-8", sites=None)
assert_type(article, newsparse.Article)
assert_type(newsparse.parse_text("Text"), newsparse.Article)
assert_type(newsparse.parse_html("<p>Text</p>", limits=newsparse.Limits(bytes=1_000)), newsparse.Article)
assert_type(article.headline, str | None)
assert_type(article.authors, tuple[newsparse.Author, ...])
assert_type(article.published, datetime | None)
assert_type(article.body.paragraphs, tuple[str, ...])
assert_type(article.source, newsparse.Source | None)
assert_type(article.photo_credit, str | None)

for block in article.body.blocks:
    match block:
        case newsparse.Paragraph() | newsparse.Heading():
            assert_type(block.text, str)
        case newsparse.Figure():
            assert_type(block.image.credit, str | None)
        case _:
            pass

report = newsparse.explain("Text")
assert_type(report.article, newsparse.Article)
assert_type(report.findings["headline"].confidence, float)

assert_type(rendering.to_markdown(article), str)
assert_type(rendering.from_json(rendering.to_json(article)), newsparse.Article)
