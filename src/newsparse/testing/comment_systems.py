"""The markup in which known systems show comments.

A thread is one of `newsparse.testing.threads`. `SKINS` are systems whose comments stand in the page, `EMBEDS` those that
load them from elsewhere and leave a place and an address. Skins are templates: a field in braces for what differs, and no
code for a system.

    from newsparse.testing.comment_systems import SKINS, page_with
    from newsparse.testing.threads import threads

    @given(threads(), st.sampled_from(SKINS))
    def test_a_thread(thread, skin):
        section = newsparse.parse_html(page_with(skin.render(thread))).comment_section
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from html import escape
from typing import Final

import attrs

from newsparse.testing.threads import Remark


@attrs.frozen
class Skin:
    """How a system writes a thread: {author}, {iso}, {shown}, {text}, {votes}, {id}, {parent}, {depth} and {answers} in `item`."""

    name: str
    around: str
    """The section, with {items} and {count}."""
    item: str
    """One comment; where it has no {answers}, they follow it."""
    answers: str = "{items}"
    """What stands around the answers of a comment, if it has any."""
    has_votes: bool = False
    has_answers: bool = True
    """Whether it shows which comment answers which."""

    def render(self, thread: Sequence[Remark]) -> str:
        """The section's markup."""
        below: dict[int | None, list[int]] = {}
        for place, remark in enumerate(thread):
            below.setdefault(remark.answers, []).append(place)
        depths: list[int] = []
        for remark in thread:
            depths.append(0 if remark.answers is None else depths[remark.answers] + 1)
        done: dict[int, str] = {}
        for place in range(len(thread) - 1, -1, -1):
            inner = "".join(done[i] for i in below.get(place, ()))
            done[place] = self._item(thread[place], place, depths[place], self.answers.replace("{items}", inner) if inner else "")
        return _filled(self.around, items="".join(done[i] for i in below.get(None, ())), count=str(len(thread)))

    def _item(self, remark: Remark, place: int, depth: int, answers: str) -> str:
        when = remark.published
        shown = f"{when:%B} {when.day}, {when.year} at {when:%I:%M %p}".replace(" 0", " ")
        item = self.item if "{answers}" in self.item else self.item + "{answers}"
        return _filled(
            item,
            author=escape(remark.author), iso=when.isoformat(), shown=shown, votes=str(remark.votes),
            text="".join(f"<p>{escape(paragraph)}</p>" for paragraph in remark.text.split("\n\n")), id=str(4100 + place),
            parent="" if remark.answers is None else str(4100 + remark.answers), depth=str(depth), level=str(depth + 1),
            answers=answers,
        )  # fmt: skip


def _filled(template: str, **fields: str) -> str:
    """A template with its fields; braces that are none of them stay."""
    for name, value in fields.items():
        template = template.replace("{" + name + "}", value)
    return template


_WORDPRESS_FORM: Final = (
    '<div id="respond" class="comment-respond"><h3 id="reply-title" class="comment-reply-title">Leave a Reply</h3>'
    '<form action="/post" id="commentform" class="comment-form"><p class="comment-form-comment"><label for="comment">Comment</label>'
    '<textarea id="comment" name="comment"></textarea></p><input type="submit" value="Post Comment"></form></div>'
)
_WORDPRESS_ITEM: Final = (
    '<li id="comment-{id}" class="comment even thread-even depth-{level}"><article id="div-comment-{id}" class="comment-body">'
    '<footer class="comment-meta"><div class="comment-author vcard"><img alt="" class="avatar avatar-32 photo"><b class="fn">'
    '<a href="/" class="url" rel="external nofollow">{author}</a></b> <span class="says">says:</span></div><div class="comment-metadata">'
    '<a href="#comment-{id}"><time datetime="{iso}">{shown}</time></a></div></footer><div class="comment-content">{text}</div>'
    '<div class="reply"><a rel="nofollow" class="comment-reply-link" href="#">Reply</a></div></article>{answers}</li>'
)

