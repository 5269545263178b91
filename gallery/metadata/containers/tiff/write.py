"""Put a classic TIFF together: directories first, then strips, each on an even place."""

import struct
from typing import Final

from gallery.metadata.blocks.exif import Directories, read_directories
from gallery.metadata.containers.container import Role, Walk
from gallery.metadata.containers.tiff.directory import HEADS, LONG, POINTERS, Entry, Groups, even, stream
from gallery.metadata.containers.tiff.pixels import ORDER, PIECE, TAG
from gallery.metadata.containers.tiff.tags import FILE_TAGS, PROFILE, STRIPS, TILES, XMP

_BYTE, _UNDEFINED = 1, 7
_WORD: Final = {3: 2, 8: 2, 4: 4, 5: 4, 9: 4, 10: 4, 11: 4, 13: 4, 12: 8}
"""Type -> bytes that change places with the byte order."""


def assemble(before: Walk, exif: bytes, xmp: bytes) -> bytes:
    """A new file from the picture and the profile, with the tags of an EXIF block and an XMP packet."""
    picture = before.of(Role.PICTURE)
    order = next(order for order, head in HEADS.items() if [head] == [p.data for p in picture if p.name == ORDER])
    pieces = [part.data for part in picture if part.name == PIECE]
    groups = _groups(read_directories(exif), order)
    own = groups["0"]
    for part in picture:
        if part.name == TAG:
            number, kind, count = struct.unpack_from("<HHI", part.data)
            own[number] = (kind, count, part.data[8:])
    for part in before.of(Role.PROFILE):
        own[PROFILE] = (_UNDEFINED, len(part.data), part.data)
    if xmp:
        own[XMP] = (_BYTE, len(xmp), xmp)
    where = next(starts for starts, lengths in (STRIPS, TILES) if lengths in own)
    own[where] = (LONG, len(pieces), bytes(4 * len(pieces)))
    at = len(stream(groups, order))
    places = []
    for piece in pieces:
        places.append(at)
        at += len(piece) + len(piece) % 2
    own[where] = (LONG, len(pieces), struct.pack(f"{order}{len(pieces)}I", *places))
    return b"".join([stream(groups, order), *map(even, pieces)])


def blocks(after: Walk) -> list[bytes]:
    """EXIF block and XMP packet that a file was assembled with, read back from it."""
    whole = after.of(Role.EXIF)[:1]
    found = [
        stream(groups, ">") for part in whole if any((groups := _groups(read_directories(part.data), ">")).values())
    ]
    return [*found, *(part.data for part in after.of(Role.XMP))]


def _groups(found: Directories, order: str) -> Groups:
    """The tags that are not the file's own, in a byte order."""
    groups: dict[str, dict[int, Entry]] = {"0": {}, "exif": {}, "interop": {}}
    for tag in found.tags:
        pointer = tag.number in POINTERS.values()
        if tag.directory in groups and tag.key not in FILE_TAGS and not pointer:
            raw = found.raw(tag.key)
            value = raw if order == found.order else _turned(raw, _WORD.get(tag.kind, 1))
            groups[tag.directory][tag.number] = (tag.kind, tag.count, value)
    return groups


def _turned(raw: bytes, size: int) -> bytes:
    return b"".join(raw[at : at + size][::-1] for at in range(0, len(raw), size)) if size > 1 else raw
