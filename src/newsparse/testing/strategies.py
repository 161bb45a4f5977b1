"""Hypothesis strategies for Articles and their parts.

Each strategy reaches from the plain to the hostile: texts that look like markup, marks that overlap or lie outside
their text, addresses that would run code, comments that answer themselves. What the model's types allow may occur.

    from hypothesis import given
    from newsparse.testing.strategies import articles

    @given(articles())
    def test_renders(article): ...
"""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import Final

from hypothesis import strategies as st

from newsparse.model import (
    Article,
    Author,
    Body,
    BodyBlock,
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
)

_PLAIN: Final = st.sampled_from([
    "The harbour master closed the bridge at noon.", "Le pont a rouvert lundi.", "Ana Bel", "橋は再び開いた。",
    "أعيد فتح الجسر", "Nobody was hurt", "a", "1 240 tonnes",
])  # fmt: skip
_TRICKY: Final = st.sampled_from([
    "# not a heading", "1. not a list", "- dash", "> quoted", "***", "---", "===", "```", "~~~", "    indented",
    "a_b_c", "**bold** _em_ `code`", "[x](javascript:alert(1))", "![x](y)", "<script>alert(1)</script>", "</article>",
    "&lt;&amp;", "| a | b |", "|---|---|", "back\\slash", "two\nlines", "two\n\nparagraphs", "wow!", "\u2028", "\xa0",
    '"><img src=x>', "Source: Varn Gazette", "Photo: Jo Ek", "By Ana Bel", "Leave a comment", "trailing #", "`",
    "~", "_", "*", "\\",
])  # fmt: skip


def texts(*, min_size: int = 0) -> st.SearchStrategy[str]:
    """Strings of any language, often ones that markup could be made of; never lone surrogates."""
    # "Cs" are the surrogates: no decoder that newsparse reads with lets them through.
    anything = st.text(st.characters(exclude_categories=["Cs"]), min_size=min_size, max_size=40)
    awkward = st.text(" \n*_`~[]()<>!#&|\\-+=.1ab", min_size=min_size, max_size=20)
    joined = st.lists(_PLAIN | _TRICKY, min_size=1, max_size=3).map(" ".join)
    return _PLAIN | _TRICKY | joined | awkward | anything


def moments() -> st.SearchStrategy[datetime]:
    """Datetimes, naive or with a fixed offset of whole minutes, as pages state them."""
    minutes = st.integers(-12 * 60, 14 * 60)
    offsets = minutes.map(lambda n: timezone(timedelta(minutes=n)))
    days = (datetime(1900, 1, 2), datetime(2100, 1, 1))
    return st.datetimes(*days) | st.datetimes(*days, timezones=offsets)


def urls() -> st.SearchStrategy[str]:
    """Addresses: good, relative, and such as must never be linked to."""
    good = st.sampled_from([
        "https://example.org/a?b=1&copy=2", "/news/1", "//example.org/x", "mailto:a@example.org", "#c",
    ])  # fmt: skip
    bad = st.sampled_from([
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\nscript:alert(1)", "\x01javascript:alert(1)", "vbscript:x",
        "data:text/html,<script>alert(1)</script>", "https://example.org/\"onload='x'",
        "https://example.org/a)b [c](d) `e` <f>",
        "file:///etc/hosts", "", "?a:b", "https://example.org/é\\x",
    ])  # fmt: skip
    return good | bad | texts()


def _maybe(strategy: st.SearchStrategy[str]) -> st.SearchStrategy[str | None]:
    return st.none() | strategy


def marks() -> st.SearchStrategy[tuple[Mark, ...]]:
    """Marks that may nest, cross, repeat, be empty or lie outside any text."""
    kinds = st.sampled_from(["link", "strong", "emphasis", "code", "subscript", "superscript", "strike"])
    one = st.builds(Mark, st.integers(-3, 30), st.integers(-3, 45), kinds, _maybe(urls()))
    return st.lists(one, max_size=6).map(tuple)


def images() -> st.SearchStrategy[Image]:
    """Images, often without address, caption or credit."""
    return st.builds(Image, _maybe(urls()), _maybe(texts()), _maybe(texts()), _maybe(texts()), st.booleans())


def body_blocks() -> st.SearchStrategy[BodyBlock]:
    """One block of a body, of any type."""
    depths = st.integers(-1, 12)
    rows = st.lists(st.lists(texts(), max_size=3).map(tuple), max_size=3).map(tuple)
    return st.one_of(
        st.builds(Paragraph, texts(), marks()),
        st.builds(Heading, texts(), st.integers(0, 9), marks()),
        st.builds(
            ListBlock, st.lists(st.builds(ListItem, texts(), depths, marks()), max_size=4).map(tuple), st.booleans()
        ),
        st.builds(Quote, texts(), _maybe(texts()), marks()),
        st.builds(Table, rows, st.booleans()),
        st.builds(Code, texts()),
        st.builds(Figure, images()),
        st.builds(Embed, _maybe(urls()), _maybe(texts()), _maybe(texts())),
        st.builds(Update, st.none() | moments(), texts()),
    )


def bodies() -> st.SearchStrategy[Body]:
    """Bodies of a few blocks, or of none."""
    return st.builds(Body, st.lists(body_blocks(), max_size=5).map(tuple))


def comments() -> st.SearchStrategy[tuple[Comment, ...]]:
    """Comments whose ids may repeat and whose answers may lead nowhere or in a circle."""
    ids = st.sampled_from(["c1", "c2", "c3", "c4"]) | texts()
    one = st.builds(
        Comment, ids, _maybe(texts()), st.none() | moments(), texts(), _maybe(ids),
        st.none() | st.integers(-99, 99), st.booleans(), _maybe(texts()),
    )  # fmt: skip
    return st.lists(one, max_size=5).map(tuple)


def comment_sections() -> st.SearchStrategy[CommentSection]:
    """Comment sections, open, closed or unknown."""
    states = st.none() | st.booleans()
    counts = st.none() | st.integers(0, 10_000)
    name = _maybe(texts())
    return st.builds(CommentSection, name, states, counts, name, name, comments(), comments())


def articles() -> st.SearchStrategy[Article]:
    """Articles with any of their fields, from empty ones to full ones."""
    kinds = st.sampled_from(["article", "liveblog", "gallery", "video", "audio", "opinion", "review", "interview"])
    sources = st.sampled_from(["attribution", "agency", "republication"])
    return st.builds(
        Article,
        headline=_maybe(texts()),
        kicker=_maybe(texts()),
        standfirst=_maybe(texts()),
        authors=st.lists(st.builds(Author, texts(), _maybe(texts()), _maybe(urls())), max_size=3).map(tuple),
        dateline=st.none() | st.builds(Dateline, texts(), texts()),
        published=st.none() | moments(),
        modified=st.none() | moments(),
        body=bodies(),
        images=st.lists(images(), max_size=3).map(tuple),
        sources=st.lists(st.builds(Source, texts(), texts(), sources, _maybe(urls())), max_size=2).map(tuple),
        comment_section=st.none() | comment_sections(),
        language=st.none() | st.sampled_from(["en", "fr", "pt-BR", "ja", "ar", "xx", "zh_TW"]) | texts(),
        url=_maybe(urls()),
        site_name=_maybe(texts()),
        section=_maybe(texts()),
        tags=st.lists(texts(), max_size=3).map(tuple),
        is_free=st.none() | st.booleans(),
        kind=kinds,
    )
