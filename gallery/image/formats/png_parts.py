"""The frames of an APNG one by one (PNG third edition, 4.9 and 11.3.6).

Pillow lays them on each other too, but what is half transparent stays so on an opaque ground; so each frame is given
to it as a file of its own.
"""

import struct
from collections.abc import Iterator
from io import BytesIO
from typing import Final, NamedTuple
from zlib import crc32

from PIL import PngImagePlugin

from gallery.image.canvas import Disposal, Part

SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
_DISPOSALS: Final[tuple[Disposal, ...]] = ("leave", "clear", "restore")
_SHARED: Final = (b"PLTE", b"tRNS", b"iCCP")
_HUNDREDTHS: Final = 100
"""What a delay is in where it names no unit."""


class _Control(NamedTuple):
    """What fcTL says."""

    number: int
    width: int
    height: int
    left: int
    top: int
    delay: int
    unit: int
    disposal: int
    blending: int


class _Head(NamedTuple):
    """What all frames have in common."""

    header: bytes = b""
    shared: bytes = b""


def parts(data: bytes) -> Iterator[Part]:
    """Every frame; not the picture of those who show no animation, where that is none.

    Raises:
        Exception: The file is damaged from there on.
    """
    head, control, pixels = _Head(), None, bytearray()
    for kind, content in _chunks(data):
        if kind == b"IHDR":
            head = head._replace(header=content)
        elif kind in _SHARED:
            head = head._replace(shared=head.shared + _chunk(kind, content))
        elif kind in (b"IDAT", b"fdAT"):
            pixels += content[4 if kind == b"fdAT" else 0 :]  # behind the number of the chunk
        elif kind in (b"fcTL", b"IEND"):
            if control:
                yield _part(control, head, bytes(pixels))
            control = _Control(*struct.unpack(">IIIIIHHBB", content)) if kind == b"fcTL" else None
            pixels.clear()


def _part(control: _Control, head: _Head, pixels: bytes) -> Part:
    header = _chunk(b"IHDR", struct.pack(">II", control.width, control.height) + head.header[8:])
    file = SIGNATURE + header + head.shared + _chunk(b"IDAT", pixels) + _chunk(b"IEND", b"")
    picture = PngImagePlugin.PngImageFile(BytesIO(file))
    return Part(
        picture=picture,
        left=control.left,
        top=control.top,
        time=round(1000 * control.delay / (control.unit or _HUNDREDTHS)),
        disposal=_DISPOSALS[control.disposal],
        blends=bool(control.blending),
    )


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(SIGNATURE)
    while at + 12 <= len(data):
        length = int.from_bytes(data[at : at + 4], "big")
        yield data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        at += 12 + length


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", crc32(kind + content))
