"""Which site parser a page gets: built in, installed, or passed by the caller."""

from __future__ import annotations

from typing import Final

import attrs


@attrs.frozen
class Sites:
    """A set of site parsers, each found on first use."""


SITES: Final = Sites()
"""The built-in site parsers and the installed ones."""
