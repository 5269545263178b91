"""Count what an LZW strip unpacks to, without unpacking it (TIFF 6.0, section 13)."""

from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import numpy as np

    Codes = np.ndarray[Any, np.dtype[np.int64]]

_CLEAR: Final = 256
_END: Final = 257
_FIRST: Final = 258
_NEVER: Final = 1 << 62
_PLACES: Final = 4096 - _FIRST
"""Codes between two clears; then the table is full."""

_LONGEST: Final = 64_000_000
"""Bytes; a longer strip takes too long to count."""

_FEWEST_BITS: Final = 2_000
"""Between two clears, on average; a stream that clears more often is made to take long."""

_SMALL: Final = 16

# A code is as wide as the table with one entry more needs, so the widths after a clear are always the same.
_WIDTHS: Final = tuple(max(9, (_FIRST + place).bit_length()) for place in range(_PLACES))
_STARTS: Final = tuple(accumulate(_WIDTHS, initial=0))

_GROWS: Final = (254, 766, 1790)
"""Places from which codes are wider. LibTIFF before 4.0.10 wrote an end mark in such a place one bit too narrow."""


def is_exact_lzw(stream: bytes, size: int) -> bool:
    """Whether a strip unpacks to so many bytes, and its end mark lies in its last byte.

    Not proven, and so False: streams without an end mark, or with the least significant bit first (before TIFF 5).
    """
    if len(stream) > _LONGEST:
        return False
    bit, total = 0, 0
    last_byte = range(8 * len(stream) - 7, 8 * len(stream) + 1)
    for _ in range(_SMALL + 8 * len(stream) // _FEWEST_BITS):
        codes = _block(stream, bit)
        early = next((place for place in _GROWS if bit + _STARTS[place + 1] - 1 in last_byte), None)
        if early is not None and _bits(stream, bit + _STARTS[early], _WIDTHS[early] - 1) == _END:
            return _grown(codes[:early]) == size - total
        marks = ((codes == _CLEAR) | (codes == _END)).nonzero()[0]
        if not len(marks):
            return False
        stop = int(marks[0])
        bit, total = bit + _STARTS[stop + 1], total + _grown(codes[:stop])
        if codes[stop] == _END:
            return total == size and bit in last_byte
        if total > size:
            return False
    return False


def _bits(stream: bytes, at: int, width: int) -> int:
    """One code, where it may be narrower than its place says."""
    piece = int.from_bytes(stream[at // 8 : at // 8 + 3].ljust(3, b"\0"), "big")
    return piece >> (24 - at % 8 - width) & ((1 << width) - 1)


def _block(stream: bytes, bit: int) -> "Codes":
    """The codes from a bit on, as if there were no clear among them; at most as many as there are bits for."""
    import numpy as np  # noqa: PLC0415 - most files are no TIFF

    begin = bit // 8
    piece = np.frombuffer(stream[begin : begin + _STARTS[-1] // 8 + 4] + bytes(3), np.uint8).astype(np.int64)
    starts, widths = _layout()
    starts = starts + bit % 8
    inside = int(np.searchsorted(starts + widths, (len(stream) - begin) * 8, side="right"))
    starts, widths = starts[:inside], widths[:inside]
    at = starts // 8
    words = piece[at] << 16 | piece[at + 1] << 8 | piece[at + 2]
    codes: Codes = (words >> (24 - starts % 8 - widths)) & ((1 << widths) - 1)
    return codes


@cache
def _layout() -> "tuple[Codes, Codes]":
    """Where the codes after a clear begin, and how wide they are."""
    import numpy as np  # noqa: PLC0415

    return np.array(_STARTS[:-1]), np.array(_WIDTHS)


def _grown(codes: "Codes") -> int:
    """Bytes that the codes between two clears stand for; too many where one has no entry yet.

    Each code but the last makes an entry one byte longer than its own string, so the length of a string is how
    many entries lie between it and a single byte: pointers are doubled until all have come to one.
    """
    import numpy as np  # noqa: PLC0415

    if (codes >= _FIRST + np.arange(len(codes))).any() or (codes[:1] >= _CLEAR).any():
        return _NEVER
    parent = np.concatenate([np.arange(_FIRST), codes])
    longer = np.concatenate([np.zeros(_FIRST, np.int64), np.ones(len(codes), np.int64)])
    while (parent >= _FIRST).any():
        longer += longer[parent]
        parent = parent[parent]
    return len(codes) + int(longer[codes].sum())
