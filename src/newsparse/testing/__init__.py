"""For people who write tests: case folders and checks for site parsers; Hypothesis strategies in `strategies` and `pages`."""

from newsparse.testing.cases import Case, CaseError, Difference, check_case, find_cases, load_case
from newsparse.testing.checks import check_site_parser
from newsparse.testing.drift import Drift, drift_of

__all__ = [
    "Case",
    "CaseError",
    "Difference",
    "Drift",
    "check_case",
    "check_site_parser",
    "drift_of",
    "find_cases",
    "load_case",
]
