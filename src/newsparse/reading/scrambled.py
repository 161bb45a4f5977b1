"""Text whose UTF-8 was once read in another character set, as it is pasted from pages that do not say theirs: 'BrÃ¼cke'."""

from __future__ import annotations

import re
from typing import Final

_PAIR: Final = re.compile("[Â-ô][\x80-\xbfŒœŠšŸŽžƒˆ˜–—‘’‚“”„†‡•…‰‹›€™]")
"""The first two bytes of a character beyond ASCII as windows-1252 shows them."""
_SIGNS: Final = {
    byte: sign for byte in range(0x80, 0xA0) if (sign := bytes((byte,)).decode("windows-1252", "ignore"))
}
"""What windows-1252 has where Latin-1 has controls."""
_CONTROLS: Final = {ord(sign): byte for byte, sign in _SIGNS.items()}
_FOREIGN: Final = re.compile("[\x80-\U0010ffff]")
_SHARE: Final = 0.5
"""The share of lines with any character beyond ASCII that are scrambled where the text is; the others are of quotation marks alone."""


def is_scrambled(text: str) -> bool:
    r"""Whether a text's characters beyond ASCII were read in the wrong character set.

    >>> is_scrambled("Die BrÃ¼cke Ã¶ffnet"), is_scrambled("Die Brücke öffnet\nVon “Ã” bis Z")
    (True, False)
    """
    if text.isascii() or not _PAIR.search(text):
        return False
    from ftfy.badness import is_bad  # loaded only for the few texts that may need it

    lines = [line for line in text.split("\n") if _FOREIGN.search(line)]
    return sum(map(is_bad, lines)) > _SHARE * len(lines)


def with_signs(text: str) -> str:
    """Such a text, as long as it was, as if read as windows-1252 where it was read as Latin-1, whose U+0085 would end a line."""
    return text.translate(_SIGNS)


def unscrambled(line: str) -> str:
    """A line of such a text as it was written.

    >>> unscrambled("Die BrÃ¼cke â€“ “heute”")
    'Die Brücke – “heute”'
    """
    if line.isascii():
        return line
    from ftfy import fix_encoding

    return fix_encoding(line)


def as_sent(text: str) -> bytes | None:
    """The UTF-8 of a page that was read in a Western character set, as HTTP clients do where the server states none; None for others.

    >>> as_sent("<p>Die BrÃ¼cke</p>").decode(), as_sent("<p>Die Brücke</p>")
    ('<p>Die Brücke</p>', None)
    """
    if text.isascii() or not _PAIR.search(text):
        return None
    try:
        data = text.translate(_CONTROLS).encode("latin-1")
        data.decode()
    except UnicodeError:
        return None
    return data
