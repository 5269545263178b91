"""How many strips or tiles a TIFF has, and how large each is (TIFF 6.0, sections 3, 15 and 21)."""

from dataclasses import dataclass
from typing import Final

from gallery.metadata.blocks.exif import Directories
from gallery.metadata.containers.tiff.tags import (
    BITS,
    COMPRESSION,
    PHOTOMETRIC,
    SAMPLES,
    STRIPS,
    TILES,
    number,
    numbers,
)

MAX_BYTES: Final = 1 << 31
"""Of all pieces together, unpacked; more is no photo, or takes too long to prove."""

_LARGEST_TILE: Final = 1024
"""Pixels; what a tile holds beyond the picture's edge is never shown, and should not be much."""

_JPEG: Final = 7
_YCBCR: Final = 6
_SEPARATE: Final = 2
_MAX_BITS: Final = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """The grid of a picture.

    Attributes:
        across: Columns of a piece; of a strip, the picture's.
        down: Rows of a piece; the last strip may have fewer.
        planes: As many grids, one after the other.
        channels: Samples in each pixel of a piece.
        bits: Of a sample.
        cell: Pixels that share their chroma, across and down.
    """

    width: int
    height: int
    across: int
    down: int
    planes: int
    channels: int
    bits: int
    tiled: bool
    cell: tuple[int, int] = (1, 1)

    @property
    def tags(self) -> tuple[int, int]:
        """Where the pieces begin and how long they are."""
        return TILES if self.tiled else STRIPS

    @property
    def count(self) -> int:
        """Of pieces."""
        return -(-self.width // self.across) * -(-self.height // self.down) * self.planes

    def rows(self, index: int) -> int:
        """Of a piece."""
        if self.tiled:
            return self.down
        return min(self.down, self.height - index % -(-self.height // self.down) * self.down)

    def size(self, index: int) -> int:
        """Bytes of a piece, unpacked; rows begin on whole bytes."""
        rows, (wide, high) = self.rows(index), self.cell
        if self.cell != (1, 1):
            return -(-self.across // wide) * -(-rows // high) * (wide * high + 2)
        return rows * -(-self.across * self.channels * self.bits // 8)


def shape_of(found: Directories) -> Shape | None:
    """The grid that the tags describe; None where they do not describe one, or one too large."""
    width, height = number(found, 256, 0), number(found, 257, 0)
    samples, planar = number(found, SAMPLES, 1), number(found, 284, 1)
    depths = set(numbers(found, BITS) or (1,))
    bits = max(depths)
    tiled = any(tag.key == ("0", TILES[0]) for tag in found.tags)
    across, down = (number(found, 322, 0), number(found, 323, 0)) if tiled else (width, number(found, 278, height))
    down = down if tiled else min(down, height)
    if not (width and height and samples and across and down and len(depths) == 1 and 0 < bits <= _MAX_BITS):
        return None
    if (tiled and max(across, down) > _LARGEST_TILE) or planar not in (1, _SEPARATE):
        return None
    planes = samples if planar == _SEPARATE else 1
    cell = _cell(found)
    if cell != (1, 1) and (planes, samples, bits) != (1, 3, 8):
        return None
    shape = Shape(
        width=width,
        height=height,
        across=across,
        down=down,
        planes=planes,
        channels=samples // planes,
        bits=bits,
        tiled=tiled,
        cell=cell,
    )
    largest = shape.size(0) * shape.count
    return shape if largest <= MAX_BYTES else None


def _cell(found: Directories) -> tuple[int, int]:
    """Chroma of a YCbCr picture is halved both ways unless it says otherwise; a JPEG stream says so itself."""
    if number(found, PHOTOMETRIC, 0) != _YCBCR or number(found, COMPRESSION, 1) == _JPEG:
        return 1, 1
    wide, high = (*numbers(found, 530), 2, 2)[:2]
    return (wide, high) if wide in (1, 2, 4) and high in (1, 2, 4) else (1, 1)
