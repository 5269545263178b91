"""The tables that tie items together: the primary one, references and properties (ISO/IEC 14496-12, 8.11)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from gallery.metadata.containers.isobmff.items import MAX_ITEMS, Box, Damaged, Reader, boxes

_MAX_PROPERTIES: Final = 4096

Reference = tuple[bytes, int, tuple[int, ...]]
"""Kind, from, to."""


@dataclass(frozen=True, slots=True)
class Property:
    """One property of an item.

    Attributes:
        essential: A reader that does not know it must not show the item.
    """

    essential: bool
    name: bytes
    content: bytes


def primary_of(data: bytes, box: Box) -> int:
    """Number of the item to show, from ``pitm``."""
    reader = Reader(data, box.start, box.end)
    return reader.number(4 if reader.number(4) >> 24 else 2)


def references_of(data: bytes, box: Box) -> tuple[Reference, ...]:
    """Every reference of ``iref``."""
    reader = Reader(data, box.start, box.end)
    wide = 4 if reader.number(4) >> 24 else 2
    inner, rest = boxes(data, reader.at, box.end)
    if rest:
        raise Damaged
    return tuple(_reference(Reader(data, one.start, one.end), one.name, wide) for one in inner)


def _reference(reader: Reader, kind: bytes, wide: int) -> Reference:
    start, count = reader.number(wide), reader.number(2)
    return kind, start, tuple(reader.number(wide) for _ in range(count))


def properties_of(data: bytes, box: Box) -> Mapping[int, tuple[Property, ...]]:
    """Item number -> its properties, from ``iprp``."""
    inner, rest = boxes(data, box.start, box.end)
    containers = [one for one in inner if one.name == b"ipco"]
    if rest or len(containers) != 1:
        raise Damaged
    shared, torn = boxes(data, containers[0].start, containers[0].end)
    if torn or len(shared) > _MAX_PROPERTIES:
        raise Damaged
    whole = [(one.name, data[one.start : one.end]) for one in shared]
    held: dict[int, tuple[Property, ...]] = {}
    for one in inner:
        if one.name == b"ipma":
            held |= dict(_associations(Reader(data, one.start, one.end), whole))
    return held


def _associations(reader: Reader, whole: Sequence[tuple[bytes, bytes]]) -> Iterator[tuple[int, tuple[Property, ...]]]:
    """Item number and properties, entry by entry; index 0 is none."""
    version, flags = divmod(reader.number(4), 1 << 24)
    width = 2 if flags & 1 else 1
    count = reader.number(4)
    if count > MAX_ITEMS:
        raise Damaged
    for _ in range(count):
        number = reader.number(4 if version else 2)
        marks = [divmod(reader.number(width), 1 << (8 * width - 1)) for _ in range(reader.number(1))]
        if any(index > len(whole) for _, index in marks):
            raise Damaged
        yield number, tuple(Property(bool(essential), *whole[index - 1]) for essential, index in marks if index)
