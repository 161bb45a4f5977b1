"""How large an input may be, and how much time it may take."""

from __future__ import annotations

import time

import attrs

from newsparse.errors import InputTooLargeError


@attrs.frozen(kw_only=True)
class Limits:
    """Bounds on an input; past one of them `InputTooLargeError` is raised.

    The defaults let through every real news page (the largest known are a few MB) and keep one hostile page from
    taking a worker's memory: an element tree takes about ten times the bytes of its markup.

    >>> Limits(bytes=1_000_000).bytes
    1000000
    """

    bytes: int = 32_000_000
    """Bytes of the input, or characters of a `str`."""

    attributes: int = 2_000
    """Attributes on one element. HTML parsers compare each new attribute with all before it, so that the time grows with
    the square of their number: 200,000 on one element take minutes in any of them."""

    depth: int = 1_000
    """Elements inside each other that keep their tags in a page nested deeper than lxml reads, which is 2,048; of those
    further in the text is kept, without an error. Real pages have up to about a hundred."""

    json_ld_bytes: int = 4_000_000
    """Characters of JSON-LD that are read; blocks past it are left out, without an error."""

    blocks: int = 200_000
    """Blocks of text that are judged; those past it are left out of the judgement, without an error. Each takes some
    twenty microseconds and about a kilobyte; a thread of 20,000 comments has about half as many."""

    seconds: float = 60.0
    """CPU time of one call, in the calling thread. It is looked at between the steps of a parse, so that a call may take
    some seconds more on the largest inputs. All steps take time in proportion to the input's size: a real page takes
    some hundredths of a second, and within the other limits this one stops what nobody has thought of."""


_UNCOUNTED = 0.1
"""Seconds within which a call has mostly ended: asking the system for the CPU time of a thread costs nothing on most machines, and
half as much as parsing a page on some that are virtual."""


class Clock:
    """Counts the CPU time of one call; the time other threads and processes take says nothing about the input."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._since = time.monotonic()
        self._began = time.thread_time() if limits.seconds <= 10 * _UNCOUNTED else None

    def check(self) -> None:
        """Raise `InputTooLargeError` past `Limits.seconds`; what the first long step takes may go uncounted."""
        passed = time.monotonic() - self._since
        if self._began is None:
            if passed > _UNCOUNTED:
                self._began = time.thread_time() - _UNCOUNTED
        elif passed > self.limits.seconds:  # no thread has worked for longer than has passed
            used = time.thread_time() - self._began
            if used > self.limits.seconds:
                raise InputTooLargeError("seconds", self.limits.seconds, used)
