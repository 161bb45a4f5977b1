"""What a person has looked at in a case's `expected.toml`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Final

_CONFIRMED: Final = re.compile(r"^confirmed[ \t]*=[ \t]*\[[^\]]*\]", re.MULTILINE)


def with_confirmed(expected: str, fields: Iterable[str]) -> str:
    """The text of an `expected.toml` with these fields as the ones that are confirmed.

    >>> with_confirmed('confirmed = []', ["headline"])
    'confirmed = ["headline"]'
    """
    line = f"confirmed = {json.dumps(list(fields))}"
    return _CONFIRMED.sub(lambda _: line, expected, count=1)
