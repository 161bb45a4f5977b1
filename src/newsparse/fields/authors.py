"""People and desks of the byline: metadata and the shown byline, decided by agreement."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final
from urllib.parse import urljoin

from newsparse.fields.agencies import agency_of, is_outlet
from newsparse.fields.byline_words import words_of
from newsparse.fields.bylines import Byline, find_bylines
from newsparse.fields.judgement import Judgement
from newsparse.fields.name_parts import is_desk, is_full_name, is_plain_name, is_role
from newsparse.fields.names import read_names
from newsparse.fields.site_name import compact, find_site_name, host_of, site_names
from newsparse.json_values import nodes_of, text_of, texts_of
from newsparse.lexicon import fold
from newsparse.lexicon.tables import alternatives, words_in
from newsparse.model import Author
from newsparse.page import Finding, Origin, Page

_META: Final = (
    "author", "article:author", "article:author_name", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator",
    "dc.creator.name", "citation_author", "byl", "byline", "cxenseparse:author", "article:author:name", "twitter:data1",
    "og:author", "og:article:author", "authors", "rnews:author", "article.author", "dc.contributor",
)  # fmt: skip
"""Names of `meta` elements that name the authors (HTML, Open Graph, Parse.ly, Sailthru, Dublin Core, Highwire)."""
_BIBLIOGRAPHIC: Final = frozenset(
    ("dc.creator", "dcterms.creator", "dc.creator.name", "citation_author", "dc.contributor")
)
"""Those of them that write the family name first, as libraries do: 'Moss, Ada'."""
_INVERTED: Final = re.compile(r"([^\W\d_][^\s,;&/|]{1,30}), ([^\W\d_][^\s,;&/|]{0,20}(?: [^\W\d_]\.?){0,2})")
_ABOUT: Final = 0.7
_STRONG_BYLINE: Final = 4.0
"""A shown byline of this weight stands against metadata."""
_SURE_BYLINE: Final = 2.0
"""One of less weight is but a note far from the headline; metadata that names the site as a person speaks before it."""
_SUFFIXES: Final = words_in("names", "site_suffix")
"""What the site's name may be followed by and still be the site."""
_MOSTLY: Final = 0.75
"""The share of a name that the site's name is and yet but the site with a section: 'Varn Post Sport'."""
_MOST: Final = 40
"""Authors that are kept; real articles have fewer."""
_HANDLE: Final = re.compile(r"[@/]|\.(?:com|org|net|de|fr|co|uk)\b")
_NOBODY: Final = words_in("names", "nobody")
"""What systems write where nobody is named."""


def find_authors(
    page: Page, judgement: Judgement, bylines: list[Byline] | None = None
) -> Finding[tuple[Author, ...]] | None:
    """People and desks of the byline.

    Metadata that names people is believed; a shown byline that names them all and more completes it, and one that names
    others speaks where metadata names but the site or nobody.
    """
    bylines = find_bylines(page, judgement) if bylines is None else bylines
    sites = site_names(page)
    stated = _of_article(page)
    meta = _of_meta(page, sites)
    shown = _first(bylines)
    people = _people(stated, sites)
    people_meta = _people(meta, sites)
    faces = _people(shown.authors, sites) if shown else ()
    chosen: tuple[Author, ...] = ()
    origin: Origin = "metadata"
    rule = ""
    confidence = 0.5
    if people:
        chosen, rule, confidence = people, "json-ld author", 0.9
        faces = tuple(face for face in faces if not agency_of(face.name) or _holds(people, (face,)))
        if shown and _is_full(shown) and _holds(faces, people) and len(faces) > len(people):
            chosen, origin, rule, confidence = faces, "markup", "byline with all of json-ld author", 0.95
    elif (
        faces
        and shown
        and (shown.weight >= _STRONG_BYLINE or not (people_meta or (shown.weight < _SURE_BYLINE and stated)))
    ):
        chosen, origin, rule, confidence = (
            faces,
            "wording" if page.is_text else "markup",
            "byline",
            min(0.4 + shown.weight / 10, 0.9),
        )
    elif people_meta:
        chosen, rule, confidence = people_meta, "meta author", 0.7
        if shown and _is_full(shown) and _holds(faces, people_meta):
            chosen, origin, rule, confidence = faces, "markup", "byline with all of meta author", 0.9
    elif stated or (shown and shown.authors) or meta:
        chosen = tuple(_as_site(author, sites) for author in stated or (shown.authors if shown else ()) or meta)
        rule, confidence = "site's own name", 0.4
    if not chosen and not page.is_text and (owner := _owner(page)):
        chosen, rule, confidence = (Author(owner),), "site named after a person", 0.4
    if not chosen:
        return None
    chosen = _completed(page, chosen[:_MOST], bylines, meta)
    return Finding(chosen, origin, rule, _blocks(chosen, bylines), confidence)


