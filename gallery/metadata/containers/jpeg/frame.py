"""The frame of a JPEG and its scans, whose headers have to fit exactly (ITU-T T.81, B.2.2, B.2.3 and G.1.1.1)."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

_PROGRESSIVE: Final = frozenset({0xC2, 0xCA})
_LOSSLESS: Final = frozenset({0xC3, 0xCB})
_ARITHMETIC: Final = frozenset({0xC9, 0xCA, 0xCB})
FRAMES: Final = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
_SHOWN: Final = frozenset({0xC0, 0xC1, *_PROGRESSIVE, *_LOSSLESS, *_ARITHMETIC})
"""Frames that stand alone; the others refine one before them (annex J)."""

_MOST_COMPONENTS: Final = 4
_MOST_SAMPLING: Final = 4
_TABLES: Final = 4
_COEFFICIENTS: Final = 64
_WHOLE_BAND: Final = b"\x00\x3f\x00"  # table B.3: coefficients 0-63, all of their bits


@dataclass(frozen=True, slots=True)
class Frame:
    """One frame header.

    Attributes:
        marker: SOF0 to SOF15 without its 0xFF.
        tables: Component -> its quantisation table.
    """

    marker: int
    tables: dict[int, int]

    @property
    def progressive(self) -> bool:
        """A component is coded in several scans."""
        return self.marker in _PROGRESSIVE

    @property
    def lossless(self) -> bool:
        """Nothing is quantised."""
        return self.marker in _LOSSLESS

    @property
    def arithmetic(self) -> bool:
        """Coded with conditioning instead of Huffman tables."""
        return self.marker in _ARITHMETIC


@dataclass(frozen=True, slots=True)
class Scan:
    """One scan header.

    Attributes:
        components: Each with its tables for DC and AC.
        first: Of the band of coefficients, 0-63; 0 in a frame that is not progressive.
        last: Of the band.
        high: The bit down to which it was coded before; 0 the first time.
        low: The bit down to which it is coded now.
    """

    components: tuple[tuple[int, int, int], ...]
    first: int = 0
    last: int = 0
    high: int = 0
    low: int = 0


def frame_of(segment: bytes) -> Frame | None:
    """What a frame header says; None where it is not exact, or of no picture that stands alone."""
    count = segment[9] if len(segment) > 9 else 0
    if segment[1] not in _SHOWN or not 0 < count <= _MOST_COMPONENTS or len(segment) != 10 + 3 * count:
        return None
    if not (any(segment[5:7]) and any(segment[7:9])):
        return None
    triples = [segment[at : at + 3] for at in range(10, len(segment), 3)]
    tables = {component: table for component, _, table in triples}
    samplings = [number for _, sampling, _ in triples for number in divmod(sampling, 16)]
    fit = all(0 < number <= _MOST_SAMPLING for number in samplings) and max(tables.values()) < _TABLES
    return Frame(segment[1], tables) if fit and len(tables) == count else None


def scan_of(segment: bytes, frame: Frame) -> Scan | None:
    """What a scan header says; None where it is not exact, or not of this frame."""
    count = segment[4] if len(segment) > 4 else 0
    length = 6 + 2 * count
    if not 0 < count <= _MOST_COMPONENTS or int.from_bytes(segment[2:4], "big") != length:
        return None
    pairs = [(segment[at], *divmod(segment[at + 1], 16)) for at in range(5, 5 + 2 * count, 2)]
    named = {component for component, _, _ in pairs}
    if len(named) != count or not named <= frame.tables.keys():
        return None
    if max(max(dc, ac) for _, dc, ac in pairs) >= _TABLES:
        return None
    band = segment[length - 1 : length + 2]
    if not frame.progressive:
        return Scan(tuple(pairs)) if frame.lossless or band == _WHOLE_BAND else None
    first, last, bits = band
    if not first <= last < _COEFFICIENTS or (first == 0) != (last == 0) or (first and count > 1):
        return None
    return Scan(tuple(pairs), first, last, *divmod(bits, 16))


def in_turn(scans: Iterable[Scan]) -> bool:
    """Whether every coefficient is coded once, and bit by bit where it is coded in several scans.

    One that is coded anew would hide what the scan before it showed.
    """
    known: dict[tuple[int, int], int] = {}
    for scan in scans:
        for component, _, _ in scan.components:
            for place in range(scan.first, scan.last + 1):
                before = known.get((component, place))
                fits = scan.high == 0 if before is None else before == scan.high == scan.low + 1
                if not fits:
                    return False
                known[component, place] = scan.low
    return True
