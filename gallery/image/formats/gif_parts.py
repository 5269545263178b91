"""The frames of a GIF one by one (GIF89a, 18 to 26).

Pillow lays them on each other too, but takes the disposal of one frame for that of the next, and fills what is cleared
with a colour; so each frame is given to it as a file of its own.
"""

import struct
from collections.abc import Iterator
from io import BytesIO
from typing import Final

from PIL import GifImagePlugin

from gallery.image.canvas import Disposal, Part

_HEAD: Final = 13
_EXTENSION, _CONTROL, _PICTURE = 0x21, 0xF9, 0x2C
_TABLE, _INTERLACED = 0x80, 0x40
_DISPOSALS: Final[dict[int, Disposal]] = {2: "clear", 3: "restore"}


def parts(data: bytes) -> Iterator[Part]:
    """Every frame up to the end of the file, or to what is not one.

    Raises:
        Exception: The file is damaged from there on.
    """
    shared = data[_HEAD : _HEAD + _length(data[10])]
    at, control = _HEAD + len(shared), bytes(4)
    while data[at] in (_EXTENSION, _PICTURE):
        if data[at] == _EXTENSION:
            control = data[at + 3 : at + 7] if data[at + 1] == _CONTROL else control
            at = _behind(data, at + 2)
            continue
        left, top, width, height, flags = struct.unpack_from("<HHHHB", data, at + 1)
        own = data[at + 10 : at + 10 + _length(flags)]
        begin = at + 10 + len(own)
        at = _behind(data, begin + 1)
        table = own or shared
        packed = _TABLE | len(table).bit_length() - 3 if table else 0
        screen = b"GIF89a" + struct.pack("<HHBBB", width, height, packed, 0, 0) + table
        place = struct.pack("<BHHHHB", _PICTURE, 0, 0, width, height, flags & _INTERLACED)
        file = screen + b"\x21\xf9\x04" + control + b"\0" + place + data[begin:at] + b";"
        picture = GifImagePlugin.GifImageFile(BytesIO(file))
        time, disposal = int.from_bytes(control[1:3], "little"), _DISPOSALS.get(control[0] >> 2 & 7, "leave")
        yield Part(picture=picture, left=left, top=top, time=10 * time, disposal=disposal, blends=True)
        control = bytes(4)


def _length(flags: int) -> int:
    """Bytes of the table of colours that the flags announce."""
    return 3 << (flags & 7) + 1 if flags & _TABLE else 0


def _behind(data: bytes, at: int) -> int:
    """Where the blocks that begin there are over."""
    while data[at]:
        at += data[at] + 1
    return at + 1
