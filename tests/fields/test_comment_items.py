"""Which elements are the comments, where others repeat around them."""

from __future__ import annotations

import newsparse

ARTICLE = """
<html lang="zh"><body><main><article><h1>开往托尔明的夜间渡轮运营六十年后停航</h1>
<p>开往托尔明湾的最后一班夜间渡轮将于周日晚上离开码头，距离首次航行已有六十年。运营公司表示，自从新公路开通以来，夜间乘客越来越少。</p>
<p>港务局曾提出承担新发动机一半的费用，但市议会在周二拒绝支付其余部分。海湾两岸的居民此后收集了四千人的签名，计划下周交给市长。</p>
</article>{}</main></body></html>"""
SAID = [
    ("港口的猫", "以后晚上怎么回家？"),
    ("灯塔看守", "坐公交车吧。"),
    ("蓝色的船", "我参观过机舱"),
    ("码头老人", "修一修还能开十年"),
]
QUOTED = ["灯还亮着吗？", "十年前就该修了。", "我的票还没用完", "别忘了冬天"]


def test_buttons_that_all_comments_have_are_no_comments() -> None:
    """Each footer has a time and words, which are the same everywhere."""
    footer = (
        '<div class="list-footer clearfix"><span class="time">2024-05-0{} 10:02</span><div class="operations">'
        '<a class="accusation" href="#">举报</a><div class="shared-comment"><a href="#">分享</a>'
        '<div class="shared-items"><a href="#">邮递鸽子</a><a href="#">门上的纸条</a></div></div>'
        '<a class="comment" href="#">回复</a> <a class="tread" href="#">踩<span>0</span></a>'
        ' <a class="hang" href="#">挂到门上</a></div></div>'
    )
    items = "".join(
        f'<li class="comment-item cmt-item"><div class="clearfix"><div class="user-box clearfix">'
        f'<a class="user-nick" href="/u/{n}">{name}</a></div></div>'
        f'<div class="comment-box cmt-item clearfix"><div class="cmt-item-main"><span class="quote"><a href="/u/0">港口的猫</a></span>'
        f'<div class="comment-txt">{QUOTED[n]}</div>{footer.format(n + 1)}</div></div>'
        f'<div class="comment-txt">{text}</div>{footer.format(n + 1)}</li>'
        for n, (name, text) in enumerate(SAID)
    )
    markup = f'<div class="gc-comment comments-container"><h3>全部评论</h3><ul class="list-body">{items}</ul></div>'
    section = newsparse.parse_html(ARTICLE.format(markup)).comment_section
    assert section is not None
    assert [comment.author for comment in section.comments if comment.text in dict(SAID).values()] == [
        name for name, _ in SAID
    ]


def test_the_place_to_write_is_no_comment() -> None:
    markup = (
        '<div class="blk-comment"><div class="comment-form"><span class="wrap-title">网友评论</span></div>'
        '<div class="head user-head"><a title="蓝色的船" href="/u/7"><img src="/7.png" alt=""></a></div>'
        '<div class="ft"><div class="login"><a href="#">登录</a><span>|</span><a href="#">注册</a></div>'
        '<div class="login-info"><span class="name"><a href="/u/7">蓝色的船</a></span></div></div></div>'
    )
    section = newsparse.parse_html(ARTICLE.format(markup)).comment_section
    assert section is None or not section.comments
