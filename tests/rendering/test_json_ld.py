import json
from datetime import UTC, datetime

from hypothesis import given

from newsparse.model import Article, Body, Comment, CommentSection, Image, Paragraph, Source, Update
from newsparse.rendering import to_json_ld, to_ninjs
from newsparse.testing.strategies import articles


@given(articles())
def test_any_article_gives_json(article):
    for made in (to_json_ld(article), to_ninjs(article)):
        assert json.loads(json.dumps(made)) == made
        assert None not in made.values()


def test_credit_and_source():
    made = to_json_ld(
        Article(
            images=(Image("/a.jpg", "The pier", "Jo Ek", is_lead=True),),
            sources=(Source("Nordwire", "(Nordwire)", "agency"), Source("Varn Gazette", "", "republication", "/o")),
        )
    )
    assert made["image"][0]["creditText"] == "Jo Ek"
    assert made["sourceOrganization"] == [{"@type": "Organization", "name": "Nordwire"}]
    assert made["isBasedOn"][0]["url"] == "/o"


def test_answers_name_their_parent():
    thread = (Comment("a 1", "A", None, "?", votes=3), Comment("2", None, None, "!", "a 1"))
    made = to_json_ld(Article(comment_section=CommentSection(comments=thread)))
    first, answer = made["comment"]
    assert answer["parentItem"]["@id"] == first["@id"] == "#a%201"
    assert (first["upvoteCount"], made["commentCount"]) == (3, 2)


def test_a_live_blog_has_its_entries():
    body = Body((
        Paragraph("Before."),
        Update(datetime(2026, 1, 12, 14, tzinfo=UTC), "2 pm"),
        Paragraph("First."),
        Update(),
        Paragraph("Second."),
    ))  # fmt: skip
    when = "2026-01-12T14:00:00+00:00"
    made = to_json_ld(Article(kind="liveblog", body=body))
    assert made["@type"] == "LiveBlogPosting"
    assert made["liveBlogUpdate"] == [
        {"@type": "BlogPosting", "datePublished": when, "headline": "2 pm", "articleBody": "First."},
        {"@type": "BlogPosting", "articleBody": "Second."},
    ]
