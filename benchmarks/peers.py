"""Other extractors as evaluate.py's adapters: (data, url) to a dict of what they find.

Each takes part in the benchmarks where it is installed (extra `bench`). `paragraphs_of_lines` is what anyone can do with a
pasted text today: a paragraph a line, then an extractor for pages.
"""

from __future__ import annotations

from html import escape
from typing import Any

Found = dict[str, Any]


def _text(data: bytes | str) -> str:
    return data.decode("utf-8", "replace") if isinstance(data, bytes) else data


def trafilatura(data: bytes | str, url: str | None = None) -> Found:
    """Body and metadata."""
    from trafilatura import bare_extraction

    found = bare_extraction(data, url=url, with_metadata=True, include_comments=False)
    if found is None:
        return {}
    names = [name.strip() for name in (found.author or "").split(";") if name.strip()]
    body = found.text or ""
    return {
        "headline": found.title, "standfirst": found.description, "body": body, "paragraphs": body.split("\n"),
        "authors": names, "date": found.date,
    }  # fmt: skip


def newspaper4k(data: bytes | str, url: str | None = None) -> Found:
    """newspaper4k, without its downloads."""
    from newspaper import Article

    article = Article(url or "https://news.example/", fetch_images=False)
    article.download(input_html=_text(data))
    article.parse()
    return {
        "headline": article.title, "standfirst": article.meta_description, "body": article.text,
        "paragraphs": [part for part in article.text.split("\n") if part.strip()], "authors": list(article.authors),
        "date": article.publish_date and article.publish_date.isoformat(),
    }  # fmt: skip


def goose3(data: bytes | str, url: str | None = None) -> Found:
    """goose3, without its downloads."""
    from goose3 import Goose

    article = Goose({"enable_image_fetching": False}).extract(raw_html=_text(data))
    date = article.publish_datetime_utc
    return {
        "headline": article.title, "standfirst": article.meta_description, "body": article.cleaned_text,
        "paragraphs": [part for part in article.cleaned_text.split("\n") if part.strip()], "authors": article.authors,
        "date": date and date.isoformat(),
    }  # fmt: skip


def readability(data: bytes | str, url: str | None = None) -> Found:
    """readability-lxml: the body and the title."""
    from lxml.html import fromstring
    from readability import Document

    document = Document(_text(data))
    parts = [
        " ".join(part.text_content().split()) for part in fromstring(document.summary()).iter("p", "li", "h2", "h3")
    ]
    parts = [part for part in parts if part]
    return {"headline": document.title(), "body": "\n\n".join(parts), "paragraphs": parts}


def resiliparse(data: bytes | str, url: str | None = None) -> Found:
    """resiliparse: the body."""
    from resiliparse.extract.html2text import extract_plain_text

    body = extract_plain_text(_text(data), main_content=True, alt_texts=False)
    return {"body": body, "paragraphs": [part for part in body.split("\n") if part.strip()]}


def paragraphs_of_lines(data: bytes | str, url: str | None = None) -> Found:
    """A pasted text as a page with a paragraph a line, given to trafilatura."""
    lines = "".join(f"<p>{escape(line)}</p>\n" for line in _text(data).splitlines() if line.strip())
    return trafilatura(f"<html><body>{lines}</body></html>", url)
