"""TIFF files put together tag by tag, sound and hostile."""

import struct
from collections.abc import Mapping, Sequence

from tests.metadata.pictures import picture

Entry = tuple[int, int, bytes]
"""Type, count, value."""

SIZE = (48, 32)
PIXELS = picture(size=SIZE).tobytes()


def short(*values: int, order: str = "<") -> Entry:
    return 3, len(values), struct.pack(f"{order}{len(values)}H", *values)


def long(*values: int, order: str = "<") -> Entry:
    return 4, len(values), struct.pack(f"{order}{len(values)}I", *values)


def text(value: bytes) -> Entry:
    return 2, len(value) + 1, value + b"\0"


def directory(entries: Mapping[int, Entry], at: int, following: int = 0, order: str = "<") -> bytes:
    """A directory that lies at a place, with its values behind it."""
    head, tail = struct.pack(f"{order}H", len(entries)), b""
    begin = at + 6 + 12 * len(entries)
    for number, (kind, count, raw) in sorted(entries.items()):
        head += struct.pack(f"{order}HHI", number, kind, count)
        if len(raw) <= 4:
            head += raw.ljust(4, b"\0")
        else:
            head += struct.pack(f"{order}I", begin + len(tail))
            tail += raw + b"\0" * (len(raw) % 2)
    return head + struct.pack(f"{order}I", following) + tail


def rgb(order: str = "<", **tags: int) -> dict[int, Entry]:
    """The tags of an RGB picture, without those of its strips."""
    own = {256: SIZE[0], 257: SIZE[1], 259: tags.get("compression", 1), 262: tags.get("colours", 2)}
    return {number: short(value, order=order) for number, value in own.items()} | {
        258: short(8, 8, 8, order=order),
        277: short(3, order=order),
    }


def made(
    pieces: Sequence[bytes],
    tags: Mapping[int, Entry] | None = None,
    *,
    order: str = "<",
    tiled: bool = False,
    further: Sequence[Mapping[int, Entry]] = (),
    trailer: bytes = b"",
) -> bytes:
    """Strips or tiles first, then the directories; further ones follow in the chain."""
    starts, lengths = (324, 325) if tiled else (273, 279)
    places, body = [], b""
    for piece in pieces:
        places.append(8 + len(body))
        body += piece + b"\0" * (len(piece) % 2)
    own = dict(rgb(order) if tags is None else tags)
    own = {starts: long(*places, order=order), lengths: long(*map(len, pieces), order=order)} | own
    out = {"<": b"II*\0", ">": b"MM\0*"}[order] + struct.pack(f"{order}I", 8 + len(body)) + body
    for index, entries in enumerate([own, *further]):
        at = len(out)
        size = len(directory(entries, at, order=order))
        out += directory(entries, at, at + size if index < len(further) else 0, order)
    return out + trailer


def tiles(size: int = 16, planes: int = 1) -> list[bytes]:
    """The picture cut into squares, row by row; in planes, one colour after the other."""
    whole = picture(size=SIZE)
    boxes = [(x, y, x + size, y + size) for y in range(0, SIZE[1], size) for x in range(0, SIZE[0], size)]
    layers = whole.split() if planes > 1 else (whole,)
    return [layer.crop(box).tobytes() for layer in layers for box in boxes]


def big(description: bytes) -> bytes:
    """A BigTIFF with one strip and a description."""
    entries = {
        **rgb(),
        270: text(description),
        273: long(16),
        278: short(SIZE[1]),
        279: long(len(PIXELS)),
        330: long(16),
    }
    at = 16 + len(PIXELS)
    values_at = at + 16 + 20 * len(entries)
    head, values = struct.pack("<Q", len(entries)), b""
    for number, (kind, count, raw) in sorted(entries.items()):
        head += struct.pack("<HHQ", number, kind, count)
        head += raw.ljust(8, b"\0") if len(raw) <= 8 else struct.pack("<Q", values_at + len(values))
        values += raw if len(raw) > 8 else b""
    return struct.pack("<2sHHHQ", b"II", 43, 8, 0, at) + PIXELS + head + bytes(8) + values
