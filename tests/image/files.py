"""One small file of every format that is read."""

import struct
import zlib
from functools import cache
from io import BytesIO

from PIL import Image
from pillow_heif import from_pillow

from tests.photos import encoded, smooth

FORMATS = ("jpeg", "png", "webp", "gif", "avif", "heic", "tiff")
SUFFIX = {"jpeg": ".jpg", "tiff": ".tif"}
SIZE = (48, 32)


@cache
def small(form: str, size: tuple[int, int] = SIZE) -> bytes:
    """A photo of that format."""
    picture = smooth(size)
    return heic(picture) if form == "heic" else encoded(picture, form.upper())


def name_of(form: str) -> str:
    """A file name that promises the format."""
    return f"photo{SUFFIX.get(form, f'.{form}')}"


def heic(picture: Image.Image, exif: bytes = b"") -> bytes:
    """A HEIC file."""
    file, out = from_pillow(picture), BytesIO()
    if exif:
        file.info["exif"] = exif
    file.save(out, quality=90)
    return out.getvalue()


def chunk(kind: bytes, body: bytes) -> bytes:
    """A PNG chunk (PNG 3, 5.3)."""
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(width: int, height: int, *chunks: bytes, depth: int = 8, colour: int = 2, rows: bytes = b"") -> bytes:
    """A PNG of raw rows, with further chunks before and, after an ``IDAT`` of their own, behind the pixels."""
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0))
    pixels = chunk(b"IDAT", zlib.compress(rows))
    return b"".join([b"\x89PNG\r\n\x1a\n", header, *chunks, pixels, chunk(b"IEND", b"")])
