"""Tell a thumbnail from a further page of a TIFF (TIFF 6.0, section 8; EXIF 2.32, 4.5.4)."""

import struct
from typing import Final

from gallery.metadata.blocks.exif import MAX_DIRECTORIES, Directories
from gallery.metadata.containers.tiff.tags import NEW_SUBFILE

_SUBFILE: Final = 255
_WIDTH: Final = 256
_THUMBNAIL: Final = 513
_REDUCED: Final = 2


def has_pages(found: Directories) -> bool:
    """Whether more than a thumbnail follows the first picture.

    One reduced picture is a thumbnail. Several are the levels of a pyramid, which a map program may need: pages.
    """
    further = _directories(found)
    return bool(further) and not (len(further) == 1 and _is_thumbnail(further[0]))


def is_reduced(found: Directories) -> bool:
    """Whether the first picture is itself the small version of another one, as in raw files."""
    return _says_reduced({tag.number: found.integer(tag.key) or 0 for tag in found.tags if tag.directory == "0"})


def _is_thumbnail(directory: dict[int, int]) -> bool:
    return _says_reduced(directory) or (_THUMBNAIL in directory and _WIDTH not in directory)


def _says_reduced(directory: dict[int, int]) -> bool:
    return bool(directory.get(NEW_SUBFILE, 0) & 1) or directory.get(_SUBFILE) == _REDUCED


def _directories(found: Directories) -> list[dict[int, int]]:
    """Each directory of the chain but the first: tag -> what its entry holds, a number or a place."""
    data, order = found.data, found.order
    chain: list[dict[int, int]] = []
    (at,) = struct.unpack_from(f"{order}I", data, 4)
    while at and at + 2 <= len(data) and len(chain) <= MAX_DIRECTORIES:
        (count,) = struct.unpack_from(f"{order}H", data, at)
        end = at + 2 + 12 * count
        whole = data[at + 2 : end]
        entries = struct.iter_unpack(f"{order}HHI4s", whole[: len(whole) // 12 * 12])
        chain.append({number: _value(kind, raw, order) for number, kind, _, raw in entries})
        at = int.from_bytes(data[end : end + 4], "little" if order == "<" else "big")
    return chain[1:]


def _value(kind: int, raw: bytes, order: str) -> int:
    form = "H2x" if kind == 3 else "I"
    value: int = struct.unpack(f"{order}{form}", raw)[0]
    return value
