"""What `expected.toml` may say, by tests/data/site_cases.toml."""

import gzip
import tomllib
from pathlib import Path

import pytest

from newsparse.registry import Sites
from newsparse.rules import SiteParser, css
from newsparse.testing.cases import CaseError, check_case, find_cases, load_case

PAGE = """<html lang="en"><head><title>Pier reopens</title>
<meta name="keywords" content="piers, Varn">
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Pier reopens", "isAccessibleForFree": true,
"datePublished": "2024-05-01T10:00:00+02:00", "author": [{"name": "Ana Bel"}, {"name": "Jo Ek"}]}</script></head>
<body><article><h1>Pier reopens</h1><p class="byline">By Ana Bel and Jo Ek</p>
<figure><img src="/pier.jpg" width="900"><figcaption>The pier at noon. Photo: Ida Ro</figcaption></figure>
<p>The old pier in Varn opened again on Monday after three winters of repair, the harbour
office said.</p><p>Walkers may use it from sunrise to sunset; anglers have to wait for the railings until the end of May.</p>
<p>Source: Tolmin News Service</p></article>
<section id="comments"><h2>2 comments</h2><ol>
<li class="comment" id="k1"><b class="who">Mo</b> <time datetime="2024-05-01T12:00">1 May</time><p>High time.</p></li>
<li class="comment" id="k2"><b class="who">Li</b> <time datetime="2024-05-02T12:00">2 May</time><p>And the boats?</p></li>
</ol><form><textarea name="comment"></textarea><button>Post comment</button></form></section></body></html>"""

CASES = tomllib.loads((Path(__file__).parent.parent / "data/site_cases.toml").read_text("utf-8"))["case"]


def folder_of(tmp_path, expected, page=PAGE, site="gazette_example", name="pier"):
    folder = tmp_path / site / name
    folder.mkdir(parents=True)
    (folder / "page.html").write_text(page, "utf-8")
    (folder / "expected.toml").write_text(expected, "utf-8")
    return folder


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["expected"].splitlines()[0])
def test_expected(tmp_path, case):
    folder = folder_of(tmp_path, case["expected"])
    if "error" in case:
        with pytest.raises(CaseError) as caught:
            load_case(folder)
        assert case["error"] in str(caught.value)
        assert str(folder / "expected.toml") in str(caught.value)
    else:
        found = [f"{one.field} {one.problem}" for one in check_case(load_case(folder), None)]
        assert list(dict.fromkeys(found)) == case.get("differs", [])


def test_a_difference_says_what_was_expected_what_there_is_and_why(tmp_path):
    parser = SiteParser(hosts=["gazette.example"], headline=css("h1.gone"), standfirst=css(".byline"))
    case = load_case(folder_of(tmp_path, 'url = "https://gazette.example/"\nheadline = "Quay"\nstandfirst = "Quay"'))
    headline, standfirst = map(str, check_case(case, Sites.of(parser)))
    assert headline.splitlines()[:3] == [
        "gazette_example/pier: headline is not as expected",
        "  expected: 'Quay'",
        "  got:      'Pier reopens'",
    ]
    assert "site rule headline = css('h1.gone') found nothing" in headline
    assert "from site, by css('.byline')" in standfirst


def test_a_page_without_url_is_of_the_first_host_of_its_site(tmp_path):
    parser = SiteParser(hosts=["gazette.example"], standfirst=css(".byline"))
    case = load_case(folder_of(tmp_path, 'standfirst = "By Ana Bel and Jo Ek"', site="gazette.example"))
    assert not check_case(case, Sites.of(parser))
    assert check_case(case, None)


def test_a_page_may_be_compressed(tmp_path):
    folder = folder_of(tmp_path, 'headline = "Pier reopens"')
    (folder / "page.html").unlink()
    (folder / "page.html.gz").write_bytes(gzip.compress(PAGE.encode()))
    assert find_cases(tmp_path) == [folder]
    assert not check_case(load_case(folder), None)


@pytest.mark.parametrize("name", ["page.html", "expected.toml"])
def test_a_file_that_is_missing_is_named(tmp_path, name):
    folder = folder_of(tmp_path, 'headline = "Pier reopens"')
    (folder / name).unlink()
    with pytest.raises(CaseError, match=name.replace(".", r"\.")):
        load_case(folder)
    assert find_cases(tmp_path) == []


def test_fields_are_confirmed_unless_the_file_says_which(tmp_path):
    folder = folder_of(tmp_path, 'headline = "Pier reopens"\nis_free = true')
    assert load_case(folder).confirmed == {"headline", "is_free"}
    (folder / "expected.toml").write_text('confirmed = ["is_free"]\nheadline = "Pier reopens"\nis_free = true')
    assert load_case(folder).confirmed == {"is_free"}
