from itertools import pairwise

from hypothesis import given

from newsparse.model import Comment
from newsparse.rendering._runs import runs_of
from newsparse.rendering._threads import in_threads
from newsparse.rendering._urls import safe_url
from newsparse.testing.strategies import comments, marks, texts, urls


@given(texts(), marks())
def test_runs_join_to_the_text(text, some_marks):
    runs = runs_of(text, some_marks)
    assert "".join(run.text for run in runs) == text
    assert all(run.text for run in runs)
    assert all(one[1:] != two[1:] for one, two in pairwise(runs))


@given(comments())
def test_threads_hold_each_comment_once_without_gaps(some_comments):
    threads = list(in_threads(some_comments))
    assert sorted(map(repr, some_comments)) == sorted(repr(comment) for _, comment in threads)
    depths = [depth for depth, _ in threads]
    assert all(now <= before + 1 for before, now in zip([-1, *depths], depths))


def test_a_circle_of_answers_is_shown():
    circle = [Comment("1", None, None, "a", "2"), Comment("2", None, None, "b", "1")]
    assert [depth for depth, _ in in_threads(circle)] == [0, 1]


@given(urls())
def test_safe_addresses_stay_the_same_when_made_safe_again(url):
    safe = safe_url(url)
    assert safe is None or safe_url(safe) == safe
