"""Prove a strip of fax codes by encoding its pixels anew (ITU-T T.4 and T.6; TIFF 6.0, sections 10 and 11)."""

import struct
from io import BytesIO
from typing import Final

from gallery.metadata.blocks.exif import read_directories
from gallery.metadata.containers.tiff.directory import stream
from gallery.metadata.containers.tiff.tags import COMPRESSION, FILL_ORDER, STRIPS, T4_OPTIONS, number

FAX: Final = {2: "tiff_ccitt", 3: "group3", 4: "group4"}
"""Compression -> Pillow's name for it."""

_MAX_PIXELS: Final = 80_000_000
"""Of one strip; a page of A2 at 600 dpi has 140 megapixels, in strips."""

_LEAST_FIRST: Final = 2
_TURNED: Final = bytes(int(f"{byte:08b}"[::-1], 2) for byte in range(256))


def is_exact_fax(codes: bytes, kind: int, size: tuple[int, int], *, fill_order: int, options: int) -> bool:
    """Whether a strip is, byte by byte, what LibTIFF writes of the pixels it decodes to.

    A decoder takes any bytes for a fax, and stops after its last row. The standards leave an encoder no choice but
    how the last byte and the end of a page are filled, so strips of other encoders differ from LibTIFF's only there.
    """
    if size[0] * size[1] > _MAX_PIXELS:
        return False
    plain = _first(codes, fill_order)
    return _encoded(_alone(plain, kind, size, options), kind, options) == plain


def _first(codes: bytes, fill_order: int) -> bytes:
    """With the most significant bit first."""
    return codes.translate(_TURNED) if fill_order == _LEAST_FIRST else codes


def _alone(codes: bytes, kind: int, size: tuple[int, int], options: int) -> bytes:
    """A file that holds the strip and nothing else."""
    values = {256: size[0], 257: size[1], 258: 1, 262: 1, 277: 1, 278: size[1], 279: len(codes), COMPRESSION: kind}
    values |= {T4_OPTIONS: options} if options else {}
    tags = {tag: (4, 1, struct.pack("<I", value)) for tag, value in values.items()}
    tags |= {tag: (3, 1, struct.pack("<H", values[tag])) for tag in (258, COMPRESSION, 262, 277)}
    for at in (0, len(stream({"0": tags | {STRIPS[0]: (4, 1, bytes(4))}, "exif": {}, "interop": {}}, "<"))):
        tags[STRIPS[0]] = (4, 1, struct.pack("<I", at))
    return stream({"0": tags, "exif": {}, "interop": {}}, "<") + codes


def _encoded(file: bytes, kind: int, options: int) -> bytes:
    """The only strip of the same picture, encoded anew; empty where it cannot be."""
    from PIL import Image  # noqa: PLC0415 - most files are no fax

    out = BytesIO()
    try:
        with Image.open(BytesIO(file), formats=["TIFF"]) as picture:
            tags = {T4_OPTIONS: options} if options else {}
            picture.save(out, "TIFF", compression=FAX[kind], strip_size=_MAX_PIXELS, tiffinfo=tags)
    except Exception:  # noqa: BLE001 - decoders raise whatever they like on hostile bytes
        return b""
    found = read_directories(out.getvalue())
    at, length = (number(found, tag, 0) for tag in STRIPS)
    return _first(found.data[at : at + length], number(found, FILL_ORDER, 1))
