"""Case folders as pytest collects them, in a project of its own."""

import subprocess
import sys

import pytest

pytest_plugins = "pytester"

PAGE = """<html lang="en"><body><article><h1>Pier reopens</h1><p class="intro">Walkers are glad of it.</p>
<p>The old pier in Varn opened again on Monday after three winters of repair, the harbour office said.</p>
<p>Walkers may use it from sunrise to sunset; anglers have to wait for the railings until the end of May.</p>"""


@pytest.fixture
def project(pytester):
    folder = pytester.mkdir("gazette")
    case = folder / "pier"
    case.mkdir()
    (case / "page.html").write_text(PAGE)
    (case / "expected.toml").write_text('headline = "Pier reopens"\n\nkicker = ""\nsection = "Harbour"\nconfirmed = ["kicker"]\n')
    return pytester


def run(project, *arguments):
    return project.runpytest("-p", "pytest_newsparse", "-p", "no:cacheprovider", *arguments)


def test_each_field_is_an_item(project):
    result = run(project, "-v")
    result.assert_outcomes(passed=2, failed=1)
    result.stdout.fnmatch_lines(["gazette/pier/expected.toml::headline PASSED*"])
    result.stdout.fnmatch_lines([
        "gazette/pier: section is not as expected",
        "  expected: 'Harbour'",
        "  got:      *",
        "  because:  nothing was found",
        "(no person has confirmed this field yet*",
    ])  # fmt: skip
    assert "Traceback" not in result.stdout.str()


def test_one_field_can_be_run(project):
    run(project, "gazette/pier/expected.toml::kicker").assert_outcomes(passed=1)


def test_cases_are_collected_in_the_named_folders_only(project):
    project.makeini("[pytest]\nnewsparse_sites = tests/sites")
    run(project).assert_outcomes()
    project.makeini("[pytest]\nnewsparse_sites = gazette")
    run(project).assert_outcomes(passed=2, failed=1)


def test_a_project_names_its_site_parsers(project):
    project.makepyfile(
        paper="""
        from newsparse.registry import Sites
        from newsparse.rules import SiteParser, constant
        SITES = Sites.of(SiteParser(hosts=["gazette"], section=constant("Harbour")))
        OTHER = None
        """
    )
    project.syspathinsert()
    project.makeini("[pytest]\nnewsparse_registry = paper:SITES")
    run(project).assert_outcomes(passed=3)
    for wrong in ("paper:OTHER", "paper:NONE", "no_such_module:SITES", "paper"):
        project.makeini(f"[pytest]\nnewsparse_registry = {wrong}")
        result = run(project)
        result.assert_outcomes(failed=3)
        result.stdout.fnmatch_lines([f"*newsparse_registry = {wrong}*"])


def test_a_file_that_cannot_be_used_is_an_error_of_collection(project):
    (project.path / "gazette/pier/expected.toml").write_text("headlin = 'Pier'")
    result = run(project)
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["*expected.toml: unknown field 'headlin'*"])


def test_a_lone_expected_toml_is_no_case(project):
    (project.path / "gazette/pier/page.html").unlink()
    run(project).assert_outcomes()


def test_newsparse_is_imported_by_projects_with_cases_only(project):
    code = "import sys, pytest; pytest.main(sys.argv[1:]); print('newsparse' in sys.modules)"
    options = ["-p", "pytest_newsparse", "-p", "no:cacheprovider", "-q"]
    for folder, is_imported in (("gazette", "True"), (str(project.mkdir("empty")), "False")):
        command = [sys.executable, "-c", code, *options, folder]
        result = subprocess.run(command, capture_output=True, text=True, check=True, cwd=project.path)
        assert result.stdout.splitlines()[-1] == is_imported, result.stdout
