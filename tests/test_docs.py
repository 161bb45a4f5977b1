"""The documentation's examples run: `pycon` blocks as doctests, `newsparse` lines of `console` blocks as commands."""

import doctest
import re
import shlex
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", ROOT / "examples" / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(page, language):
    return [match[2] for match in FENCE.finditer(page.read_text("utf-8")) if match[1] == language]


def named(pages):
    return [pytest.param(page, id=str(page.relative_to(ROOT))) for page in pages]


def commands(page):
    lines = [line for block in blocks(page, "console") for line in block.splitlines()]
    return [line.removeprefix("$ newsparse ") for line in lines if line.startswith("$ newsparse ")]


@pytest.mark.parametrize("page", named(page for page in PAGES if blocks(page, "pycon")))
def test_python_examples(page, monkeypatch):
    monkeypatch.chdir(ROOT)
    source = "\n".join(blocks(page, "pycon"))
    test = doctest.DocTestParser().get_doctest(source, {}, page.name, str(page), 0)
    problems = []
    result = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE).run(test, out=problems.append)
    assert result.attempted
    assert not result.failed, "".join(problems)


@pytest.mark.parametrize("page", named(page for page in PAGES if commands(page)))
def test_commands(page, monkeypatch, tmp_path):
    pytest.importorskip("click")
    from click.testing import CliRunner

    from newsparse.cli.app import app

    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    for command in commands(page):
        result = CliRunner().invoke(app, shlex.split(command))
        assert result.exit_code == 0, f"{command}\n{result.output}"
        assert result.stdout


def test_links_between_pages_lead_somewhere():
    for page in [*PAGES, ROOT / "CONTRIBUTING.md"]:
        for target in re.findall(r"\]\((?!https?:|#)([^)#\s]+)", page.read_text("utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_readme_has_its_two_commands_each_on_one_line():
    lines = [line for block in blocks(ROOT / "README.md", "console")[:2] for line in block.splitlines()]
    assert len(lines) == 2
    assert all(line.startswith("python3 -m venv .venv && .venv/bin/pip install ") for line in lines)
