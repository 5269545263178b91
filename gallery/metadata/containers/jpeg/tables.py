"""The tables of a JPEG, one by one, and which of them a scan needs (ITU-T T.81, B.2.4)."""

from collections.abc import Callable, Collection, Iterator
from typing import Final

from gallery.metadata.containers.jpeg.frame import Frame, Scan
from gallery.metadata.containers.jpeg.segments import wrapped

DHT: Final = 0xC4
DAC: Final = 0xCC
DQT: Final = 0xDB
DRI: Final = 0xDD

_LAST: Final = 3  # of the four places for tables of a kind
_COUNTS: Final = 16

Key = tuple[int, int]
"""The marker of the segment, and the number of the table: for DHT and DAC its class times 16 and its place."""


def tables_in(segment: bytes) -> dict[Key, bytes] | None:
    """The tables of one segment; None where they are not whole, not alone, or one is there twice."""
    marker, payload = segment[1], segment[4:]
    found: dict[Key, bytes] = {}
    at = 0
    while at < len(payload):
        length = _LENGTHS[marker](payload, at)
        key = marker, payload[at] & _NUMBERS[marker]
        if not 0 < length <= len(payload) - at or key in found:
            return None
        found[key] = payload[at : at + length]
        at += length
    return found


def _quantisation(payload: bytes, at: int) -> int:
    """Precision and place, then 64 values of one or two bytes (B.2.4.1)."""
    precision, place = divmod(payload[at], 16)
    return 1 + 64 * (precision + 1) if precision <= 1 and place <= _LAST else 0


def _huffman(payload: bytes, at: int) -> int:
    """Class and place, how many codes there are of each length, and as many values, none twice (B.2.4.2)."""
    kind, place = divmod(payload[at], 16)
    start = at + 1 + _COUNTS
    codes = sum(payload[at + 1 : start])
    fits = kind <= 1 and place <= _LAST and len(set(payload[start : start + codes])) == codes
    return 1 + _COUNTS + codes if fits else 0


def _conditioning(payload: bytes, at: int) -> int:
    """Class and place, then one value (B.2.4.3)."""
    kind, place = divmod(payload[at], 16)
    return 2 if kind <= 1 and place <= _LAST else 0


def _interval(payload: bytes, at: int) -> int:
    """One number (B.2.4.4)."""
    del payload
    return 2 if at == 0 else 0


_LENGTHS: Final[dict[int, Callable[[bytes, int], int]]] = {
    DHT: _huffman,
    DAC: _conditioning,
    DQT: _quantisation,
    DRI: _interval,
}
_NUMBERS: Final = {DHT: 0xFF, DAC: 0xFF, DQT: 0x0F, DRI: 0}
"""The bits of a table's first byte that number it; of DQT the others are the precision."""

TABLES: Final = frozenset(_LENGTHS)


def written(marker: int, tables: Collection[bytes]) -> bytes:
    """A segment of these tables."""
    return wrapped(marker, b"".join(tables))


def needed(frame: Frame, scan: Scan) -> Iterator[Key]:
    """What the decoder of a scan looks up, but for the quantisation."""
    yield DRI, 0
    marker = DAC if frame.arithmetic else DHT
    codes_dc = not frame.progressive or (scan.first == 0 and scan.high == 0)  # bits of DC are not coded (G.1.2.1)
    codes_ac = scan.first > 0 if frame.progressive else not frame.lossless
    for _, dc, ac in scan.components:
        if codes_dc:
            yield marker, dc
        if codes_ac:
            yield marker, 16 + ac
