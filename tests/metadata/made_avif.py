"""AVIF files of several tiles, as phones write HEIC; made box by box (ISO/IEC 14496-12; 23008-12, 6.6.2.3)."""

import struct
from collections.abc import Sequence
from io import BytesIO

from PIL import Image

from gallery.metadata.containers.isobmff.items import Box, boxes, read_items
from gallery.metadata.containers.isobmff.tables import properties_of

TILE = 64
"""Side in px; MIAF knows no smaller tiles."""


def box(name: bytes, *contents: bytes) -> bytes:
    body = b"".join(contents)
    return struct.pack(">I", len(body) + 8) + name + body


def full(name: bytes, version: int, flags: int, *contents: bytes) -> bytes:
    return box(name, struct.pack(">I", version << 24 | flags), *contents)


def stream(picture: Image.Image) -> tuple[bytes, dict[bytes, bytes]]:
    """The AV1 stream of a picture, and its properties by name."""
    out = BytesIO()
    picture.save(out, "AVIF", quality=90)
    data = out.getvalue()
    top, _ = boxes(data, 0, len(data))
    meta = next(one for one in top if one.name == b"meta")
    table: dict[bytes, Box] = {one.name: one for one in boxes(data, meta.start + 4, meta.end)[0]}
    (item,) = read_items(data, table) or ()
    start, end = item.extents[0]
    return data[start:end], {one.name: one.content for one in properties_of(data, table[b"iprp"])[item.number]}


def grid(picture: Image.Image, *, wide: bool = False, behind: bytes = b"", shape: bytes = b"") -> bytes:
    """A picture as tiles of ``TILE`` px.

    Args:
        picture: Its sides are multiples of a tile's.
        wide: Item numbers and references of 32 bits, as files with very many items have.
        behind: More bytes in ``idat``.
        shape: Rows and columns less one, where the file is to say others than it has.
    """
    columns, rows = picture.width // TILE, picture.height // TILE
    corners = [(x * TILE, y * TILE) for y in range(rows) for x in range(columns)]
    made = [stream(picture.crop((x, y, x + TILE, y + TILE))) for x, y in corners]
    tiles = [data for data, _ in made]
    head = bytes(2) + (shape or bytes((rows - 1, columns - 1))) + struct.pack(">HH", *picture.size)
    number = ">I" if wide else ">H"
    tables = [
        full(b"hdlr", 0, 0, bytes(4), b"pict", bytes(13)),
        full(b"pitm", wide, 0, struct.pack(number, 1)),
        _kinds(len(tiles), number),
        _references(len(tiles), number),
        _properties(made[0][1], picture.size, len(tiles), number),
        box(b"idat", head, behind),
    ]
    begin = box(b"ftyp", b"avif", bytes(4), b"avif", b"mif1", b"miaf")
    at = len(begin) + len(full(b"meta", 0, 0, *tables, _places(head, tiles, 0, number))) + 8
    return begin + full(b"meta", 0, 0, *tables, _places(head, tiles, at, number)) + box(b"mdat", *tiles)


def _kinds(tiles: int, number: str) -> bytes:
    """``iinf``: item 1 is the grid; its tiles, from 2 on, are hidden."""
    wide = number == ">I"
    kinds = [(1, 0, b"grid"), *((at, 1, b"av01") for at in range(2, 2 + tiles))]
    entries = [full(b"infe", 2 + wide, hid, struct.pack(number, at), bytes(2), kind, b"\0") for at, hid, kind in kinds]
    return full(b"iinf", wide, 0, struct.pack(number, len(kinds)), *entries)


def _references(tiles: int, number: str) -> bytes:
    ends = [struct.pack(number, at) for at in range(2, 2 + tiles)]
    return full(b"iref", number == ">I", 0, box(b"dimg", struct.pack(number, 1), struct.pack(">H", tiles), *ends))


def _properties(own: dict[bytes, bytes], size: tuple[int, int], tiles: int, number: str) -> bytes:
    """``iprp``: sizes of the picture and of a tile, depth, colours, and how the stream is read, which is essential."""
    shared = [
        full(b"ispe", 0, 0, struct.pack(">II", *size)),
        full(b"ispe", 0, 0, struct.pack(">II", TILE, TILE)),
        *(box(name, own[name]) for name in (b"pixi", b"colr", b"av1C")),
    ]
    marks = [(1, b"\x01\x03\x04"), *((at, b"\x02\x03\x04\x85") for at in range(2, 2 + tiles))]
    entries = [struct.pack(number, at) + bytes((len(held),)) + held for at, held in marks]
    associations = full(b"ipma", number == ">I", 0, struct.pack(">I", len(marks)), *entries)
    return box(b"iprp", box(b"ipco", *shared), associations)


def _places(head: bytes, tiles: Sequence[bytes], at: int, number: str) -> bytes:
    """``iloc``: the grid in ``idat``, the tiles one after the other in ``mdat``."""
    entries = [struct.pack(number, 1) + struct.pack(">HHHII", 1, 0, 1, 0, len(head))]
    for place, tile in enumerate(tiles, 2):
        entries.append(struct.pack(number, place) + struct.pack(">HHHII", 0, 0, 1, at, len(tile)))
        at += len(tile)
    version = 2 if number == ">I" else 1
    return full(b"iloc", version, 0, b"\x44\0", struct.pack(number, len(entries)), *entries)
