"""The EXIF Orientation of a picture, and turning it upright."""

import struct
from typing import Final

from PIL import Image

_TAG: Final = 0x0112
_SHORT: Final = 3

# EXIF 2.32, 4.6.4 A: what brings each stored orientation upright.
_UPRIGHT: Final = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def orientation_of(exif: bytes) -> int:
    """Read Orientation from the first IFD of an EXIF block.

    Only IFD0 counts, as in browsers; XMP ``tiff:Orientation`` is not asked.

    Args:
        exif: A TIFF stream, with or without the ``Exif\\0\\0`` prefix.

    Returns:
        1-8; 1 where the block is damaged or says nothing.
    """
    data = exif.removeprefix(b"Exif\0\0")
    order = {b"II": "<", b"MM": ">"}.get(data[:2])
    if order is None or len(data) < 8:
        return 1
    (start,) = struct.unpack_from(f"{order}I", data, 4)
    if start + 2 > len(data):
        return 1
    (count,) = struct.unpack_from(f"{order}H", data, start)
    for offset in range(start + 2, min(start + 2 + 12 * count, len(data) - 11), 12):
        tag, kind, values = struct.unpack_from(f"{order}HHI", data, offset)
        if tag == _TAG and kind == _SHORT and values == 1:
            (value,) = struct.unpack_from(f"{order}H", data, offset + 8)
            return value if 1 <= value <= 8 else 1
    return 1


def swaps_sides(orientation: int) -> bool:
    """Whether width and height change places when the picture is turned upright."""
    return orientation >= 5


def upright(picture: Image.Image, orientation: int) -> Image.Image:
    """Turn or mirror the picture so that it is seen as it was taken."""
    method = _UPRIGHT.get(orientation)
    return picture if method is None else picture.transpose(method)
