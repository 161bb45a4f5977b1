import gzip
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("click")
pytest.importorskip("rich")

from click.testing import CliRunner

from newsparse.cli.app import app
from newsparse.cli.output import FORMATS
from newsparse.rendering import from_json

PAGE = """<html lang="en"><title>Pier reopens</title><body><article><h1>Pier reopens</h1>
<p>The old pier in Varn opened again on Monday after three winters of repair, the harbour office said.</p>
<p>Walkers may use it from sunrise to sunset; anglers have to wait for the railings until the end of May.</p>
</article></body></html>"""
TEXT = "Pier reopens\n\nThe old pier in Varn opened again on Monday after three winters of repair, they said.\n"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "b.html").write_text(PAGE)
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "c.html.gz").write_bytes(gzip.compress(PAGE.encode()))
    (tmp_path / "sub" / "skipped.css").write_text("p {}")
    (tmp_path / ".hidden.html").write_text(PAGE)
    return tmp_path


def run(*arguments, stdin=None):
    return CliRunner().invoke(app, [str(argument) for argument in arguments], input=stdin)


def test_json_where_nobody_looks(folder):
    result = run("parse", folder / "b.html")
    assert result.exit_code == 0
    assert from_json(result.stdout).headline == "Pier reopens"


@pytest.mark.parametrize("output_format", FORMATS)
def test_every_format_shows_the_headline(folder, output_format):
    for inputs in (["b.html"], ["b.html", "a.txt"]):
        result = run("parse", "--format", output_format, *(folder / name for name in inputs))
        assert result.exit_code == 0
        assert result.stdout.count("Pier reopens") >= len(inputs)
        assert not result.stderr


def test_a_directory_is_read_in_order_and_to_the_bottom(folder):
    result = run("parse", "--format", "jsonl", folder)
    names = [Path(json.loads(line)["file"]).name for line in result.stdout.splitlines()]
    assert names == ["a.txt", "b.html", "c.html.gz"]


def test_many_inputs_make_one_json_list(folder):
    articles = json.loads(run("parse", "--format", "json", folder).stdout)
    assert [article["headline"] for article in articles] == ["Pier reopens"] * 3
    assert json.loads(run("parse", "--format", "json", folder / "a.txt", folder / "none").stdout)[0]["headline"]


def test_standard_input():
    assert "Pier reopens" in run("parse", "-", stdin=PAGE).stdout


def test_bad_inputs_get_a_line_each_and_the_others_are_done(folder):
    (folder / "bad.gz").write_bytes(b"\x1f\x8b damaged")
    (folder / "cut.html.gz").write_bytes(gzip.compress(os.urandom(9000))[:5000])
    (folder / "empty.html").write_text("  ")
    (folder / "picture.html").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    (folder / "void").mkdir()
    bad = ["bad.gz", "cut.html.gz", "empty.html", "picture.html", "void", "missing.html"]
    result = run("parse", "--format", "jsonl", *(folder / name for name in [*bad, "a.txt"]))
    assert result.exit_code == 2
    lines = result.stderr.splitlines()
    assert len(lines) == len(bad)
    assert sorted(lines) == sorted(line for line in lines if line.startswith(f"newsparse: {folder}"))
    assert {Path(line.split(": ")[1]).name for line in lines} == set(bad)
    assert any("missing.html: No such file or directory" in line for line in lines)
    assert any("a PNG image" in line for line in lines)
    assert [json.loads(line)["headline"] for line in result.stdout.splitlines()] == ["Pier reopens"]


def test_nothing_good_is_still_json(folder):
    assert run("parse", "--format", "json", folder / "x", folder / "y").stdout == "[]\n"


def test_a_small_file_that_unpacks_to_a_large_one_is_refused(folder):
    (folder / "bomb.html.gz").write_bytes(gzip.compress(b" <p>" + bytes(40_000_000)))
    result = run("parse", folder / "bomb.html.gz")
    assert result.exit_code == 2
    assert "too large" in result.stderr


