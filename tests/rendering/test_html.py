import re

import lxml.html
import pytest
from hypothesis import given

from newsparse.model import (
    Article,
    Body,
    Comment,
    CommentSection,
    Figure,
    Heading,
    Image,
    ListBlock,
    ListItem,
    Mark,
    Paragraph,
    Table,
)
from newsparse.rendering import to_html
from newsparse.rendering.html import ATTRIBUTES, ELEMENTS
from newsparse.testing.strategies import articles

NOT_SHOWN = re.compile(r"[\x00-\x20\x7f-\x9f\s\ufdd0-\ufdef\ufffe\uffff]+")


def squeezed(text):
    """Text without what HTML may fold or forbids: white space, controls."""
    return NOT_SHOWN.sub("", text)


def body_html(*blocks):
    html = to_html(Article(body=Body(blocks)))
    return html.partition('<div class="body">\n')[2].partition("\n</div>")[0]


@given(articles())
def test_no_element_or_attribute_outside_the_allow_list(article):
    root = lxml.html.document_fromstring(to_html(article, is_document=True))
    for element in root.iter():
        assert element.tag in ELEMENTS
        assert set(element.attrib) <= ATTRIBUTES
        for name in ("href", "src"):
            assert re.match(r"(?:https?:|mailto:|[^:]*(?:[/?#]|$))", element.get(name, ""), re.IGNORECASE)
            assert not re.search(r"[\x00-\x20\"'<>`]", element.get(name, ""))


@given(articles())
def test_every_text_is_shown(article):
    shown = squeezed(lxml.html.document_fromstring(to_html(article, is_document=True)).text_content())
    texts = [article.headline, article.kicker, article.standfirst, *article.body.paragraphs]
    for block in article.body.blocks:
        if isinstance(block, Table):
            texts += [cell for row in block.rows for cell in row]
        if isinstance(block, Figure):
            texts += [block.image.caption, block.image.credit]
    for comment in article.comment_section.comments if article.comment_section else ():
        texts += [comment.author, comment.text]
    for text in filter(None, texts):
        assert squeezed(text) in shown


def test_marks_become_well_formed():
    marks = (Mark(0, 3, "strong"), Mark(2, 5, "emphasis"), Mark(1, 4, "link", "/x"), Mark(2, 9, "link", "/y"))
    assert body_html(Paragraph("abcdef", marks)) == (
        '<p><strong>a</strong><a href="/x"><strong>b<em>c</em></strong><em>d</em></a>'
        '<a href="/y"><em>e</em>f</a></p>'
    )


def test_lists_nest_by_depth():
    items = (ListItem("a"), ListItem("b", 4), ListItem("c", 4), ListItem("d"))
    expected = "<ul><li>a<ul><li>b</li><li>c</li></ul></li><li>d</li></ul>"
    assert body_html(ListBlock(items)).replace("\n", "") == expected


def test_answers_nest_in_their_comments():
    thread = (Comment("1", "A", None, "?"), Comment("2", "B", None, "!"), Comment("3", "C", None, "…", "1"))
    root = lxml.html.fromstring(to_html(Article(comment_section=CommentSection(comments=thread))))
    answer = root.xpath('//ol/li/ol/li//div[@class="comment-text"]')
    assert [one.text_content() for one in answer] == ["…"]


def test_a_figure_has_caption_and_credit_apart():
    html = to_html(Article(images=(Image("/a.jpg", "The pier.", "Jo Ek", "A pier", is_lead=True),)))
    assert (
        '<figure><img src="/a.jpg" alt="A pier">'
        '<figcaption>The pier. <span class="credit">Photo: Jo Ek</span></figcaption></figure>'
    ) in html


def test_headings_of_the_body_stay_below_the_headline():
    assert body_html(Heading("a", 1), Heading("b", 99)) == "<h2>a</h2>\n<h6>b</h6>"


@pytest.mark.parametrize("language", ['"><script>', "", "e n", "x" * 99])
def test_a_wrong_language_is_left_out(language):
    assert "lang=" not in to_html(Article(language=language))


def test_many_marks_take_linear_time():
    marks = tuple(Mark(i, 20_000 - i, "strong" if i % 2 else "link", "/x") for i in range(10_000))
    assert "<strong>" in to_html(Article(body=Body((Paragraph("x" * 20_000, marks),))))


def test_long_chains_of_answers_stay_shallow():
    chain = tuple(Comment(str(i), "A", None, "x", str(i - 1)) for i in range(3_000))
    assert to_html(Article(comment_section=CommentSection(comments=chain))).count("<ol") < 12
