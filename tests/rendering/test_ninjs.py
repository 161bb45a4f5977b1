from newsparse.model import Article, Body, Dateline, Image, Paragraph, Source
from newsparse.rendering import to_ninjs


def test_the_parts_have_their_places():
    made = to_ninjs(
        Article(
            headline="Bridge reopens",
            dateline=Dateline("VARN –", "VARN"),
            body=Body((Paragraph("It is open."),)),
            images=(Image("/a.jpg", "The pier", "Jo Ek"),),
            sources=(Source("Nordwire", "Nordwire", "agency"),),
            tags=("bridges",),
            url="https://example.org/1",
        )
    )
    assert made["uri"] == "https://example.org/1"
    assert made["located"] == "VARN"
    assert [body["contentType"] for body in made["bodies"]] == ["text/plain", "text/html"]
    assert made["bodies"][0]["wordCount"] == 3
    assert made["infoSources"] == [{"name": "Nordwire"}]
    assert made["subjects"] == [{"name": "bridges"}]
    assert made["associations"] == [
        {
            "type": "picture",
            "by": "Jo Ek",
            "descriptions": [{"role": "caption", "contentType": "text/plain", "value": "The pier"}],
            "renditions": [{"name": "original", "href": "/a.jpg"}],
        }
    ]
