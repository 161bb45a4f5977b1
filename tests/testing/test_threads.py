"""Comment threads are given back, whatever they are marked up with."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newsparse
from newsparse.testing.pages import page_of, semantic, stories
from newsparse.testing.threads import THREAD_SKINS, microdata, threads


@pytest.mark.parametrize("skin", THREAD_SKINS, ids=lambda skin: skin.__name__)
@settings(max_examples=max(20, settings().max_examples // 3))  # three skins share what a property usually has
@given(data=st.data())
def test_a_thread_is_given_back(skin, data):
    thread, story = data.draw(threads()), data.draw(stories())
    article = newsparse.parse(page_of(semantic(story) + skin(thread), story.headline), sites=None)
    comments = article.comment_section.comments
    assert [comment.text for comment in comments] == [remark.text for remark in thread]
    assert [comment.author for comment in comments] == [remark.author for remark in thread]
    assert [comment.published for comment in comments] == [remark.published for remark in thread]
    if skin is not microdata:
        places = {comment.id: place for place, comment in enumerate(comments)}
        assert [places.get(comment.reply_to) for comment in comments] == [remark.answers for remark in thread]
    assert not {remark.text for remark in thread} & set(article.body.paragraphs)
