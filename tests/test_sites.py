"""What holds of every built-in site parser. What each finds is in tests/sites, collected by the pytest plugin."""

import subprocess
import sys
from pathlib import Path

import pytest

import newsparse
from newsparse.registry import Sites
from newsparse.testing.cases import check_field, find_cases, load_case, report_of
from newsparse.testing.checks import BREAKAGES, all_broken, check_site_parser

PARSERS = dict(Sites().each())
CASES = [load_case(folder) for folder in find_cases(Path(__file__).parent / "sites")]


@pytest.mark.parametrize("site", PARSERS)
def test_a_parser_never_raises_and_gives_way(site):
    check_site_parser(PARSERS[site])


@pytest.mark.parametrize("site", PARSERS)
def test_each_host_finds_its_parser(site):
    parser = PARSERS[site]
    assert [newsparse.SITES.for_host(host.replace("*.", "news.")) for host in parser.hosts] == [parser] * len(parser.hosts)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_broken_rules_are_as_good_as_none(case):
    parser = PARSERS[case.site]
    url = case.url or f"https://{parser.hosts[0].removeprefix('*.')}/"
    generic = newsparse.parse_html(case.read(), url, sites=None)
    for broken in BREAKAGES.values():
        sites = Sites.of(all_broken(parser, broken))
        assert newsparse.parse_html(case.read(), url, sites=sites) == generic


def test_most_cases_fail_without_their_parser():
    """The others prove nothing any more. Some may be so: the generic engine learns."""
    idle = [case.name for case in CASES if not any(check_field(case, field, report_of(case, None)) for field in case.expected)]
    assert len(idle) <= len(CASES) / 5, f"make new cases for (benchmarks/site_cases.py), or drop the rules of: {idle}"


def test_most_sites_have_a_case():
    without = PARSERS.keys() - {case.site for case in CASES}
    assert len(without) <= len(PARSERS) / 5, without


def test_each_case_is_of_a_site():
    assert {case.site for case in CASES} <= PARSERS.keys()


def test_looking_a_site_up_imports_its_module_only():
    code = (
        "import sys, newsparse\n"
        "def loaded(): return sorted(name for name in sys.modules if name.startswith('newsparse.sites.'))\n"
        "page = '<p>The old pier in Varn opened again on Monday.</p>'\n"
        "print(loaded())\n"
        "newsparse.parse(page, 'https://gazette.example/pier'); print(loaded())\n"
        "newsparse.parse(page, 'https://www.lemonde.fr/pier'); print(loaded())\n"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.splitlines() == ["[]", "[]", "['newsparse.sites.lemonde_fr']"]
