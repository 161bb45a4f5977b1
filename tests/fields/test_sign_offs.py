"""Lines below a text that name who worked on it."""

from __future__ import annotations

import pytest

import newsparse

FIRST = "开往托尔明湾的最后一班夜间渡轮将于周日晚上离开码头，距离首次航行已有六十年。运营公司表示，自从新公路开通以来，夜间乘客越来越少。"
SECOND = "港务局曾提出承担新发动机一半的费用，但市议会在周二拒绝支付其余部分。海湾两岸的居民此后收集了四千人的签名，计划下周交给市长。"


@pytest.mark.parametrize(
    "line", ["责任编辑：王小明", "（责任编辑： HN117）", "编辑 王小明 校对 李大勇", "责编：Ada Moss"]
)
def test_editors_below_the_text_are_no_part_of_it(line: str) -> None:
    article = newsparse.parse_html(
        f'<html lang="zh"><body><article><h1>开往托尔明的夜间渡轮停航</h1><p>{FIRST}</p><p>{SECOND}</p><p>{line}</p></article></body></html>'
    )
    assert list(article.body.paragraphs) == [FIRST, SECOND]
    assert article.authors == ()
    assert list(newsparse.parse_text(f"{FIRST}\n\n{SECOND}\n\n{line}\n").body.paragraphs) == [FIRST, SECOND]


def test_a_text_about_editors_stays() -> None:
    last = "编辑部发布消息说，报纸将在秋天停刊。"
    article = newsparse.parse_html(
        f'<html lang="zh"><body><article><h1>开往托尔明的夜间渡轮停航</h1><p>{FIRST}</p><p>{SECOND}</p><p>{last}</p></article></body></html>'
    )
    assert article.body.paragraphs[-1] == last


def test_a_last_sentence_stays() -> None:
    said = (
        "The last night ferry leaves the quay on Sunday evening, sixty years after the first, says the company that runs it.",
        "Neighbours on both sides of the bay have collected four thousand names since, and will hand them to the mayor.",
        "Supported by few, it sailed on.",
    )
    page = "".join(f"<p>{text}</p>" for text in said)
    assert newsparse.parse_html(f"<article><h1>Night ferry stops</h1>{page}</article>").body.paragraphs == said
