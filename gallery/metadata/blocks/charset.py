"""Which character set an IPTC-IIM stream is written in (IIM 4.2, 1:90; ISO 2022)."""

import re
from typing import Final

from gallery.metadata.packet import tidy

# ISO 2022: ESC % G and ESC % / G, H, I leave for UTF-8; ESC - . / F puts the 96-character set F into G1, G2, G3.
_ESCAPE: Final = re.compile(rb"\x1b(?:%/?[GHI]|[-./]([A-Z_a-z]))")

# Final bytes of the 96-character sets in the ISO international register (ISO-IR 100, 101, 109 ... 226).
_SETS: Final = {
    b"A": "iso8859-1",
    b"B": "iso8859-2",
    b"C": "iso8859-3",
    b"D": "iso8859-4",
    b"F": "iso8859-7",
    b"G": "iso8859-6",
    b"H": "iso8859-8",
    b"L": "iso8859-5",
    b"M": "iso8859-9",
    b"T": "iso8859-11",
    b"V": "iso8859-10",
    b"Y": "iso8859-13",
    b"_": "iso8859-14",
    b"b": "iso8859-15",
    b"f": "iso8859-16",
}


def charset_of(mark: bytes) -> str:
    """The Python codec that a value of data set 1:90 declares; empty where it declares none that is known."""
    named = (_SETS.get(found[1], "") if found[1] else "utf-8" for found in _ESCAPE.finditer(mark))
    return next((codec for codec in named if codec), "")


def decoded(raw: bytes, charset: str = "") -> str:
    """The text in the declared set; without one UTF-8 where it fits, else Latin-1: half of all files do not say."""
    if charset:
        return tidy(raw.decode(charset, "replace"))
    try:
        return tidy(raw.decode("utf-8"))
    except UnicodeDecodeError:
        return tidy(raw.decode("latin-1"))
