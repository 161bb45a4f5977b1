"""Generated threads in the markup of each known system parse back; damaged ones up to the damage."""

from __future__ import annotations

from datetime import UTC, datetime
from html import escape

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newsparse
from newsparse.model import Comment
from newsparse.testing.comment_systems import EMBEDS, SKINS, Embed, Skin, json_ld, page_with
from newsparse.testing.threads import Remark, Thread, threads

NAMES = [skin.name for skin in SKINS]
NEVER = datetime(1, 1, 1)
FEW = settings(max_examples=max(2, settings().max_examples // 40))  # sixteen systems share what a property usually has
SOME = settings(max_examples=max(15, settings().max_examples // 5))


def told(comments: tuple[Comment, ...], skin: Skin | None) -> list[Remark]:
    """Comments as the remarks they were made from, without what the skin does not show."""
    places = {comment.id: place for place, comment in enumerate(comments)}
    return [
        Remark(
            comment.author or "",
            comment.text,
            (comment.published or NEVER).replace(tzinfo=None),
            places[comment.reply_to] if comment.reply_to else None,
            (comment.votes or 0) if skin is None or skin.has_votes else 0,
        )
        for comment in comments
    ]


def shown(thread: Thread, skin: Skin | None) -> list[Remark]:
    """A thread without what a skin does not show."""
    return [
        attrs.evolve(
            one,
            published=one.published.replace(tzinfo=None),
            answers=one.answers if skin is None or skin.has_answers else None,
            votes=one.votes if skin is None or skin.has_votes else 0,
        )
        for one in thread
    ]


@pytest.mark.parametrize("skin", SKINS, ids=NAMES)
@FEW
@given(thread=threads(min_size=2))
def test_a_thread_comes_back(skin: Skin, thread: Thread) -> None:
    article = newsparse.parse_html(page_with(skin.render(thread)))
    assert article.comment_section is not None
    assert told(article.comment_section.comments, skin) == shown(thread, skin)
    assert len(article.body.paragraphs) == 3
    assert [author.name for author in article.authors] == ["Ilse Marchetti"]


@FEW
@given(thread=threads())
def test_a_thread_in_json_ld_comes_back(thread: Thread) -> None:
    section = newsparse.parse_html(page_with("", json_ld(thread))).comment_section
    assert section is not None
    assert told(section.comments, None) == shown(thread, None)


@pytest.mark.parametrize("embed", EMBEDS, ids=[embed.service for embed in EMBEDS])
def test_a_thread_elsewhere(embed: Embed) -> None:
    section = newsparse.parse_html(page_with(embed.markup)).comment_section
    assert section is not None
    assert (section.hosted_by, section.thread, section.comments) == (embed.service, embed.thread, ())


@SOME
@given(skin=st.sampled_from(SKINS), thread=threads(min_size=5, max_size=8), share=st.floats(0.5, 1))
def test_a_truncated_page_keeps_the_comments_before(skin: Skin, thread: Thread, share: float) -> None:
    markup = skin.render(thread)
    cut = markup[: int(share * len(markup))]
    section = newsparse.parse_html(page_with(cut).partition("</main>")[0]).comment_section
    whole = whole_before(thread, cut)
    if whole > 2:  # fewer may be too little to tell what is a comment
        assert section is not None
        assert told(section.comments, skin)[:whole] == shown(thread, skin)[:whole]


def whole_before(thread: Thread, markup: str) -> int:
    """How many remarks are whole in the start of a thread's markup: those above the last that has begun in it."""
    return max(sum(1 for one in thread if escape(one.text.split("\n\n")[-1]) in markup) - 1, 0)


@SOME
@given(skin=st.sampled_from(SKINS), thread=threads(min_size=5, max_size=8), data=st.data())
def test_a_lost_end_tag_leaves_the_comments_before(skin: Skin, thread: Thread, data: st.DataObject) -> None:
    markup = skin.render(thread)
    tag = data.draw(st.sampled_from(["</p>", "</li>", "</a>", "</span>", "</div>"]))
    at = markup.find(tag, data.draw(st.integers(0, len(markup))))
    damaged = markup if at < 0 else markup[:at] + markup[at + len(tag) :]
    section = newsparse.parse_html(page_with(damaged)).comment_section
    assert section is not None
    whole = whole_before(thread, markup[:at]) if at >= 0 else len(thread)
    assert [comment.text for comment in section.comments[:whole]] == [one.text for one in thread[:whole]]


@SOME
@given(skin=st.sampled_from(SKINS), thread=threads(min_size=3), place=st.integers(0, 2))
def test_a_comment_shown_twice_leaves_the_others(skin: Skin, thread: Thread, place: int) -> None:
    flat = tuple(attrs.evolve(one, answers=None) for one in thread)
    doubled = (*flat[: place + 1], *flat[place:])
    section = newsparse.parse_html(page_with(skin.render(doubled))).comment_section
    assert section is not None
    assert told(section.comments, skin) == shown(doubled, skin)
    assert len({comment.id for comment in section.comments}) == len(doubled)


def test_answers_nested_500_deep_are_all_there() -> None:
    thread = [
        Remark(
            f"Ada Moss{i}",
            f"The {i * 7919 % 3001}th boat of {i} was late, said {chr(97 + i % 26) * 5}.",
            datetime(2024, 5, 3, 10, i % 60),
            i - 1 if i % 500 else None,
        )
        for i in range(3000)
    ]
    section = newsparse.parse_html(page_with(SKINS[0].render(thread))).comment_section
    assert section is not None
    assert told(section.comments, SKINS[1]) == shown(tuple(thread), SKINS[1])


def test_an_element_around_a_comment_says_how_far_it_is_set_in() -> None:
    texts = [
        "High time, after all those winters.",
        "And who is going to pay for the boats that lay there?",
        "I walked it on Monday with my daughter, and the new planks are already loose at the far end.",
        "Nonsense!",
        "You are right about the crane, but not about what it cost: the region has paid for half of it.",
    ]
    thread = tuple(
        Remark("Mo Adair", text, datetime(2024, 5, 1, 12, n, tzinfo=UTC), 2 if n == 3 else None, 0)
        for n, text in enumerate(texts)
    )
    markup = next(skin for skin in SKINS if skin.name == "wpDiscuz").render((*thread, thread[0]))
    cut = markup[: markup.rindex("wpd-comment-right")]  # five inner elements, and six around them
    section = newsparse.parse_html(page_with(cut).partition("</main>")[0]).comment_section
    assert section is not None
    assert [comment.reply_to is not None for comment in section.comments] == [False, False, False, True, False]
