"""The benchmarks run; what they measure is for whoever runs them on many pages."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def run(script: str, *arguments: object) -> str:
    command = [sys.executable, str(ROOT / "benchmarks" / script), *map(str, arguments)]
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=120).stdout


def test_speed_compares_with_the_bare_parse(tmp_path):
    file = tmp_path / "speed.json"
    shown = run("speed.py", ROOT / "examples", "--rounds", 1, "--limit", 1, "--json", file, "--peers")
    rows = {row["name"]: row for row in json.loads(file.read_text("utf-8"))["rows"]}
    assert rows["bare lxml parse"]["ratio"] == 1
    assert rows["newsparse"]["ratio"] > 1
    assert "x bare parse" in shown
