"""Wire copy, text exported from PDFs and e-mails, and Markdown, as people paste them."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import newsparse

FOLDER = Path(__file__).parent / "data" / "pasted"
CASES = sorted(file.stem for file in FOLDER.glob("*.txt"))
LEAST = {"wire": 8, "pdf": 6, "mail": 6, "markdown": 4}
"""How many cases there are of each form at least."""


def test_each_form_has_its_cases() -> None:
    for form, least in LEAST.items():
        assert sum(case.startswith(f"{form}-") for case in CASES) >= least, form


@pytest.mark.parametrize("case", CASES)
def test_a_pasted_form(case: str) -> None:
    text = (FOLDER / f"{case}.txt").read_text("utf-8")
    wanted = tomllib.loads((FOLDER / f"{case}.toml").read_text("utf-8"))
    report = newsparse.explain(text)
    article = report.article
    paragraphs = article.body.paragraphs
    assert len(paragraphs) == len(wanted["body"]), paragraphs
    for paragraph, words in zip(paragraphs, wanted["body"], strict=True):
        assert words in paragraph
    for words in wanted["never"]:
        assert all(words not in paragraph for paragraph in paragraphs)
    if "headline" in wanted:
        assert article.headline == wanted["headline"]
    if "dateline" in wanted:
        assert article.dateline is not None
        assert article.dateline.place == wanted["dateline"]
    if "sources" in wanted:
        assert [source.name for source in article.sources] == wanted["sources"]
    if "authors" in wanted:
        assert [author.name for author in article.authors] == wanted["authors"]
    assert "".join(part.text for part in report.parts) == text
