"""JPEG streams inside a TIFF (TIFF Technical Note 2): tables once, then one stream for each strip or tile."""

from collections.abc import Iterable
from typing import Final

from gallery.metadata.containers.container import Role
from gallery.metadata.containers.jpeg import file as jpeg
from gallery.metadata.containers.jpeg.frame import FRAMES

_BEGIN: Final = b"\xff\xd8"
_END: Final = b"\xff\xd9"
_MOST_TABLES: Final = 8_192
"""Bytes; four tables for quantisation and eight for codes take some 2,700."""


def is_plain_jpeg(stream: bytes) -> bool:
    """Whether a stream is, byte by byte, segments that make a picture and nothing else."""
    walk = jpeg.walk(stream)
    if walk.damage or len(walk.parts) != len(walk.of(Role.PICTURE, Role.LAYOUT)):
        return False
    return stream == _BEGIN + b"".join(part.data for part in walk.parts) + _END


def is_frame_of(stream: bytes, columns: int, rows: tuple[int, int]) -> bool:
    """Whether a plain stream shows one picture, of so many columns and between so many rows.

    A larger one would hold what the TIFF cuts off.
    """
    frames = [part.data for part in jpeg.walk(stream).of(Role.PICTURE) if part.data[1] in FRAMES]
    if len(frames) != 1 or len(frames[0]) < 9:
        return False
    height, width = int.from_bytes(frames[0][5:7], "big"), int.from_bytes(frames[0][7:9], "big")
    return width == columns and rows[0] <= height <= rows[1]


def uses_tables(tables: bytes, pieces: Iterable[bytes]) -> bool:
    """Whether plain streams use, together, every table that a plain stream without a picture has for them."""
    unused: set[bytes] | None = None
    for piece in pieces if len(tables) <= _MOST_TABLES else ():
        walk = jpeg.walk(tables.removesuffix(_END) + piece.removeprefix(_BEGIN))
        idle = {part.data for part in walk.of(Role.PRIVATE)}
        unused = idle if unused is None else unused & idle
        if walk.damage or not unused:
            return not walk.damage
    return False
