import re

import pytest
from hypothesis import given
from markdown_it import MarkdownIt

from newsparse.model import (
    Article,
    Body,
    Code,
    Comment,
    CommentSection,
    Heading,
    Image,
    ListBlock,
    ListItem,
    Mark,
    Paragraph,
    Quote,
    Table,
)
from newsparse.rendering import to_markdown
from newsparse.testing.strategies import articles, marks, texts

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def body_markdown(*blocks):
    return to_markdown(Article(body=Body(blocks)))


def tokens(markdown):
    flat = []
    for token in READER.parse(markdown):
        flat += [token, *(token.children or ())]
    return flat


def squeezed(text):
    """Without white space and controls."""
    return re.sub(r"[\s\x00-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]+", "", text)


def shown(markdown):
    kinds = ("text", "code_inline", "fence", "text_special")
    return squeezed("".join(token.content for token in tokens(markdown) if token.type in kinds))


@given(articles())
def test_any_article_renders(article):
    markdown = to_markdown(article)
    assert not markdown or markdown.endswith("\n")
    assert not any(token.type in ("html_block", "html_inline", "hr", "code_block") for token in tokens(markdown))


@given(texts(), marks())
def test_a_paragraph_shows_its_text_and_nothing_else(text, some_marks):
    markdown = body_markdown(Paragraph(text, some_marks))
    assert shown(markdown) == squeezed(text)
    allowed = {"paragraph", "inline", "text", "text_special", "hardbreak", "code_inline", "link", "em", "strong", "s"}
    assert {token.type.removesuffix("_open").removesuffix("_close") for token in tokens(markdown)} <= allowed


@given(texts(), marks())
def test_a_heading_shows_its_text(text, some_marks):
    markdown = body_markdown(Heading(text, 3, some_marks))
    assert shown(markdown) == squeezed(text)
    assert sum(token.type == "heading_open" for token in tokens(markdown)) == bool(squeezed(text))


@given(texts(), texts(), marks())
def test_items_show_their_texts(one, two, some_marks):
    for is_ordered in (False, True):
        block = ListBlock((ListItem(one, 0, some_marks), ListItem(two, 1, some_marks)), is_ordered)
        markdown = body_markdown(block)
        assert shown(markdown) == squeezed(one + two)
        items = sum(token.type == "list_item_open" for token in tokens(markdown))
        assert items == bool(squeezed(one)) + bool(squeezed(two))


@given(texts(), texts())
def test_cells_show_their_texts(one, two):
    markdown = body_markdown(Table((("a", "b"), (one, two)), has_header=True))
    assert shown(markdown) == "ab" + squeezed(one + two)
    assert sum(token.type == "td_open" for token in tokens(markdown)) in (0, 2)


@given(texts())
def test_code_is_kept_to_the_letter(text):
    fences = [token.content for token in tokens(body_markdown(Code(text))) if token.type == "fence"]
    kept = re.sub("\r\n?", "\n", text).replace("\x00", "\ufffd")  # as CommonMark reads any text
    assert "".join(fences).strip() == kept.strip()


@given(marks())
def test_no_link_runs_code(some_marks):
    for token in tokens(body_markdown(Paragraph("The harbour master closed the bridge at noon.", some_marks))):
        assert not re.match(r"\s*(?:javascript|vbscript|data|file):", str(token.attrs.get("href", "")), re.IGNORECASE)


@pytest.mark.parametrize(
    ("text", "some_marks", "expected"),
    [
        ("plain", (Mark(0, 5, "strong"),), "**plain**"),
        ("bold, then", (Mark(0, 6, "strong"),), "**bold,** then"),
        ("bold text", (Mark(0, 5, "strong"),), "**bold** text"),
        ("both", (Mark(0, 4, "strong"), Mark(0, 4, "emphasis")), "**_both_**"),
        ("part of a word", (Mark(0, 2, "emphasis"),), "*pa*rt of a word"),
        ("H2O", (Mark(1, 2, "subscript"),), "H2O"),
        ("run `x`", (Mark(4, 7, "code"),), "run `` `x` ``"),
        ("wow!link", (Mark(4, 8, "link", "/x"),), "wow\\![link](/x)"),
        ("a b", (Mark(0, 1, "link", "/a b"), Mark(2, 3, "link", "data:x")), "[a](/a%20b) b"),
        ("snake_case and _private", (), "snake_case and \\_private"),
        ("1. not a list", (), "1\\. not a list"),
        ("two\nlines", (), "two\\\nlines"),
    ],
)
def test_inline(text, some_marks, expected):
    assert body_markdown(Paragraph(text, some_marks)) == expected + "\n"


def test_blocks():
    blocks = (
        Heading("Why", 3),
        ListBlock((ListItem("a"), ListItem("b", 1)), is_ordered=True),
        ListBlock((ListItem("c"),), is_ordered=True),
        Quote("First.\n\nSecond.", "Ana Bel"),
        Table((("a|b",), ("c",))),
    )
    assert body_markdown(*blocks) == (
        "### Why\n\n1) a\n   1) b\n\n1. c\n\n"
        "> First.\n>\n> Second.\n>\n> — Ana Bel\n\n|  |\n| --- |\n| a\\|b |\n| c |\n"
    )


def test_pictures_and_comments():
    article = Article(
        headline="Bridge",
        images=(Image("/a.jpg", "The pier.", "Jo Ek", "A pier", is_lead=True),),
        comment_section=CommentSection("2 comments", comments=(
            Comment("1", "Ana", None, "First.\n\nMore."), Comment("2", "Jo", None, "No.", "1"),
        )),
    )  # fmt: skip
    assert to_markdown(article) == (
        "# Bridge\n\n![A pier](/a.jpg)\\\n*The pier. (Photo: Jo Ek)*\n\n## 2 comments\n\n"
        "- **Ana**\n\n  First.\n\n  More.\n\n  - **Jo**\n\n    No.\n"
    )
