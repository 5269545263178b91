"""Ways to damage a file: blindly, and where its structure is."""

import random
import re
import struct

LENGTHS = (b"\xff" * 4, b"\0" * 4, b"\x7f\xff\xff\xff", b"\0\0\0\1", b"\xff\xff\0\0", b"\0\0\xff\xff")
_STRUCTURE = re.compile(
    rb"Exif\0|II\*\0|MM\0\*|8BIM|http://ns\.adobe\.com|ICC_PROFILE|<rdf:|<x:xmpmeta|\xff[\xc0-\xfe]|IHDR|IDAT|iTXt|zTXt|eXIf"
    rb"|VP8X|VP8 |ANMF|EXIF|XMP |\x21[\xf9\xfe\xff]|meta|iinf|iloc|ipma|ipco|iref|infe|mdat|\x1c\x02"
)
_MOST_PLACES = 400


def damaged(data: bytes, dice: random.Random) -> bytes:
    """The file with one to six damages, half of them beside a marker, name or magic number."""
    new = bytearray(data)
    places = [found.start() for _, found in zip(range(_MOST_PLACES), _STRUCTURE.finditer(data), strict=False)]
    for _ in range(dice.randint(1, 6)):
        at = dice.randrange(len(new)) if len(new) else 0
        if places and dice.random() < 0.5:
            at = min(dice.choice(places) + dice.randint(-4, 14), len(new) - 1) % max(len(new), 1)
        _damage(new, at, dice)
    return bytes(new)


def _damage(new: bytearray, at: int, dice: random.Random) -> None:
    length = dice.randint(1, 40)
    match dice.randrange(8):
        case 0 if new:
            new[at] ^= 1 << dice.randrange(8)
        case 1:
            new[at : at + 4] = dice.choice(LENGTHS)
        case 2 if len(new) > 100:
            del new[at : at + length]
        case 3:
            new[at:at] = new[at : at + length]
        case 4:  # another part of the file, a whole segment for instance, once more
            start = dice.randrange(len(new)) if new else 0
            new[at:at] = new[start : start + dice.randint(10, 3000)]
        case 5:  # a number that points back, into the middle, or behind the end
            order = dice.choice("<>")
            new[at : at + 4] = struct.pack(f"{order}I", dice.choice((8, at, len(new) // 2, len(new) + 7)) & 0xFFFFFFFF)
        case 6:
            new[at : at + 2] = struct.pack(dice.choice("<>") + "H", dice.choice((0, 1, 2, 255, 4096, 65_535)))
        case _ if dice.random() < 0.2:
            del new[max(at, 12) :]
