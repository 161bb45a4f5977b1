"""The command line: a thin layer over the public API."""

from __future__ import annotations

import sys
from importlib.util import find_spec


def main() -> None:
    """Run the command `newsparse`; without the extra 'cli', say what is missing and exit with 2."""
    missing = [name for name in ("click", "rich") if find_spec(name) is None]
    if missing:
        needs = f"newsparse: the command line needs {' and '.join(missing)}: pip install 'newsparse[cli]'"
        print(needs, file=sys.stderr)  # noqa: T201  click.echo is what may be missing
        sys.exit(2)
    from newsparse.cli.app import app

    app(prog_name="newsparse")
