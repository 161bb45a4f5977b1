"""`to_html` shows hostile pages without running them: by an HTML5 parser's reading of it, and in a real browser.

The payloads are in tests/data/hostile_markup.toml; each is put in every place of a page that ends up in an Article, and in
every field of an Article itself.
"""

from __future__ import annotations

import itertools
import os
import re
import shutil
import tomllib
from collections.abc import Iterator
from datetime import datetime
from html import escape
from pathlib import Path
from typing import Any

import pytest

import newsparse
from newsparse.model import (
    Article,
    Author,
    Body,
    Code,
    Comment,
    CommentSection,
    Dateline,
    Embed,
    Figure,
    Heading,
    Image,
    ListBlock,
    ListItem,
    Mark,
    Paragraph,
    Quote,
    Source,
    Table,
    Update,
)  # fmt: skip
from newsparse.rendering import to_html
from newsparse.rendering.html import ATTRIBUTES, ELEMENTS

CLASSES: dict[str, list[str]] = tomllib.loads(
    (Path(__file__).parents[1] / "data" / "hostile_markup.toml").read_text("utf-8")
)["classes"]
PAYLOADS = [payload for payloads in CLASSES.values() for payload in payloads]
SENTENCES = [f"The harbour master closed pier {i} at noon, and nobody who saw it was hurt that day." for i in range(6)]

PAGE = """<!doctype html><html lang="en"><head><title>{title}</title><meta property="og:title" content="{quoted}">
<meta name="author" content="{quoted}"><meta property="og:image" content="{quoted}">
<script type="application/ld+json">{json}</script></head><body><article><p class="kicker">{raw}</p><h1>Piers close {raw}</h1>
<p class="byline">By <a rel="author" href="{quoted}">Ilse Marchetti {raw}</a></p>
<figure><img src="{quoted}" srcset="{quoted} 2x" alt="{quoted}"><figcaption>A pier {raw}. Photo: {raw} Oksana Field</figcaption></figure>
<p>{s0} {raw}</p><p>{s1} <a href="{quoted}">more</a> and {quoted}</p><ul><li>{s2} {raw}</li></ul>
<blockquote>{s3} {raw}</blockquote><table><tr><th>{raw}</th><td>{quoted}</td></tr></table><pre>{raw}</pre><p>{s4}</p>
<iframe src="{quoted}"></iframe><p>{s5}</p><p>Source: {raw}</p></article>
<section id="comments"><h2>1 Comment</h2><ol class="comment-list"><li class="comment" id="c1" data-id="{quoted}"><b class="author">Nan</b>
<time>2 March 2026</time><p>Well, who would have thought that. {raw}</p></li><li class="comment" id="c2"><b class="author">Per {raw}</b>
<time>3 March 2026</time><p>I would, and said so {quoted}</p></li></ol></section></body></html>"""


def page_with(payload: str) -> str:
    quoted = escape(payload)
    stated = payload.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("</", "<\\/")
    return PAGE.format(
        raw=payload, quoted=quoted, title=quoted, s0=SENTENCES[0], s1=SENTENCES[1], s2=SENTENCES[2], s3=SENTENCES[3],
        s4=SENTENCES[4], s5=SENTENCES[5],
        json=f'{{"@type":"NewsArticle","headline":"{stated}","author":{{"name":"{stated}","url":"{stated}"}}}}',
    )  # fmt: skip


def article_of(payload: str) -> Article:
    """An Article with the payload in every field that may hold a string."""
    marks = (Mark(0, 9, "link", payload), Mark(3, 30, "code"), Mark(2, 12, "strong"))
    image = Image(payload, payload, payload, payload, is_lead=True)
    comment = Comment(payload, payload, datetime(2026, 3, 2), payload, None, 1, False, payload)
    blocks = (
        Paragraph(payload, marks), Heading(payload, 2, marks), ListBlock((ListItem(payload, 1, marks),)),
        Quote(payload, payload, marks), Table(((payload,), (payload,)), True), Code(payload), Figure(image),
        Embed(payload, payload, payload), Update(None, payload),
    )  # fmt: skip
    return Article(
        headline=payload, kicker=payload, standfirst=payload, authors=(Author(payload, payload, payload),),
        dateline=Dateline(payload, payload), body=Body(blocks), images=(image, Image(payload)),
        sources=(Source(payload, payload, "agency", payload),), language=payload, url=payload, site_name=payload,
        section=payload, tags=(payload,),
        comment_section=CommentSection(payload, True, 3, payload, payload, (comment,), (comment,)),
    )  # fmt: skip


