"""JPEG, read by Pillow's JPEG class alone: never as MPO, whose second pictures are not for publishing.

Pillow parses EXIF while it opens a JPEG, and warns or stumbles over damaged blocks; so it gets the file without them.
"""

from io import BytesIO
from typing import Final

from PIL import Image, JpegImagePlugin

from gallery.image.formats.format import Format

_EXIF: Final = b"Exif\0\0"
_APP1: Final = 0xE1
_APP13: Final = 0xED
_SOS: Final = 0xDA


def _open(file: BytesIO) -> Image.Image:
    data, exif = _without_metadata(file.getvalue())
    picture = JpegImagePlugin.JpegImageFile(BytesIO(data))
    if exif:
        picture.info["exif"] = exif
    return picture


def _without_metadata(data: bytes) -> tuple[bytes, bytes]:
    """The file without APP1 and APP13 before its first scan, and its first EXIF block."""
    kept, exif, start, at = [], b"", 0, 2
    while at + 4 <= len(data) and data[at] == 0xFF and data[at + 1] != _SOS:
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if data[at + 1] in (_APP1, _APP13):
            kept.append(data[start:at])
            start = end
            if not exif and data[at + 4 : at + 10] == _EXIF:
                exif = data[at + 4 : end]
        at = end
    return b"".join([*kept, data[start:]]), exif


JPEG = Format(
    name="jpeg",
    media_type="image/jpeg",
    suffixes=(".jpg", ".jpeg", ".jpe", ".jfif"),
    recognise=lambda head: head.startswith(b"\xff\xd8\xff"),
    open=_open,
)