def _is_full(byline: Byline) -> bool:
    """Whether a byline is sure to name people alone, so that those whom metadata leaves out are added."""
    is_marked = byline.is_labelled or len(byline.blocks) > 1 or all(author.url for author in byline.authors)
    return is_marked and not byline.is_doubtful


def _people(authors: tuple[Author, ...], sites: frozenset[str]) -> tuple[Author, ...]:
    """Authors other than the site itself; beside people its newsrooms go, too: 'Ada Moss, Varn Post Sport'."""
    found = tuple(_without_site(author, sites) for author in authors if not _is_site(author.name, sites))
    if len(found) > 1 and is_outlet(found[-1].name) and not is_outlet(found[0].name):
        found = found[:-1]  # 'Ada Moss, CNN'
    if len(found) > 1:
        people = tuple(author for author in found if compact(author.name.split()[0]) not in sites)
        return people or found
    return found


def _without_site(author: Author, sites: frozenset[str]) -> Author:
    """An author without the site's name behind the own: 'Ada Moss VARN POST'."""
    words = author.name.split()
    for size in (1, 2, 3):
        if len(words) - size >= 2 and compact(" ".join(words[-size:])) in sites:
            return Author(" ".join(words[:-size]), author.role, author.url)
    return author


def _owner(page: Page) -> str | None:
    """The person whom a site is of: its name is a full one, of which the host has one part: 'Ada Moss' at ada.example."""
    found = find_site_name(page)
    name = found.value if found else (page.metadata.title or "").rpartition(" | ")[2]
    if not is_full_name(name) or len(name.split()) != _OWN_NAMES:
        return None
    return name if {part.casefold() for part in name.split()} & set(host_of(page).split(".")) else None


_OWN_NAMES: Final = 2
"""Words of such a name."""


def _as_site(author: Author, sites: frozenset[str]) -> Author:
    """The site whose name ends in what reads like a role: 'Your Rowing Coach'."""
    whole = f"{author.name} {author.role}"
    return Author(whole, None, author.url) if author.role and compact(whole) in sites else author


def _first(bylines: list[Byline]) -> Byline | None:
    """The likeliest byline: of those that are about as likely, the first on the page."""
    if not bylines:
        return None
    best = bylines[0].weight
    alike = [line for line in bylines if line.weight >= best - _ABOUT and line.is_labelled == bylines[0].is_labelled]
    return min(alike, key=lambda line: line.blocks[:1]) if bylines[0].is_labelled else bylines[0]


def _completed(
    page: Page, chosen: tuple[Author, ...], bylines: list[Byline], meta: tuple[Author, ...]
) -> tuple[Author, ...]:
    """The authors with the roles and addresses that other evidence gives them, addresses made absolute."""
    known: dict[str, Author] = {}
    for author in (*(a for byline in bylines for a in byline.authors), *meta):
        old = known.get(author.name.casefold(), author)
        known[author.name.casefold()] = Author(old.name, old.role or author.role, old.url or author.url)
    done = []
    for author in chosen:
        other = known.get(author.name.casefold(), author)
        url = author.url or other.url
        if url and url.startswith("mailto:"):
            url = None
        if url and page.base:
            try:
                url = urljoin(page.base, url)
            except ValueError:
                url = None
        done.append(Author(author.name, author.role or other.role, url))
    return tuple(done)


def _blocks(chosen: tuple[Author, ...], bylines: list[Byline]) -> tuple[int, ...]:
    """The blocks of the bylines that name one of the chosen."""
    names = {author.name.casefold() for author in chosen}
    return tuple(
        sorted(
            {i for byline in bylines for i in byline.blocks if any(a.name.casefold() in names for a in byline.authors)}
        )
    )


def _holds(more: tuple[Author, ...], fewer: tuple[Author, ...]) -> bool:
    """Whether all of `fewer` are among `more`."""
    names = {author.name.casefold() for author in more}
    return all(author.name.casefold() in names for author in fewer)


def _is_site(name: str, sites: frozenset[str]) -> bool:
    """Whether a name is the site's own, or a company's: 'The Varn Post', 'varnpost.example', 'Varn Post Online', 'Varn Post GmbH'."""
    key = compact(name)
    if _COMPANY.search(name):
        return True
    for site in sites:
        if key == site or (site.startswith(key) and len(key) >= 4 and len(key) > 0.5 * len(site)):
            return True
        if key.startswith(site) and len(site) > 2:
            if key[len(site) :] in _SUFFIXES or "." in name or len(site) >= _MOSTLY * len(key):
                return True
    return False


# ---- what the metadata states