SKINS: Final[tuple[Skin, ...]] = (
    Skin(
        "WordPress",
        '<div id="comments" class="comments-area"><h2 class="comments-title">{count} comments</h2><ol class="comment-list">{items}</ol>'
        + _WORDPRESS_FORM + "</div>",
        _WORDPRESS_ITEM, '<ol class="children">{items}</ol>',
    ),
    Skin(
        "Jetpack",
        '<div id="comments" class="comments-area"><h2 class="comments-title">{count} comments</h2><ol class="comment-list">{items}</ol>'
        '<div id="respond" class="comment-respond"><h3 class="comment-reply-title">Leave a Reply</h3><form id="commentform">'
        '<iframe title="Comment Form" class="jetpack_remote_comment" src="https://jetpack.wordpress.com/jetpack-comment/?blogid=1">'
        "</iframe></form></div></div>",
        _WORDPRESS_ITEM, '<ol class="children">{items}</ol>',
    ),
    Skin(
        "WordPress theme",
        '<div class="comments" id="comments"><div class="comments-title-wrap"><h4 class="block-title"><span>{count} COMMENTS</span></h4></div>'
        '<ol class="comment-list">{items}</ol>' + _WORDPRESS_FORM + "</div>",
        '<li class="comment" id="comment-{id}"><article><footer><img class="avatar" alt=""><cite>{author}</cite><a class="comment-link" '
        'href="#comment-{id}"><time pubdate="1" datetime="{iso}">{shown}</time></a></footer><div class="comment-content">{text}</div>'
        '<div class="comment-meta" id="comment-meta-{id}"><a class="comment-reply-link" href="#">Reply</a></div></article>{answers}</li>',
        '<ul class="children">{items}</ul>',
    ),
    Skin(
        "wpDiscuz",
        '<div id="wpdcom" class="wpdiscuz_unauth wpd-default"><div id="wpd-threads" class="wpd-thread-wrapper"><div class="wpd-thread-head">'
        '<div class="wpd-thread-info">{count} Comments</div></div><div class="wpd-thread-list">{items}</div></div></div>',
        '<div id="wpd-comm-{id}_0" class="comment wpd-comment wpd_comment_level-{level}"><div class="wpd-comment-wrap"><div class="wpd-comment-left">'
        '<div class="wpd-avatar"><img alt=""></div></div><div id="comment-{id}" class="wpd-comment-right"><div class="wpd-comment-header">'
        '<div class="wpd-comment-author">{author}</div><div class="wpd-comment-date" title="{shown}">{shown}</div></div>'
        '<div class="wpd-comment-text">{text}</div><div class="wpd-comment-footer"><div class="wpd-vote"><div class="wpd-vote-result">{votes}</div>'
        '</div><div class="wpd-reply-button"><span>Reply</span></div></div></div></div>{answers}</div>',
        has_votes=True,
    ),
    Skin(
        "Drupal",
        '<section id="comments" class="comment-wrapper"><h2 class="title">Comments</h2>{items}<h2 class="title comment-form">Add new comment'
        '</h2><form class="comment-form"><textarea name="comment_body[und][0][value]"></textarea></form></section>',
        '<a id="comment-{id}"></a><article class="comment clearfix"><header class="comment__header"><p class="submitted"><span class="username">'
        '{author}</span> <time datetime="{iso}">{shown}</time></p></header><div class="comment__content"><div class="field field-name-comment-body">'
        '{text}</div></div><ul class="links inline"><li class="comment-reply"><a href="#">reply</a></li></ul></article>{answers}',
        '<div class="indented">{items}</div>',
    ),
    Skin(
        "Blogger",
        '<section class="comments threaded" id="comments"><h3 class="title">{count} comments:</h3><div class="comments-content"><div '
        'id="comment-holder"><div class="comment-thread toplevel-thread"><ol id="top-ra">{items}</ol></div></div></div></section>',
        '<li class="comment" id="c{id}"><div class="avatar-image-container"><img alt=""></div><div class="comment-block"><div class="comment-header">'
        '<cite class="user"><a href="/" rel="nofollow">{author}</a></cite><span class="icon user"></span><span class="datetime secondary-text">'
        '<a href="#c{id}" rel="nofollow">{shown}</a></span></div><div class="comment-content">{text}</div><span class="comment-actions '
        'secondary-text"><a class="comment-reply">Reply</a></span></div>{answers}</li>',
        '<div class="comment-replies"><div class="comment-thread inline-thread"><ol class="thread-chrome">{items}</ol></div></div>',
    ),
    Skin(
        "Disqus",
        '<div id="disqus_thread"><section id="conversation"><ul id="post-list" class="post-list">{items}</ul></section></div>',
        '<li class="post" id="post-{id}"><div class="post-content"><div class="avatar"><img alt=""></div><div class="post-body"><header '
        'class="comment__header"><span class="post-byline"><span class="author publisher-anchor-color"><a href="/">{author}</a></span></span> <span '
        'class="post-meta"><a class="time-ago" href="#">{shown}</a></span></header><div class="post-message">{text}</div><footer '
        'class="comment__footer"><ul><li class="reply"><a href="#">Reply</a></li></ul></footer></div></div>{answers}</li>',
        '<ul class="children">{items}</ul>',
    ),
    Skin(
        "Coral",
        '<div id="coral_thread" data-story-id="ferry-17"><div class="coral coral-stream">{items}</div></div>',
        '<div class="coral coral-comment coral-indent-{depth}" id="comment-{id}"><div class="coral coral-comment-topBar"><span class="coral '
        'coral-username coral-comment-username">{author}</span> <time class="coral coral-timestamp coral-comment-timestamp" datetime="{iso}">'
        '{shown}</time></div><div class="coral coral-content coral-comment-content">{text}</div><div class="coral coral-comment-actionBar">'
        "<button>Reply</button></div></div>",
    ),
    Skin(
        "OpenWeb",
        '<div class="spcv_conversation" data-post-id="ferry-17"><ul class="spcv_messages-list">{items}</ul></div>',
        '<li class="spcv_list-item"><article class="spcv_root-message" id="comment-{id}"><div class="spcv_messageStackInner"><span class="spcv_username">'
        '{author}</span><time class="spcv_message-timestamp" datetime="{iso}">{shown}</time></div><div class="spcv_messageText">{text}</div>'
        '<div class="spcv_message-actions"><button>Reply</button></div></article>{answers}</li>',
        '<ul class="spcv_replies children">{items}</ul>',
    ),
    Skin(
        "Viafoura",
        '<div class="viafoura"><vf-conversations class="vf-comments" vf-container-id="ferry-17"><div class="vf-comments__list">{items}</div>'
        "</vf-conversations></div>",
        '<article class="vf-comment-container" id="comment-{id}"><div class="vf-comment-header"><a class="vf-comment-header__username" href="/">{author}</a> '
        '<time class="vf-comment-header__date" datetime="{iso}">{shown}</time></div><div class="vf-comment-content">{text}</div><button '
        'class="vf-comment-actions">Reply</button>{answers}</article>',
        '<div class="vf-comment-replies">{items}</div>',
    ),
    Skin(
        "Discourse",
        '<div class="discourse-comments" id="comments"><h3>{count} replies</h3>{items}</div>',
        '<div id="post-{id}" class="topic-post clearfix"><div class="topic-meta-data"><span class="username"><a href="/u">{author}</a></span><a '
        'class="post-date" href="#"><time datetime="{iso}">{shown}</time></a></div><div class="cooked">{text}</div></div>',
        has_answers=False,
    ),
    Skin(
        "phpBB",
        '<div id="comments" class="forum-comments"><h2>Comments</h2>{items}</div>',
        '<div id="p{id}" class="post bg2"><div class="inner"><dl class="postprofile"><dt><a class="username" href="/m">{author}</a></dt></dl><div '
        'class="postbody"><p class="author"><time datetime="{iso}">{shown}</time></p><div class="content">{text}</div></div></div></div>',
        has_answers=False,
    ),
    Skin(
        "Isso",
        '<section id="isso-thread" data-isso-id="/ferry"><h4 class="isso-thread-heading">{count} Comments</h4><div id="isso-root">{items}</div></section>',
        '<div class="isso-comment" id="isso-{id}"><div class="isso-text-wrapper"><div class="isso-comment-header"><span class="isso-author">{author}</span>'
        '<span class="isso-spacer">•</span><a class="isso-permalink" href="#"><time datetime="{iso}">{shown}</time></a></div><div class="isso-text">'
        '{text}</div><div class="isso-comment-footer"><a class="isso-reply" href="#">Reply</a></div></div>{answers}</div>',
        '<div class="isso-follow-up">{items}</div>',
    ),
    Skin(
        "Commento",
        '<div id="commento" data-page-id="/ferry"><div class="commento-comments">{items}</div></div>',
        '<div class="commento-card" id="commento-comment-card-{id}"><div class="commento-header"><div class="commento-name">{author}</div><div '
        'class="commento-timeago" title="{iso}">{shown}</div></div><div class="commento-body">{text}</div><div class="commento-options"><button>Reply</button>'
        "</div>{answers}</div>",
        '<div class="commento-card-children children">{items}</div>',
    ),
    Skin(
        "giscus",
        '<div class="giscus" data-discussion-number="17"><div class="gsc-timeline">{items}</div></div>',
        '<div class="gsc-comment" id="comment-{id}"><div class="gsc-comment-header"><span class="gsc-comment-author"><a href="/" '
        'class="gsc-comment-author-avatar"><span>{author}</span></a></span> <time datetime="{iso}">{shown}</time></div><div class="gsc-comment-content">'
        "{text}</div>{answers}</div>",
        '<div class="gsc-replies">{items}</div>',
    ),
    Skin(
        "microdata",
        '<section id="comments" class="comments"><h2>{count} comments</h2>{items}</section>',
        '<div itemprop="comment" itemscope itemtype="https://schema.org/Comment" id="comment-{id}" data-parent-id="{parent}"><span itemprop="author">'
        '{author}</span> <time itemprop="dateCreated" datetime="{iso}">{shown}</time><div itemprop="text">{text}</div></div>',
    ),
)  # fmt: skip
"""The systems that write their comments into the page, or leave them there for readers without scripts."""


