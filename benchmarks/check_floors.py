"""Measure newsparse on the labelled pages in ../shared and fail if a figure is below its floor in floors.toml.

Run it as: python benchmarks/check_floors.py [--shared ../shared]
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

HERE = Path(__file__).parent
MODES = {
    "generic": ("newsparse_adapter:extract_generic", "html"),
    "sites": ("newsparse_adapter:extract", "html"),
    "text": ("newsparse_adapter:extract_generic", "text"),
}
"""The adapter and the input of each mode."""

RAISED = re.compile(r"; (\d+) raised(.*)")
TIMEOUT = 600
"""Seconds for one mode; each takes well under a minute."""


def measure(shared: Path, mode: str) -> tuple[dict[str, dict[str, float]], str]:
    """evaluate.py's figures by set, and what it says of pages that raised ('' for none)."""
    adapter, form = MODES[mode]
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / "figures.json"
        command = [
            sys.executable, str(shared / "evaluate.py"), adapter, "--corpus", str(shared / "corpus"),
            "--labels", str(shared / "labels"), "--input", form, "--json", str(output),
        ]  # fmt: skip
        path = os.pathsep.join(filter(None, [os.environ.get("PYTHONPATH"), str(shared)]))
        environment = {**os.environ, "PYTHONPATH": path}
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=TIMEOUT)
        if done.returncode:
            sys.exit(f"{' '.join(command)} failed:\n{done.stdout}{done.stderr}")
        figures = json.loads(output.read_text("utf-8"))
    raised = RAISED.search(done.stdout)
    return figures, raised.group().strip("; ") if raised and raised[1] != "0" else ""


def main() -> int:
    """Print a table of all floors; 1 if a figure is below its floor or a page raised."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=HERE.parent.parent / "shared")
    shared = parser.parse_args().shared.resolve()
    floors = tomllib.loads((HERE / "floors.toml").read_text("utf-8"))
    failed = 0
    print(f"{'mode':<9}{'set':<9}{'figure':<20}{'floor':>8}{'now':>9}")
    for mode, sets in floors.items():
        figures, raised = measure(shared, mode)
        for name, wanted in sets.items():
            for figure, floor in wanted.items():
                now = figures.get(name, {}).get(figure)
                is_low = now is None or now < floor
                failed += is_low
                shown = "missing" if now is None else f"{now:.4f}"
                print(f"{mode:<9}{name:<9}{figure:<20}{floor:>8.3f}{shown:>9}{'  BELOW ITS FLOOR' if is_low else ''}")
        if raised:
            failed += 1
            print(f"{mode:<9}{raised}")
    print(f"{failed} below their floor" if failed else "all floors hold")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
