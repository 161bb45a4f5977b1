"""Where the site parsers change the score of a page, field by field: what rose and what fell.

    python benchmarks/sites_gain.py SHARED [--only SET]

SHARED holds evaluate.py, newsparse_adapter.py and corpus/. Each page is scored with and without the site parsers; ends with
status 1 where a page scores lower in a field with its parser than without.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

LEAST = 0.0005
"""A smaller difference is rounding."""


def scores(shared: Path, function: str, only: str | None) -> dict[str, dict[str, float]]:
    """Page to field to score."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "scores.json"
        command = [
            sys.executable,
            shared / "evaluate.py",
            f"newsparse_adapter:{function}",
            "--corpus",
            shared / "corpus",
        ]
        command += ["--json", out, *(["--only", only] if only else [])]
        path = os.pathsep.join(filter(None, (str(shared), os.environ.get("PYTHONPATH"))))
        subprocess.run(command, check=True, env={**os.environ, "PYTHONPATH": path}, stdout=sys.stderr)
        report: dict[str, Any] = json.loads(out.read_text("utf-8"))
    return {page: {k: float(v) for k, v in fields.items()} for page, fields in report["pages"].items()}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("shared", type=Path)
    parser.add_argument("--only")
    arguments = parser.parse_args()
    shared = arguments.shared.resolve()
    without = scores(shared, "extract_generic", arguments.only)
    fell = 0
    for page, fields in scores(shared, "extract", arguments.only).items():
        for field, score in fields.items():
            gain = score - without[page][field]
            if abs(gain) > LEAST:
                fell += gain < 0
                print(f"{'rose' if gain > 0 else 'FELL'} {page} {field}: {without[page][field]:.4f} -> {score:.4f}")
    print(f"{fell} fell")
    return min(fell, 1)


if __name__ == "__main__":
    sys.exit(main())