def stated_names(page: Page) -> tuple[str, ...]:
    """The names of authors as JSON-LD and `meta` state them."""
    value = page.metadata.article.get("author")
    names = [name for node in nodes_of(value) for name in texts_of(node.get("name"))]
    return (*names, *texts_of(value), *page.metadata.meta.get("author", ()))


def _of_article(page: Page) -> tuple[Author, ...]:
    """Authors of the JSON-LD."""
    article = page.metadata.article
    value: Any = article.get("author") or article.get("creator")
    if isinstance(value, Mapping):
        value = value.get("@list") or value.get("@set") or value
    values = value if isinstance(value, list) else [value]
    found: list[Author] = []
    for item in values[:_MOST]:
        found.extend(_of_node(item, page))
    return _unique(found)


def _of_node(item: Any, page: Page) -> Iterator[Author]:
    """Authors of one JSON-LD value: a string or an object."""
    url = role = None
    names: list[str] = []
    if isinstance(item, Mapping):
        names = _lines(item.get("name")) or [
            " ".join(part for key in ("givenName", "additionalName", "familyName") if (part := text_of(item.get(key))))
        ]
        url = text_of(item.get("url"))
        role = text_of(item.get("jobTitle"))
        if not url:
            address = item.get("@id")
            url = address if isinstance(address, str) and address.startswith("http") and "#" not in address else None
    else:
        names = _lines(item)
    authors = [author for name in names[:_MOST] if _is_speaking(name) for author in _stated(name, page)]
    if len(authors) == 1:
        yield Author(authors[0].name, role or authors[0].role, url)
    else:
        yield from authors


def _lines(value: Any) -> list[str]:
    """The names that a value of JSON-LD lists, or sets one below the other."""
    if isinstance(value, str) and "\n" in value.strip():
        lines = [line.strip(" ,;\t\r") for line in value.split("\n")]
        if all(" " in line for line in lines if line):
            return texts_of([line for line in lines if line])
    return texts_of(value[:_MOST] if isinstance(value, list) else value)


def _stated(name: str, page: Page, *, is_inverted: bool = True) -> tuple[Author, ...]:
    """Whom a text names that metadata states to name authors; `is_inverted`: 'Moss, Ada' is one person."""
    if agency_of(name) or _COMPANY.search(name):
        return (Author(name),)
    if is_plain_name(name, page.lexicon):
        return (Author(name),)
    if is_inverted and (match := _INVERTED.fullmatch(name)) and not any(map(agency_of, match.groups())):
        words = words_of(page.lexicon)
        if not any(is_role(part, words) or is_desk(part, words) for part in match.groups()):
            return (Author(f"{match[2]} {match[1]}"),)
    return read_names(name, page.lexicon, is_trusted=True).authors


_RUN_TOGETHER: Final = alternatives(words_in("names", "legal_form_han"))
_COMPANY: Final = re.compile(
    rf"\b(?:{alternatives(words_in('names', 'legal_form'))})\.?\Z|\A(?:{_RUN_TOGETHER})|(?:{_RUN_TOGETHER})\Z"
)
"""The legal form of a company, which publishes and writes nothing."""


def _is_speaking(name: str) -> bool:
    """Whether a string is a name rather than an address, a handle, a variable or a system's word for nobody."""
    bare = name.strip()
    if " " not in bare and bare.count(".") > 1 and not bare.endswith("."):
        return False  # what a template left: 'page.author.name'
    if not 0 < len(bare) <= 300 or bare.startswith(("http", "@", "/", "www.", "[", "{", "<", "$")):
        return False
    return not all(word in _NOBODY for word in bare.casefold().split())


def _of_meta(page: Page, sites: frozenset[str]) -> tuple[Author, ...]:
    """Authors of the `meta` elements: of the first that names anybody but the site, else of the first that names any."""
    first: tuple[Author, ...] = ()
    for name in _META:
        if name == "twitter:data1" and not _labels_authors(page):
            continue
        found: list[Author] = []
        for value in page.metadata.meta.get(name, ())[:_MOST]:
            if _is_speaking(value) and not (_HANDLE.search(value) and " " not in value):
                found.extend(_stated(" ".join(value.split()), page, is_inverted=name in _BIBLIOGRAPHIC))
        if found and _people(_unique(found), sites):
            return _unique(found)
        first = first or _unique(found)
    return first


def _labels_authors(page: Page) -> bool:
    """Whether the label of the first value of a Twitter card says that it names authors."""
    label = page.metadata.first("twitter:label1") or ""
    return "by" in label.casefold().split() or fold(label) in words_of(page.lexicon).byline


def _unique(authors: list[Author]) -> tuple[Author, ...]:
    """Authors without repetition, in their order."""
    known: dict[str, Author] = {}
    for author in authors:
        known.setdefault(author.name.casefold(), author)
    return tuple(known.values())
