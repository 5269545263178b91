"""Read what the first directory of a BigTIFF says (Adobe's and Aware Systems' proposal of 2007; LibTIFF 4)."""

import struct
from collections.abc import Iterator
from typing import Final

from gallery.metadata.blocks.exif import MAX_TAGS, MAX_VALUE
from gallery.metadata.containers.tiff.directory import Entry, stream

_ORDERS: Final = {b"II+\0\x08\0\0\0": "<", b"MM\0+\0\x08\0\0": ">"}
_SIZES: Final = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8}
_ELSEWHERE: Final = frozenset({330, 34665, 34853, 40965})
"""Tags that point to further directories."""


def classic_of(data: bytes) -> bytes:
    """The tags of the first directory as a classic TIFF without a picture; empty where it is no BigTIFF."""
    order = _ORDERS.get(data[:8], "")
    if not order or len(data) < 16:
        return b""
    return stream({"0": dict(_entries(data, order)), "exif": {}, "interop": {}}, order)


def _entries(data: bytes, order: str) -> Iterator[tuple[int, Entry]]:
    """Those whose value is there and not too long; offsets of 64 bits have no place in a classic file."""
    (at,) = struct.unpack_from(f"{order}Q", data, 8)
    if at + 8 > len(data):
        return
    (count,) = struct.unpack_from(f"{order}Q", data, at)
    total = 0
    for place in range(at + 8, min(at + 8 + 20 * min(count, MAX_TAGS), len(data) - 19), 20):
        number, kind, many = struct.unpack_from(f"{order}HHQ", data, place)
        length = _SIZES.get(kind, 0) * many
        start = place + 12 if length <= 8 else struct.unpack_from(f"{order}Q", data, place + 12)[0]
        total += length
        if length > 0 and total <= MAX_VALUE and start + length <= len(data) and number not in _ELSEWHERE:
            yield number, (kind, many, data[start : start + length])