def json_ld(thread: Sequence[Remark]) -> str:
    """A thread as schema.org Comments of the page's article."""
    nodes: list[dict[str, object]] = [
        {
            "@type": "Comment", "@id": f"#c{place}", "author": {"@type": "Person", "name": remark.author},
            "dateCreated": remark.published.isoformat(), "text": remark.text, "upvoteCount": remark.votes, "comment": [],
        }
        for place, remark in enumerate(thread)
    ]  # fmt: skip
    top: list[dict[str, object]] = []
    for node, remark in zip(nodes, thread, strict=True):
        held = top if remark.answers is None else nodes[remark.answers]["comment"]
        assert isinstance(held, list)
        held.append(node)
    article = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Night ferry", "comment": top}
    return f'<script type="application/ld+json">{json.dumps(article)}</script>'


@attrs.frozen
class Embed:
    """A place that shows comments from elsewhere."""

    service: str
    thread: str
    """The address or id that the markup states."""
    markup: str


EMBEDS: Final[tuple[Embed, ...]] = (
    Embed("Disqus", "https://gazette.example/ferry", '<div id="disqus_thread" data-disqus-url="https://gazette.example/ferry"></div>'),
    Embed(
        "Facebook", "https://gazette.example/ferry",
        '<div class="fb-comments" data-href="https://gazette.example/ferry" data-numposts="5"></div>',
    ),
    Embed("Coral", "ferry-17", '<div id="coral_thread" data-story-id="ferry-17"></div>'),
    Embed("OpenWeb", "ferry-17", '<div class="spot-im-comments" data-post-id="ferry-17"></div>'),
    Embed("Viafoura", "ferry-17", '<div class="viafoura"><vf-conversations vf-container-id="ferry-17"></vf-conversations></div>'),
    Embed("Vuukle", "ferry-17", '<div id="vuukle-comments" data-article-id="ferry-17"></div>'),
    Embed("Hyvor Talk", "ferry-17", '<hyvor-talk-comments website-id="1" page-id="ferry-17"></hyvor-talk-comments>'),
    Embed("Isso", "/ferry", '<section id="isso-thread" data-isso-id="/ferry"></section>'),
    Embed("Commento", "/ferry", '<div id="commento" data-page-id="/ferry"></div>'),
    Embed("giscus", "17", '<div class="giscus" data-discussion-number="17"></div>'),
    Embed(
        "Discourse", "https://gazette.example/ferry",
        '<div id="discourse-comments" data-discourse-embed-url="https://gazette.example/ferry"></div>',
    ),
)  # fmt: skip
"""The systems whose comments a script loads."""

_BODY: Final = "".join(
    f"<p>{sentence}</p>"
    for sentence in (
        "The last night ferry to Tolmin Bay will leave the quay on Sunday evening, sixty years after the first crossing of the bay.",
        "The harbour board had offered to pay half of a new machine, but the town hall refused the rest of the sum on Tuesday.",
        "The eleven sailors are to find places on day boats, according to the company, and the hull will be sold or broken up.",
    )
)


def page_with(section: str, head: str = "") -> str:
    """A page with a short article, and a comment section below it."""
    return (
        f"<!doctype html><html lang='en'><head><meta charset='utf-8'><title>Night ferry stops</title>{head}</head><body><main><article>"
        f"<h1>Night ferry stops</h1><p class='byline'>By Ilse Marchetti</p>{_BODY}</article>{section}</main>"
        "<footer><p>© Varn Gazette. All rights reserved.</p></footer></body></html>"
    )