def test_a_defect_in_one_file_does_not_stop_the_others(folder, monkeypatch):
    import newsparse

    parse = newsparse.parse

    def breaking(data, *arguments, **options):
        if b"<html" in data:
            raise KeyError("x")
        return parse(data, *arguments, **options)

    monkeypatch.setattr(newsparse, "parse", breaking)
    result = run("parse", "--format", "jsonl", folder)
    assert result.exit_code == 2
    assert result.stderr.count("a defect of newsparse, please report it: KeyError") == 2
    assert len(result.stdout.splitlines()) == 1


def test_one_address_is_for_one_input(folder):
    assert run("parse", "--url", "https://example.org/", folder / "a.txt", folder / "b.html").exit_code == 2
    assert run("parse", "--url", "https://example.org/", "--no-sites", folder / "b.html").exit_code == 0


def test_explain_a_page(folder):
    result = run("explain", folder / "b.html")
    assert result.exit_code == 0
    line = next(line for line in result.stdout.splitlines() if line.startswith("headline"))
    assert line.split(maxsplit=1)[1] == "Pier reopens"
    assert "confidence 0." in result.stdout
    assert " parts, " not in result.stdout


def test_explain_a_text_shows_parts_that_join_to_the_whole(folder):
    result = run("explain", folder / "a.txt")
    assert f"{len(TEXT)} characters: they lie end to end over the whole input" in result.stdout
    assert any(line.split()[:3] == ["0", "12", "headline"] for line in result.stdout.splitlines())


def test_explain_a_missing_file(folder):
    result = run("explain", folder / "none")
    assert result.exit_code == 2
    assert result.stderr == f"newsparse: {folder / 'none'}: No such file or directory\n"


def in_python(code, *arguments, **options):
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, check=False, **options)


def test_output_is_utf8_whatever_the_locale(folder):
    (folder / "fr.html").write_text(PAGE.replace("Pier reopens", "Le phare s’éteint à Varn"), "utf-8")
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    result = in_python("from newsparse.cli import main; main()", "parse", folder / "fr.html", env=environment)
    assert "s’éteint à" in result.stdout.decode("utf-8")


def test_a_closed_pipe_is_quiet(folder):
    command = f"{sys.executable} -m newsparse parse --format jsonl {' '.join([str(folder)] * 200)} | head -c 10"
    result = subprocess.run(["bash", "-c", command], capture_output=True, check=False)
    assert len(result.stdout) == 10
    assert result.stderr == b""


def test_without_the_extra_it_says_what_to_install():
    code = "import sys; sys.modules['rich'] = None\nfrom newsparse.cli import main; main()"
    result = in_python(code, "--version")
    assert result.returncode == 2
    assert result.stderr.decode().splitlines() == [
        "newsparse: the command line needs rich: pip install 'newsparse[cli]'"
    ]


def test_a_terminal_gets_text_without_control_characters(folder):
    pty = pytest.importorskip("pty")
    (folder / "evil.html").write_text(PAGE.replace("Pier", "Pier \x9b31m"), "utf-8")
    ours, theirs = pty.openpty()
    with os.fdopen(ours, "rb", buffering=0) as reader:
        command = [sys.executable, "-m", "newsparse", "parse", str(folder / "evil.html")]
        done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=theirs, check=False)
        os.close(theirs)
        shown = reader.read(4096)
    assert done.returncode == 0
    assert b"reopens" in shown
    assert b"{" not in shown
    assert "\x9b" not in shown.decode("utf-8")


def test_sites_list_names_every_built_in_site():
    from newsparse import sites

    result = run("sites", "list")
    listed = {line.split()[0] for line in result.output.splitlines()[1:]}
    assert result.exit_code == 0
    assert listed >= {path.stem for path in Path(sites.__file__).parent.glob("[!_]*.py")}
