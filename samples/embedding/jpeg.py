"""JPEG files with metadata segments in front."""

import struct
from io import BytesIO

from PIL import Image


def jpeg(picture: Image.Image, *, quality: int, exif: bytes = b"", xmp: bytes = b"", iptc: bytes = b"") -> bytes:
    """An encoded picture; with metadata there is no JFIF header, as in files from cameras."""
    out = BytesIO()
    picture.save(out, "JPEG", quality=quality, optimize=True)
    plain = out.getvalue()
    segments = b""
    for marker, head, body in (
        (0xE1, b"Exif\0\0", exif),
        (0xE1, b"http://ns.adobe.com/xap/1.0/\0", xmp),
        (0xED, b"", iptc),
    ):
        if body:
            segments += struct.pack(">BBH", 0xFF, marker, len(head) + len(body) + 2) + head + body
    if not segments:
        return plain
    (length,) = struct.unpack(">H", plain[4:6])
    return plain[:2] + segments + plain[4 + length :]
