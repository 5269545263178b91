"""Blocks inside blocks: programs keep XMP and IPTC in EXIF, and EXIF and XMP in Photoshop's resources."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from gallery.metadata.blocks.exif import read_directories
from gallery.metadata.blocks.iptc import resources
from gallery.metadata.containers.container import Part, Role, Walk
from gallery.metadata.containers.tiff.file import WHOLE_FILE

MAX_BLOCKS: Final = 16
"""Blocks of one kind that are read; real files have up to three."""

# Adobe TIFF Technical Notes; XMP specification, part 3.
_IN_EXIF: Final = ((700, Role.XMP), (33723, Role.IPTC), (34377, Role.RESOURCES))

# Adobe Photoshop file format, image resources; IPTC is read with the resources themselves.
_IN_RESOURCES: Final = {0x0422: Role.LOOSE_EXIF, 0x0424: Role.XMP}


def opened(walk: Walk) -> Walk:
    """The walk with the blocks inside its blocks as further parts, behind its own; what lies deeper is left."""
    own = [part for role in (Role.EXIF, Role.LOOSE_EXIF) for part in walk.of(role)[:MAX_BLOCKS]]
    inner = tuple(_in_exif(part for part in own if part.name != WHOLE_FILE))
    walk = replace(walk, parts=(*walk.parts, *inner))
    return replace(walk, parts=(*walk.parts, *_in_resources(walk.of(Role.RESOURCES)[:MAX_BLOCKS])))


def _in_exif(parts: Iterable[Part]) -> Iterator[Part]:
    for part in parts:
        found = read_directories(part.data)
        raws = ((role, found.raw(("0", number))) for number, role in _IN_EXIF)
        yield from (Part(role, raw) for role, raw in raws if raw)


def _in_resources(parts: Iterable[Part]) -> Iterator[Part]:
    for part in parts:
        found = ((_IN_RESOURCES.get(number), raw) for number, raw in resources(part.data)[0])
        yield from (Part(role, raw) for role, raw in found if role)
