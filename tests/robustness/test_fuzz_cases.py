"""What fuzzing found once, and where it begins, goes through its targets again; needs no fuzzer."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

FUZZ = Path(__file__).parents[2] / "fuzz"
FILES = sorted(path for folder in ("seeds", "cases") for path in FUZZ.glob(f"{folder}/*/*"))


@pytest.fixture(scope="module")
def targets() -> ModuleType:
    spec = importlib.util.spec_from_file_location("fuzz_targets", FUZZ / "targets.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_case(path: Path, targets: ModuleType) -> None:
    targets.TARGETS[path.parent.name](path.read_bytes())


def test_there_are_seeds_for_every_target(targets: ModuleType) -> None:
    assert {path.parent.name for path in FILES} == set(targets.TARGETS)
