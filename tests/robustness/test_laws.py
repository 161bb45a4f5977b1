"""Laws of pages: what may be done to a page without changing the Article that is in it.

A `Story` is made first and shown as a page in one of several skins; so that a test knows what must come out.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newsparse
from newsparse.testing.pages import SKINS, Story, page_of, pages, stories

TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)((?:\s[^<>]*)?)>")
ATTRIBUTE = re.compile(r"\s([a-z:-]+)=('[^']*'|\"[^\"]*\")")


def article(page: str) -> newsparse.Article:
    return newsparse.parse(page, sites=None)


# ---- the same page, written otherwise


def upper_case_tags(random: Random, page: str) -> str:
    return TAG.sub(lambda m: f"<{m[1]}{m[2].upper()}{m[3]}>", page)


def other_attribute_order(random: Random, page: str) -> str:
    def shuffled(match: re.Match[str]) -> str:
        found = [m[0] for m in ATTRIBUTE.finditer(match[3])]
        random.shuffle(found)
        return f"<{match[1]}{match[2]}{''.join(found)}>" if ATTRIBUTE.sub("", match[3]).strip() == "" else match[0]

    return TAG.sub(shuffled, page)


def more_attributes(random: Random, page: str) -> str:
    """Attributes that tools leave behind and that say nothing."""
    names = ("data-v-1f3c", "data-reactid='.0.1'", "jsname='x7'", "_ngcontent-c2", "style='margin:0'")
    return TAG.sub(lambda m: m[0] if m[1] else f"<{m[2]} {random.choice(names)}{m[3]}>", page)


def other_quotes(random: Random, page: str) -> str:
    return ATTRIBUTE.sub(lambda m: f' {m[1]}="{m[2][1:-1]}"', page)


def no_quotes(random: Random, page: str) -> str:
    """As minifiers leave them out."""
    return re.sub(r"=(['\"])([\w-]+)\1", r"=\2", page)


def indented(random: Random, page: str) -> str:
    """Line breaks and spaces around the tags of blocks."""
    blocks = "article|header|div|p|ul|li|h1|h2|h3|nav|aside|footer|body|head|html|table|tr|td"
    return re.sub(rf"(</?(?:{blocks})\b[^<>]*>)", lambda m: "\n" + " " * random.randrange(9) + m[1] + "\r\n\t", page)


def one_line(random: Random, page: str) -> str:
    """White space folded and taken out between tags, as minifiers do."""
    return re.sub(r">\s+<", "><", re.sub(r"\s+", " ", page))


def no_optional_tags(random: Random, page: str) -> str:
    """End tags and whole tags that HTML lets one leave out."""
    return re.sub(r"</(?:p|li|td|tr|body|html|head)>|<(?:head|body)>", "", page)


def comments_everywhere(random: Random, page: str) -> str:
    return TAG.sub(lambda m: m[0] + "<!-- x -->", page)


def scripts_everywhere(random: Random, page: str) -> str:
    """Scripts and styles between the blocks, with markup in them."""
    piece = "<script>if (a<b) document.write('<p>Advertisement: buy a boat</p>')</script><style>p>b{color:red}</style>"
    return re.sub(r"</p>", "</p>" + piece, page)


def as_entities(random: Random, page: str) -> str:
    """Letters of texts as references."""
    return re.sub(r"(?<=>)([A-Z])", lambda m: f"&#{ord(m[1])};", page)


REWRITINGS: list[Callable[[Random, str], str]] = [
    upper_case_tags, other_attribute_order, more_attributes, other_quotes, no_quotes, indented, one_line,
    no_optional_tags, comments_everywhere, scripts_everywhere, as_entities,
]  # fmt: skip


@pytest.mark.parametrize("rewriting", REWRITINGS, ids=lambda function: function.__name__)
@settings(max_examples=max(10, settings.default.max_examples // 5))
@given(case=pages(), seed=st.integers(0, 2**32))
def test_the_same_page_written_otherwise_gives_the_same_article(
    rewriting: Callable[[Random, str], str], case: tuple[Story, str], seed: int
) -> None:
    _, page = case
    assert article(rewriting(Random(seed), page)) == article(page)


# ---- more around the article

FURNITURE = (
    "<nav class='menu'><ul><li><a href='/news'>News</a></li><li><a href='/sport'>Sport</a></li></ul></nav>",
    "<div class='cookie-banner'><p>We use cookies to make this site better. <button>Accept</button></p></div>",
    "<div class='newsletter'><h3>Newsletter</h3><p>Get the news of the bay every morning.</p><input type='email'></div>",
    (
        "<aside class='most-read'><h3>Most read</h3><ol><li><a href='/1'>Quay wall to be raised</a></li>"
        "<li><a href='/2'>Why the herring came back</a></li><li><a href='/3'>The last ferryman</a></li></ol></aside>"
    ),
    "<div class='share'><a href='https://social.example/share'>Share</a> <a href='mailto:?body=x'>Mail</a></div>",
    "<footer><p>© Varn Gazette. All rights reserved.</p><a href='/imprint'>Imprint</a></footer>",
    "<div class='ad'><p>Advertisement</p></div>",
    "<form action='/search'><input name='q' placeholder='Search'><button>Search</button></form>",
    "<noscript><p>Please turn on JavaScript.</p></noscript>",
)
"""Not hidden prose: there are sites whose whole articles are hidden until a script runs."""


@given(stories(), st.sampled_from(SKINS), st.lists(st.sampled_from(FURNITURE), max_size=4), st.integers(0, 4))
def test_furniture_around_an_article_changes_neither_headline_nor_body(
    story: Story, skin: Callable[[Story], str], furniture: list[str], above: int
) -> None:
    bare = article(page_of(skin(story), story.headline, furniture=False))
    around = "".join(furniture[:above]) + skin(story) + "".join(furniture[above:])
    full = article(page_of(around, story.headline, furniture=False))
    assert (full.headline, full.body, full.authors) == (bare.headline, bare.body, bare.authors)


# ---- what was put in comes out


@given(pages())
def test_a_story_comes_out_as_it_went_in(case: tuple[Story, str]) -> None:
    story, page = case
    found = article(page)
    expected = [*story.paragraphs]
    expected[2:2] = [*story.items, *([story.heading] if story.heading else [])]
    assert found.headline == story.headline
    assert list(found.body.paragraphs) == expected
    assert [author.name for author in found.authors] in ([story.author], [])
