"""Hypothesis profiles, and what tests of real pages need."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# No deadline: the machines tests run on are shared, and one slow example is no defect.
_COMMON = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
settings.register_profile("dev", max_examples=50, **_COMMON)
settings.register_profile("ci", max_examples=200, derandomize=True, print_blob=True, **_COMMON)
settings.register_profile("nightly", max_examples=5_000, print_blob=True, **_COMMON)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE") or ("ci" if os.environ.get("CI") else "dev"))

SHARED = Path(__file__).parent.parent.parent / "shared"
"""Labelled pages of third parties, which stay out of the repository."""


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of labelled real pages; tests that ask for it are skipped where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("no folder of labelled pages (../shared) beside the repository")
    return SHARED
