"""The collector of cycles rests while an input is parsed."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_at_rest() -> Iterator[None]:
    """Let nobody look for cycles of garbage meanwhile.

    A parse makes tens of thousands of records that all live to its end and form no cycles, yet their number alone sets the
    collector off: over and over it visits all of them, and all that the program holds besides, which takes a tenth of the
    time of common pages and a third of that of pages of 10 MB. All that a parse lets go of is freed at once as ever. As a decorator
    it lets go of what the call holds first, which the collector would look through once.

    The collector is the whole process's, so that other threads do without it, too, for as long as the call takes. It goes on
    afterwards where it was on before: whoever turns it off turns it on again, and whoever finds it off leaves it so.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
