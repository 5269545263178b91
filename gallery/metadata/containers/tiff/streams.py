"""Prove of a strip or tile that it holds its pixels and nothing behind them (TIFF 6.0, sections 7 and 9)."""

import lzma
import zlib
from collections.abc import Callable
from typing import Final, Protocol

from gallery.metadata.containers.tiff.lzw import is_exact_lzw

_PIECE: Final = 1 << 20
_LZMA_MEMORY: Final = 200_000_000
_NOTHING: Final = 128

Proof = Callable[[bytes, int], bool]
"""Whether these bytes, unpacked, are so many bytes, and end with them."""


class _Inflater(Protocol):
    """What the decompressors of zlib and lzma have in common."""

    @property
    def eof(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...


def _is_plain(stream: bytes, size: int) -> bool:
    return len(stream) == size


def _is_deflated(stream: bytes, size: int) -> bool:
    inflater = zlib.decompressobj()
    rest, total = stream, 0
    try:
        while not inflater.eof and total <= size:
            out = inflater.decompress(rest, _PIECE)
            rest, total = inflater.unconsumed_tail, total + len(out)
            if not out and not rest:
                break
    except zlib.error:
        return False
    return _ended(inflater, total, size)


def _is_lzma(stream: bytes, size: int) -> bool:
    inflater = lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=_LZMA_MEMORY)
    rest, total = stream, 0
    try:
        while not inflater.eof and total <= size:
            out = inflater.decompress(rest, _PIECE)
            rest, total = b"", total + len(out)
            if not out and inflater.needs_input:
                break
    except lzma.LZMAError:
        return False
    return _ended(inflater, total, size)


def _ended(inflater: _Inflater, total: int, size: int) -> bool:
    return inflater.eof and total == size and not inflater.unused_data


def _is_packed(stream: bytes, size: int) -> bool:
    """Runs and literals of PackBits; 128 stands for nothing and has no place in a strip without slack."""
    at = total = 0
    while at < len(stream) and total <= size:
        head = stream[at]
        if head == _NOTHING:
            return False
        literal = head < _NOTHING
        total += head + 1 if literal else 257 - head
        at += head + 2 if literal else 2
    return at == len(stream) and total == size


PROOFS: Final[dict[int, Proof]] = {
    1: _is_plain,
    5: is_exact_lzw,
    8: _is_deflated,
    32773: _is_packed,
    32946: _is_deflated,
    34925: _is_lzma,
}
"""Compression -> proof. Bits that fill up a row, a byte or a tile at the picture's edge are not looked at."""

MAX_COUNTED: Final = {5: 200_000_000, 32773: 200_000_000}
"""Compression -> bytes of all strips that are counted, code by code; more would take minutes."""