def renderings(payload: str) -> Iterator[str]:
    yield to_html(newsparse.parse(page_with(payload), url="https://varnpost.example/1"), is_document=True)
    yield to_html(article_of(payload), is_document=True)


@pytest.mark.parametrize("name", CLASSES)
def test_an_html5_parser_finds_nothing_but_what_is_allowed(name: str) -> None:
    html5lib: Any = pytest.importorskip("html5lib")
    for html in itertools.chain.from_iterable(map(renderings, CLASSES[name])):
        tree = html5lib.parse(html, namespaceHTMLElements=True)
        for element in tree.iter():
            assert isinstance(element.tag, str), f"a comment: {element.text}"
            namespace, _, tag = element.tag[1:].rpartition("}")
            assert namespace == "http://www.w3.org/1999/xhtml"
            assert tag in ELEMENTS
            assert set(element.attrib) <= ATTRIBUTES
            assert tag != "meta" or set(element.attrib) == {"charset"}
            for name in ("href", "src"):
                address = re.sub(r"[\x00-\x20]", "", element.get(name, ""))
                scheme = re.match(r"([a-zA-Z][a-zA-Z0-9+.-]*):", address)
                assert not scheme or scheme[1].lower() in ("http", "https", "mailto"), address


def test_the_payloads_get_as_far_as_the_article() -> None:
    """Else the tests above would say nothing."""
    article = newsparse.parse(page_with("&lt;img src=x onerror=hit()&gt;"))
    shown = "<img src=x onerror=hit()>"
    assert shown in (article.headline or "")
    assert shown in article.body.text
    assert any(shown in (image.caption or "") + (image.credit or "") for image in article.images)
    assert article.comment_section
    assert any(shown in comment.text for comment in article.comment_section.comments)
    assert article.authors
    assert len(PAYLOADS) > 100


# ---- in a real browser

CHROMIUM = os.environ.get("NEWSPARSE_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")


@pytest.mark.browser
def test_nothing_runs_in_a_browser(tmp_path: Path) -> None:
    """Each rendering is opened, copied into itself, pointed at; nothing calls `hit`, opens a dialog, navigates or fetches from afar."""
    playwright: Any = pytest.importorskip("playwright.sync_api")
    if not CHROMIUM:
        pytest.skip("no Chromium is installed")
    asked: list[str] = []
    seen: list[str] = []

    def only_images(route: Any) -> None:
        if route.request.resource_type != "image" and not route.request.is_navigation_request():
            asked.append(f"{route.request.resource_type} {route.request.url}")
        if route.request.is_navigation_request() and not route.request.url.startswith("https://shown.example/"):
            asked.append(f"navigation {route.request.url}")
        if route.request.url == "https://shown.example/":
            route.fulfill(body=seen[-1], content_type="text/html; charset=utf-8")
        else:
            route.abort()

    with playwright.sync_playwright() as browsers:
        browser = browsers.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        context = browser.new_context()
        context.route("**/*", only_images)
        hits: list[str] = []
        context.expose_function("hit", lambda: hits.append(seen[-1]))
        page = context.new_page()
        page.on("dialog", lambda dialog: (hits.append("dialog"), dialog.dismiss()))
        # That the trap works at all:
        seen.append("<script>hit()</script><img src=x onerror=hit()>")
        page.goto("https://shown.example/")
        page.wait_for_timeout(300)
        assert len(hits) == 2
        hits.clear()
        for payload in PAYLOADS:
            for html in renderings(payload):
                seen.append(html)
                page.goto("https://shown.example/", wait_until="domcontentloaded")
                page.evaluate(
                    """() => { const copy = document.createElement('div'); copy.innerHTML = document.body.innerHTML;
                    document.body.append(copy);
                    for (const each of document.querySelectorAll('*'))
                        for (const name of ['pointerover', 'mouseover', 'focus', 'animationstart', 'toggle'])
                            each.dispatchEvent(new Event(name));
                    for (const link of document.querySelectorAll('a'))
                        if (!['http:', 'https:', 'mailto:', ':'].includes(link.protocol)) hit(); }"""
                )
            page.wait_for_timeout(20)
            assert not hits, (payload, hits)
        browser.close()
    assert not asked
