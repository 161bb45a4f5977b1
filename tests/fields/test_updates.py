"""Live blogs: each entry begins with an `Update` that knows its time."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone

import pytest

from newsparse import Heading, Update, parse

ENTRIES = (
    ("Bridge closed", "The old bridge in Varn was closed to all traffic after the water had risen to its deck."),
    ("Schools shut", "All schools along the river will stay shut on Monday, the mayor told reporters at noon."),
    ("Water rises", "The water rose by two metres within an hour, the harbour office said in a statement."),
    ("Rain sets in", "Heavy rain has set in over the hills above the town, the weather service reported."),
)
SUMMER = timezone(timedelta(hours=2))


def page(stamps, *, box="liveblog", entry='<div class="post">{stamp}<h3>{title}</h3><p>{text}</p></div>', extra=""):
    entries = "".join(
        entry.format(stamp=stamp, title=title, text=text) for stamp, (title, text) in zip(stamps, ENTRIES, strict=True)
    )
    return (
        '<html><head><title>Flood in Varn</title><meta property="article:published_time" content="2024-05-03T08:00:00+02:00">'
        f'{extra}</head><body><nav><a href="/">Home</a></nav><main><h1>Flood in Varn</h1><div class="{box}">{entries}</div></main></body></html>'
    )


def updates(html, **options):
    return [block for block in parse(html, **options).body.blocks if isinstance(block, Update)]


@pytest.mark.parametrize(
    ("stamps", "expected"),
    [
        (("16:10", "14:45", "12:32", "9:05"), [(3, 16, 10), (3, 14, 45), (3, 12, 32), (3, 9, 5)]),
        (("9:05", "12:32", "14:45", "16:10"), [(3, 9, 5), (3, 12, 32), (3, 14, 45), (3, 16, 10)]),
        (("1:10", "22:45", "14:32", "9:05"), [(4, 1, 10), (3, 22, 45), (3, 14, 32), (3, 9, 5)]),  # past midnight
        (("4.10pm", "2.45pm", "12.32pm", "9.05am"), [(3, 16, 10), (3, 14, 45), (3, 12, 32), (3, 9, 5)]),
        (("16:10 Uhr", "14:45 Uhr", "12:32 Uhr", "9:05 Uhr"), [(3, 16, 10), (3, 14, 45), (3, 12, 32), (3, 9, 5)]),
    ],
)
def test_times_of_day_run_on_from_the_day_of_publication(stamps, expected):
    found = updates(page([f"<p class='stamp'>{stamp}</p>" for stamp in stamps]))
    assert [update.text for update in found] == list(stamps)
    assert [update.published for update in found] == [datetime(2024, 5, *when, tzinfo=SUMMER) for when in expected]


def test_what_machines_are_told_comes_first():
    stamps = [f'<p><time datetime="2024-05-03T{hour}:00:00Z">{hour}.00</time> by Ada Moss</p>' for hour in (18, 15, 12, 10)]
    assert [update.published for update in updates(page(stamps))] == [datetime(2024, 5, 3, h, tzinfo=UTC) for h in (18, 15, 12, 10)]


def test_json_ld_tells_the_times_of_entries_by_their_headlines():
    stated = {
        "@context": "https://schema.org",
        "@type": "LiveBlogPosting",
        "headline": "Flood in Varn",
        "liveBlogUpdate": [
            {"@type": "BlogPosting", "headline": title, "datePublished": f"2024-05-0{n + 2}T10:00:00Z"}
            for n, (title, _) in enumerate(ENTRIES)
        ],
    }
    html = page(
        [f"<p>{hour}:00</p>" for hour in (18, 15, 12, 10)],
        box="stream",
        extra=f'<script type="application/ld+json">{json.dumps(stated)}</script>',
    )
    assert [update.published for update in updates(html)] == [datetime(2024, 5, n + 2, 10, tzinfo=UTC) for n in range(4)]


def test_times_told_from_now():
    stamps = [f"<p>{n} minutes ago</p>" for n in (5, 10, 20, 40)]
    now = datetime(2024, 5, 3, 12, tzinfo=UTC)
    assert [update.published for update in updates(page(stamps), now=now)] == [now - timedelta(minutes=n) for n in (5, 10, 20, 40)]


def test_an_entry_begins_before_its_heading_and_its_time_is_no_paragraph():
    article = parse(page([f"<p>{hour}:00</p>" for hour in (18, 15, 12, 10)]))
    assert article.kind == "liveblog"
    assert "18:00" not in article.body.paragraphs
    for at, block in enumerate(article.body.blocks):
        if isinstance(block, Update):
            assert isinstance(article.body.blocks[at + 1], Heading)


@pytest.mark.parametrize("box", ["timeline", "story"])
def test_other_pages_have_no_entries(box):
    article = parse(page([f"<p>{hour}:00</p>" for hour in (18, 15, 12, 10)], box=box))
    assert not any(isinstance(block, Update) for block in article.body.blocks)
    assert article.kind == "article"
