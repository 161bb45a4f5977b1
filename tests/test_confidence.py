"""Confidences are shares of right findings."""

from __future__ import annotations

from itertools import pairwise

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse.confidence import calibrated, read_curves, value_of
from newsparse.page import Finding
from newsparse.pipeline import Findings

CURVES = [(form, field, curve) for form, curves in read_curves().items() for field, curve in curves.items()]


@pytest.mark.parametrize(("form", "field", "curve"), CURVES, ids=[f"{form} {field}" for form, field, _ in CURVES])
def test_curves_rise_between_nothing_and_all(form, field, curve):
    assert field in {one.name for one in attrs.fields(Findings)}
    assert all(one[0] < other[0] and one[1] <= other[1] for one, other in pairwise(curve))
    assert all(0 <= value <= 1 for point in curve for value in point)


@given(st.sampled_from([curve for _, _, curve in CURVES]), st.floats(0, 1), st.floats(0, 1))
def test_more_evidence_never_means_less_confidence(curve, one, other):
    low, high = sorted((one, other))
    assert curve[0][1] <= value_of(curve, low) <= value_of(curve, high) + 1e-12 <= curve[-1][1] + 2e-12


def test_what_a_site_rule_found_is_left_as_it_is():
    found = {"headline": Finding("Bridge reopens", "site", "css", (), 0.99), "kicker": Finding("Flood", "markup", "named", (), 0.8)}
    assert calibrated(found, is_text=False) == found
    generic = calibrated({"headline": Finding("Bridge reopens", "markup", "h1", (), 0.5)}, is_text=False)["headline"]
    assert generic.confidence == read_curves()["html"]["headline"][0][1]
