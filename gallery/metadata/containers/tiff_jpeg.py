"""JPEG streams inside a TIFF (TIFF Technical Note 2): tables once, then one stream for each strip or tile."""

from typing import Final

from gallery.metadata.containers import jpeg
from gallery.metadata.containers.container import Role

_FRAMES: Final = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
_BEGIN: Final = b"\xff\xd8"
_END: Final = b"\xff\xd9"


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
    frames = [part.data for part in jpeg.walk(stream).of(Role.PICTURE) if part.data[1] in _FRAMES]
    if len(frames) != 1 or len(frames[0]) < 9:
        return False
    height, width = int.from_bytes(frames[0][5:7], "big"), int.from_bytes(frames[0][7:9], "big")
    return width == columns and rows[0] <= height <= rows[1]
