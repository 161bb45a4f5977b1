"""The body once, however often a page has it."""

from __future__ import annotations

import json

import newsparse

SENTENCES = [
    f"The ferry to Lindholm stayed in port on day {number}, because the harbour office had found the {part} of its bow door worn."
    for number, part in enumerate(("hinge", "seal", "lock", "chain", "frame", "hull"), start=1)
]
PARAGRAPHS = "".join(
    f'<p class="text block-{chr(97 + n)}">{sentence}</p>\n<div class="ad">Advertisement</div>\n'
    for n, sentence in enumerate(SENTENCES)
)


def page_of(body: str, stated: str | None = None) -> str:
    ld = json.dumps(
        {"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Ferry", "articleBody": stated}
    )
    script = f'<script type="application/ld+json">{ld}</script>' if stated else ""
    return f"<html><head><title>Ferry</title>{script}</head><body><article><h1>Ferry stays in port</h1>{body}</article></body></html>"


def test_a_block_with_the_whole_text_is_left_out() -> None:
    whole = f"<div class='speech'>{' '.join(SENTENCES)}</div>"
    body = newsparse.parse(page_of(PARAGRAPHS + whole), sites=None).body
    assert list(body.paragraphs) == SENTENCES
