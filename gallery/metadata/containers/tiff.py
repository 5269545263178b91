"""TIFF as its tags; read, never rewritten: what hides between its strips cannot be proven gone."""

from typing import Final

from gallery.metadata import words
from gallery.metadata.blocks.exif import read_directories
from gallery.metadata.containers.container import Container, Part, Role, Walk

_XMP: Final = ("0", 700)
_IPTC: Final = ("0", 33723)
_RESOURCES: Final = ("0", 34377)
_PROFILE: Final = ("0", 34675)

WHOLE_FILE: Final = "file"
"""Name of the EXIF part that is the file itself."""

# TIFF 6.0 and its supplements: how the pixels lie and what they mean.
_PIXELS: Final = frozenset(
    {*range(254, 260), 262, 263, 266, 273, *range(277, 285), *range(290, 294), 296, 297, 301}
    | {*range(317, 326), 332, 334, 336, *range(338, 342), 347, *range(529, 533)}
)

FILE_TAGS: Final = frozenset({("0", number) for number in _PIXELS} | {_XMP, _IPTC, _RESOURCES, _PROFILE})
"""Tags of the first directory that are not EXIF: the pixels, and the blocks that are parts of their own."""


def walk(data: bytes) -> Walk:
    """Blocks inside the file; the directories themselves are one EXIF part without the tags of the pixels."""
    found = read_directories(data)
    if not found.order:
        return Walk((), "not a TIFF file of the classic kind")
    parts = [Part(Role.EXIF, data, WHOLE_FILE)]
    parts += [Part(Role.XMP, raw) for raw in (found.raw(_XMP),) if raw]
    parts += [Part(Role.IPTC, raw.rstrip(b"\0")) for raw in (found.raw(_IPTC),) if raw]
    parts += [Part(Role.RESOURCES, raw) for raw in (found.raw(_RESOURCES),) if raw]
    parts += [Part(Role.PROFILE, raw) for raw in (found.raw(_PROFILE),) if raw]
    if any(tag.directory == "1" for tag in found.tags):
        parts.append(Part(Role.PRIVATE, b"", words.PAGES))
    return Walk(tuple(parts))


TIFF = Container(
    name="tiff",
    media_type="image/tiff",
    recognise=lambda head: head[:4] in (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+"),
    walk=walk,
)
