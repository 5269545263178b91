"""What may be inside a compressed AV1 or HEVC picture: the units a decoder needs, and no notes beside them."""

from collections.abc import Iterator
from typing import Final

_MAX_UNITS: Final = 100_000

_SEQUENCE_HEADER: Final = 1
_DELIMITER: Final = 2
_EMPTY: Final = 2  # bytes of a unit with nothing in it: its head and its length
_OBUS: Final = frozenset({_SEQUENCE_HEADER, _DELIMITER, 3, 4, 6, 7})
"""Sequence header, temporal delimiter, frame header, tile group, frame, repeated header (AV1, 6.2.2); neither metadata
(5), which holds anything a program registered, nor padding (15)."""

_MOST_SETS: Final = 2
_PARAMETER_SETS: Final = frozenset({32, 33, 34})
_NALS: Final = frozenset({*range(10), *range(16, 22), *_PARAMETER_SETS})
"""Slices and parameter sets (H.265, table 7-1); neither reserved types, nor delimiters, filler or messages (35-40)."""


def is_plain_av1(data: bytes, configuration: bytes) -> bool:
    """Whether an ``av01`` item is made of frames and their headers alone.

    Args:
        data: The item.
        configuration: Its ``av1C``: four bytes, and at most the sequence header that the item begins with too (AV1 in
            ISOBMFF, 2.3).
    """
    units = list(_obus(data))
    headers = [data[start:end] for kind, start, end in units if kind == _SEQUENCE_HEADER]
    repeated = configuration[4:]
    return (
        bool(headers)
        and all(kind in _OBUS and (kind != _DELIMITER or end - start <= _EMPTY) for kind, start, end in units)
        and all(header == headers[0] for header in headers)
        and repeated in (b"", headers[0])
    )


def _obus(data: bytes) -> Iterator[tuple[int, int, int]]:
    """Type, beginning and end of each open bitstream unit (AV1, 5.3); type -1 where one does not fit."""
    at = count = 0
    while at < len(data):
        start, kind, extended, sized = at, data[at] >> 3 & 15, data[at] >> 2 & 1, data[at] >> 1 & 1
        at += 1 + extended
        length, at = _leb128(data, at) if sized else (len(data) - at, at)
        at += length
        count += 1
        if extended or data[start] & 0x81 or at > len(data) or count > _MAX_UNITS:
            yield -1, start, len(data)
            return
        yield kind, start, at


def _leb128(data: bytes, at: int) -> tuple[int, int]:
    """A number of up to eight groups of seven bits, and where it ends (AV1, 4.10.5)."""
    value = 0
    for index, byte in enumerate(data[at : at + 8]):
        value |= (byte & 0x7F) << 7 * index
        if not byte & 0x80:
            return value, at + index + 1
    return len(data) + 1, at


def is_plain_hevc(data: bytes, length_size: int) -> bool:
    """Whether the payload of an ``hvc1`` item is made of slices and parameter sets alone.

    Args:
        data: Units, each behind its length.
        length_size: Bytes of each length, from ``hvcC``.
    """
    at = count = 0
    while at + length_size + 2 <= len(data) and count <= _MAX_UNITS:
        start = at + length_size
        at = start + int.from_bytes(data[at:start], "big")
        layer = (data[start] & 1) << 5 | data[start + 1] >> 3
        if data[start] >> 1 & 0x3F not in _NALS or layer:
            return False
        count += 1
    return at == len(data) and count > 0


def hevc_length_size(data: bytes) -> int:
    """Bytes of a unit's length, where ``hvcC`` holds a few parameter sets alone; else 0 (14496-15, 8.3.3.1)."""
    if len(data) < 23:
        return 0
    at, kinds = 23, set(_PARAMETER_SETS)
    for _ in range(data[22]):
        if at + 3 > len(data) or data[at] & 0x3F not in kinds:
            return 0
        kinds.remove(data[at] & 0x3F)
        count, at = int.from_bytes(data[at + 1 : at + 3], "big"), at + 3
        if count > _MOST_SETS:
            return 0
        for _ in range(count):
            at += 2 + int.from_bytes(data[at : at + 2], "big")
            if at > len(data):
                return 0
    return (data[21] & 3) + 1 if at == len(data) else 0
