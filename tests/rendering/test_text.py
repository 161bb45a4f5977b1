from datetime import datetime

from hypothesis import given

from newsparse.model import (
    Article,
    Author,
    Body,
    Comment,
    CommentSection,
    Heading,
    Image,
    ListBlock,
    ListItem,
    Paragraph,
    Source,
    Table,
)
from newsparse.rendering import to_text
from newsparse.testing.strategies import articles


@given(articles())
def test_every_text_of_the_body_is_there(article):
    text = to_text(article)
    assert all(paragraph.strip() in text for paragraph in article.body.paragraphs)
    assert article.headline is None or article.headline.strip() in text


def test_a_whole_article_in_its_own_language():
    article = Article(
        kicker="Transports",
        headline="Le pont rouvre",
        standfirst="Trois ans de travaux.",
        authors=(Author("Ana Bel", "à Varn"), Author("Jo Ek")),
        published=datetime(2026, 1, 12, 14, 30),
        images=(Image(caption="Le quai nord", credit="DR", is_lead=True),),
        body=Body((
            Paragraph("Le pont a rouvert."),
            Heading("Un chantier long"),
            ListBlock((ListItem("un"), ListItem("deux", 1))),
            Table((("a", "b"), ("c", "d"))),
        )),
        sources=(Source("La Gazette", "Source : La Gazette"),),
        comment_section=CommentSection(
            "2 commentaires",
            comments=(Comment("1", "Zoé", datetime(2026, 1, 13), "Enfin !"), Comment("2", None, None, "Oui.", "1")),
        ),
        language="fr",
    )  # fmt: skip
    lines = to_text(article).split("\n\n")
    assert lines[:3] == ["Transports", "Le pont rouvre", "Trois ans de travaux."]
    assert lines[3].startswith("Par Ana Bel, à Varn, ")
    assert "2026-01-12 14:30" in lines[4]
    assert lines[5] == "Le quai nord (Crédit\N{NO-BREAK SPACE}: DR)"
    assert lines[6:10] == ["Le pont a rouvert.", "Un chantier long", "• un\n    • deux", "a\tb\nc\td"]
    assert lines[10:12] == ["Source : La Gazette", "2 commentaires"]
    assert lines[12].startswith("Zoé ")
    assert lines[13:] == ["Enfin !", "    Oui.\n"]


def test_a_source_the_body_shows_is_not_repeated():
    body = Body((Paragraph("VARN, 12 Jan (Nordwire) – The bridge is open."),))
    article = Article(body=body, sources=(Source("Nordwire", "Nordwire", "agency"),))
    assert to_text(article) == "VARN, 12 Jan (Nordwire) – The bridge is open.\n"


def test_an_empty_article_is_an_empty_text():
    assert to_text(Article()) == ""
