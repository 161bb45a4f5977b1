"""`newsparse sites check` on an invented site."""

import gzip
import io
from pathlib import Path

import pytest

pytest.importorskip("click")
pytest.importorskip("rich")

from click.testing import CliRunner

import newsparse
from newsparse.cli.app import app
from newsparse.registry import Sites
from newsparse.rules import Layout, SiteParser, css, meta
from newsparse.testing.cases import check_field, find_cases, load_case, report_of

ROOT = Path(__file__).parent.parent

BODY = """<p>The old pier in Varn opened again on Monday after three winters of repair, the harbour office said.</p>
<p>Walkers may use it from sunrise to sunset; anglers have to wait for the railings until the end of May.</p>"""
PAGE = f"<html><body><article class='story'><h1>Pier reopens</h1><p class='intro'>Walkers rejoice.</p>{BODY}</article></body></html>"
NEW_PAGE = f"<html><body><main><h1>Ferry sold</h1>{BODY}</main></body></html>"
PARSER = SiteParser(
    hosts=["gazette.example"], headline=css("h1"), standfirst=css(".intro"), section=css("b[").map(str.title), drop=".box"
)
SOUND = SiteParser(hosts=["gazette.example"], standfirst=css(".intro"))


def check(monkeypatch, parsers, *arguments):
    monkeypatch.setattr(newsparse, "SITES", Sites.of(*parsers))
    result = CliRunner().invoke(app, ["sites", "check", *map(str, arguments)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.output
    return result


@pytest.fixture
def cases(tmp_path):
    for name, expected in (("pier", "standfirst = 'Walkers rejoice.'"), ("idle", "headline = 'Pier reopens'")):
        folder = tmp_path / "cases" / "gazette.example" / name
        folder.mkdir(parents=True)
        (folder / "page.html").write_text(PAGE)
        (folder / "expected.toml").write_text(expected)
    return tmp_path / "cases"


@pytest.fixture
def pages(tmp_path):
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "a.html").write_text(PAGE)
    (folder / "b.html.gz").write_bytes(gzip.compress(NEW_PAGE.encode()))
    (folder / "c.html").write_bytes(b"%PDF-1.4")
    (folder / "notes.txt").write_text(PAGE)
    return folder


def rows(result, first):
    """The cells of the lines of the table whose head begins so."""
    lines = result.stdout.splitlines()
    at = next(number for number, line in enumerate(lines) if line.split()[:2] == first)
    return [line.split() for line in lines[at + 1 :] if line.startswith("gazette.example ")]


def test_cases_that_hold(monkeypatch, cases):
    result = check(monkeypatch, [SOUND], "--cases", cases)
    assert result.exit_code == 0
    assert rows(result, ["site", "cases"]) == [["gazette.example", "2", "2", "2", "1", "ok"]]
    assert "idle, as they hold without the site parser too and prove nothing of it: gazette.example/idle" in result.stdout


def test_cases_that_fail(monkeypatch, cases):
    (cases / "gazette.example/pier/expected.toml").write_text("standfirst = 'Walkers grumble.'\nkicker = ''")
    result = check(monkeypatch, [SOUND], "gazette.example", "--cases", cases)
    assert result.exit_code == 1
    assert "gazette.example/pier: standfirst is not as expected" in result.stdout
    assert "1 failed" in result.stdout.splitlines()[-1]


def test_a_case_that_cannot_be_used(monkeypatch, cases):
    (cases / "gazette.example/pier/expected.toml").write_text("standfast = 'Walkers grumble.'")
    result = check(monkeypatch, [SOUND], "--cases", cases)
    assert result.exit_code == 1
    assert "expected.toml: unknown field 'standfast'" in result.stderr


def test_rules_that_raise(monkeypatch):
    result = check(monkeypatch, [PARSER])
    assert result.exit_code == 1
    assert "section = css('b[').map(title) raises ValueError" in result.stdout


def test_a_host_without_parser(monkeypatch):
    result = check(monkeypatch, [SOUND], "no.example")
    assert result.exit_code == 2
    assert "there is no site parser for no.example" in result.stderr


def test_drift(monkeypatch, pages):
    parser = SiteParser(
        hosts=["gazette.example"],
        headline=css("h1"),
        kicker=css(".kicker"),
        standfirst=css(".intro"),
        section=meta("category").map(len),
        drop=".box",
    )
    result = check(monkeypatch, [parser], "gazette.example", "--pages", pages)
    head = ["site", "field", "pages", "matched", "empty", "failed", "disagrees", "redundant", "rule"]
    assert head in [line.split() for line in result.stdout.splitlines()]
    assert rows(result, ["site", "field"]) == [
        ["gazette.example", "drop", "2", "2", ".box"],
        ["gazette.example", "headline", "2", "2", "2", "css('h1')"],
        ["gazette.example", "kicker", "2", "2", "!", "css('.kicker')"],
        ["gazette.example", "standfirst", "2", "1", "1", "1", "css('.intro')"],
        ["gazette.example", "section", "2", "2", "!", "meta('category').map(len)"],
    ]
    assert result.exit_code == 1
    assert "kicker = css('.kicker') found nothing on any of 2 pages" in result.stdout
    assert "c.html: the input is not a page or a text: it looks like a PDF file" in result.stderr


def test_drift_of_layouts(monkeypatch, pages):
    parser = SiteParser(
        hosts=["gazette.example"], applies=".story", standfirst=css(".intro"), older=[Layout(applies="main", kicker=css("h1"))]
    )
    result = check(monkeypatch, [parser], "gazette.example", "--pages", pages)
    assert rows(result, ["site", "field"]) == [
        ["gazette.example", "applies", "2", "2", ".story"],
        ["gazette.example", "standfirst", "1", "1", "1", "css('.intro')"],
        ["gazette.example", "older[0].kicker", "1", "1", "1", "css('h1')"],
    ]
    assert result.exit_code == 0


def test_pages_of_other_sites_only(monkeypatch, pages):
    other = SiteParser(hosts=["other.example"], standfirst=css(".intro"))
    result = check(monkeypatch, [SOUND, other], "--pages", pages)
    assert result.exit_code == 1
    assert "no page of these sites in it" in result.stdout


def test_a_warc(monkeypatch, tmp_path):
    writer_module = pytest.importorskip("warcio.warcwriter")
    from warcio.statusandheaders import StatusAndHeaders

    kept = [
        ("https://www.gazette.example/1", PAGE, "200 OK", "text/html; charset=utf-8"),
        ("https://www.gazette.example/2", "gone", "404 Not Found", "text/html"),
        ("https://www.gazette.example/3", "{}", "200 OK", "application/json"),
        ("https://no.example/4", PAGE, "200 OK", "text/html"),
    ]
    file = tmp_path / "crawl.warc.gz"
    with file.open("wb") as stream:
        writer = writer_module.WARCWriter(stream, gzip=True)
        for url, text, status, kind in kept:
            headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
            record = writer.create_warc_record(url, "response", payload=io.BytesIO(text.encode()), http_headers=headers)
            writer.write_record(record)
    result = check(monkeypatch, [SOUND], "--pages", file)
    assert rows(result, ["site", "field"]) == [["gazette.example", "standfirst", "1", "1", "1", "css('.intro')"]]
    assert result.exit_code == 0
    file.write_bytes(file.read_bytes()[:-400])
    assert "crawl.warc.gz" in check(monkeypatch, [SOUND], "--pages", file).stderr
    (tmp_path / "no.warc").write_bytes(b"nonsense")
    assert "no.warc" in check(monkeypatch, [SOUND], "--pages", tmp_path / "no.warc").stderr


def test_new_writes_a_parser_and_its_cases(tmp_path):
    pages = [str(file) for file in sorted((ROOT / "examples" / "new_site").glob("*.html"))]
    arguments = ["sites", "new", *pages, "--host", "varn-gazette.example", "--standfirst", "Three winters of repair are over."]
    arguments += ["--authors", "Ana Bel", "--field", "authors", "--out", str(tmp_path), "--cases", str(tmp_path / "cases")]
    result = CliRunner().invoke(app, arguments, input="y\nn\ny\ny\n")
    assert result.exit_code == 0, result.output
    module: dict[str, object] = {}
    exec((tmp_path / "varn_gazette_example.py").read_text("utf-8"), module)
    cases = [load_case(folder) for folder in find_cases(tmp_path / "cases")]
    assert [sorted(case.confirmed) for case in cases] == [["standfirst"], ["authors", "standfirst"]]
    for case in cases:
        report = report_of(case, Sites.of(module["PARSER"]))
        assert not [one for field in case.expected for one in check_field(case, field, report)]
        assert "Ana" not in case.read().decode()
    again = CliRunner().invoke(app, [*arguments, "--yes"])
    assert again.exit_code == 1
    assert "is there already" in again.output


def test_import_writes_a_parser_and_shows_what_it_left_out(tmp_path):
    file = tmp_path / "varn.example.txt"
    file.write_text("title: //h1\nhttp_header(user-agent): none\n", "utf-8")
    result = CliRunner().invoke(app, ["sites", "import", str(file), "--out", str(tmp_path)])
    assert result.exit_code == 0, result.output
    assert "left out: http_header" in result.stderr
    assert 'headline=css("h1")' in (tmp_path / "varn_example.py").read_text("utf-8")


def test_confirm_field_by_field(cases):
    folder = cases / "gazette.example" / "pier"
    file = folder / "expected.toml"
    file.write_text("confirmed = []\nstandfirst = 'Walkers rejoice.'\nheadline = 'Pier reopens'\n")
    confirm = ["sites", "confirm", str(folder)]
    assert CliRunner().invoke(app, confirm, input="n\ny\n").output.endswith("confirmed: headline\n")
    assert file.read_text().startswith('confirmed = ["headline"]\n')
    assert CliRunner().invoke(app, [*confirm, "--yes-field", "standfirst"]).output == "confirmed: standfirst, headline\n"
    assert CliRunner().invoke(app, [*confirm, "--yes-field", "kicker"]).exit_code == 2


def test_lints_are_shown(monkeypatch, cases):
    result = check(monkeypatch, [SiteParser(hosts=["gazette.example"], headline=css("h1:first-child"))], "--lints")
    assert "S02" in result.output
    assert "S02" not in check(monkeypatch, [SOUND], "--lints").output
