"""The item table of AVIF and HEIC: which pictures and blocks a file has, and where (ISO/IEC 14496-12, 8.11)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

MAX_BOXES: Final = 10_000
MAX_ITEMS: Final = 10_000
_MAX_EXTENTS: Final = 20_000


@dataclass(frozen=True, slots=True)
class Box:
    """A box: its name, and where its content lies."""

    name: bytes
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Item:
    """One item.

    Attributes:
        kind: ``av01``, ``hvc1``, ``grid``, ``Exif``, ``mime`` ...
        content_type: Of a ``mime`` item.
        hidden: Not to be shown by itself: a tile, or the alpha of another.
        extents: Where its bytes lie in the file.
    """

    number: int
    kind: bytes
    content_type: bytes
    hidden: bool
    extents: tuple[tuple[int, int], ...]


class Damaged(Exception):
    """A length or count that the file cannot have; never leaves the modules of this format."""


class Reader:
    """Reads big-endian numbers one after the other and never past its end."""

    def __init__(self, data: bytes, at: int, end: int) -> None:
        self.data, self.at, self.end = data, at, end

    def number(self, size: int) -> int:
        """The next ``size`` bytes as a number."""
        if self.at + size > self.end:
            raise Damaged
        self.at += size
        return int.from_bytes(self.data[self.at - size : self.at], "big")


def boxes(data: bytes, at: int, end: int) -> tuple[list[Box], bool]:
    """The boxes between two offsets, and whether they do not fill the space between them."""
    found: list[Box] = []
    while at + 8 <= end and len(found) < MAX_BOXES:
        size, head = int.from_bytes(data[at : at + 4], "big"), 8
        if size == 1:
            size, head = int.from_bytes(data[at + 8 : at + 16], "big"), 16
        size = size or end - at
        if size < head or at + size > end:
            return found, True
        found.append(Box(data[at + 4 : at + 8], at + head, at + size))
        at += size
    return found, at != end


def read_items(data: bytes, meta: Mapping[bytes, Box]) -> tuple[Item, ...] | None:
    """The items of a ``meta`` box; None where the table is damaged."""
    try:
        kinds = _kinds(data, meta[b"iinf"])
        places = _places(data, meta[b"iloc"], meta.get(b"idat"))
    except (Damaged, KeyError):
        return None
    return tuple(
        Item(number, kind, content_type, hidden, places.get(number, ()))
        for number, (kind, content_type, hidden) in kinds.items()
    )


_Kind = tuple[bytes, bytes, bool]
"""Type, content type, hidden."""


def _kinds(data: bytes, box: Box) -> dict[int, _Kind]:
    """Item number -> what it is, from ``iinf``."""
    reader = Reader(data, box.start, box.end)
    version = reader.number(4) >> 24
    reader.number(2 if version == 0 else 4)
    entries, rest = boxes(data, reader.at, box.end)
    if rest or len(entries) > MAX_ITEMS:
        raise Damaged
    return dict(_kind(data, entry) for entry in entries)


def _kind(data: bytes, box: Box) -> tuple[int, _Kind]:
    reader = Reader(data, box.start, box.end)
    version, hidden = divmod(reader.number(4), 1 << 24)
    if box.name != b"infe" or version < 2:
        raise Damaged
    number = reader.number(2 if version == 2 else 4)
    reader.number(2)
    kind = reader.number(4).to_bytes(4, "big")
    _name, _, rest = data[reader.at : box.end].partition(b"\0")
    return number, (kind, rest.partition(b"\0")[0] if kind == b"mime" else b"", bool(hidden & 1))


def _places(data: bytes, box: Box, idat: Box | None) -> dict[int, tuple[tuple[int, int], ...]]:
    """Item number -> spans of the file, from ``iloc``."""
    reader = Reader(data, box.start, box.end)
    version = reader.number(4) >> 24
    sizes = reader.number(2)
    offset_size, length_size, base_size, index_size = (sizes >> shift & 15 for shift in (12, 8, 4, 0))
    wide = 2 if version < 2 else 4
    places: dict[int, tuple[tuple[int, int], ...]] = {}
    total = 0
    for _ in range(_bounded(reader.number(wide), MAX_ITEMS)):
        number = reader.number(wide)
        method = reader.number(2) & 15 if version else 0
        reader.number(2)
        base = reader.number(base_size) + _origin(method, idat)
        count = reader.number(2)
        total = _bounded(total + count, _MAX_EXTENTS)
        spans = []
        for _ in range(count):
            reader.number(index_size if version else 0)
            start = base + reader.number(offset_size)
            length = reader.number(length_size)
            spans.append(_span(start, length, len(data)))
        places[number] = tuple(spans)
    return places


def _bounded(number: int, most: int) -> int:
    if number > most:
        raise Damaged
    return number


def _origin(method: int, idat: Box | None) -> int:
    """Offsets count from the file's start, or from that of ``idat``; never from other items."""
    if method == 0:
        return 0
    if method == 1 and idat is not None:
        return idat.start
    raise Damaged


def _span(start: int, length: int, size: int) -> tuple[int, int]:
    end = start + length if length else size
    if end > size:
        raise Damaged
    return start, end


def uncovered(data: bytes, areas: Sequence[Box], spans: Sequence[tuple[int, int]]) -> bool:
    """Whether bytes that are not zero lie in one of the areas and in none of the spans."""
    ordered = iter(sorted(spans))
    span = next(ordered, None)
    for area in sorted(areas, key=lambda one: one.start):
        at = area.start
        while span and span[0] < area.end:
            if data[at : max(span[0], at)].strip(b"\0"):
                return True
            at = max(at, span[1])
            if at > area.end:  # it may reach into the next area
                break
            span = next(ordered, None)
        if data[at : area.end].strip(b"\0"):
            return True
    return False
