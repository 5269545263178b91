"""Everything the blocks of a file say, as packets of the same shape."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from gallery.metadata.blocks.exif import Directories, read_directories
from gallery.metadata.blocks.iptc import iptc_of, iptc_packet, resource_packet
from gallery.metadata.blocks.regions import Faces, faces, united
from gallery.metadata.blocks.xmp import properties
from gallery.metadata.blocks.xmp_tree import Budget, read_tree
from gallery.metadata.containers.container import Role, Walk
from gallery.metadata.nested import MAX_BLOCKS, opened
from gallery.metadata.packet import Item, Packet, items, language_tag, merged, tidy
from gallery.metadata.policy import ARTIST, COPYRIGHT, DESCRIPTION, TEXT_PROPERTIES

__all__ = ["MAX_BLOCKS", "Gathered", "gather"]

_IMAGE_TITLE = ("exif", 0xA436)  # EXIF 3.0, 4.6.6, as is the next
_PHOTOGRAPHER = ("exif", 0xA437)
_XMP_TWINS = {
    "tiff:Artist": "dc:creator",
    "tiff:Copyright": "dc:rights",
    "tiff:ImageDescription": "dc:description",
    "exif:Copyright": "dc:rights",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """What was found, block by block.

    Attributes:
        directories: Of each EXIF block, the one that turns the picture first.
        xmp: XMP, including the EXIF texts repeated in it.
        iptc: IPTC-IIM and the copyright notes of Photoshop.
        exif: The texts of EXIF.
        png: The texts of PNG.
        faces: Marked in XMP.
    """

    directories: tuple[Directories, ...]
    xmp: Packet
    iptc: Packet
    exif: Packet
    png: Packet
    faces: Faces

    @property
    def blocks(self) -> dict[str, Packet]:
        """The packets under the names of their blocks, the one that counts first."""
        return {"xmp": self.xmp, "iptc": self.iptc, "exif": self.exif, "png": self.png}

    @property
    def whole(self) -> Packet:
        """One value for each property: XMP before IPTC before EXIF before PNG.

        The Metadata Working Group (Guidelines 2.0, 2.3) has readers reconcile the blocks and, without checksums to tell
        which one was edited last, prefer the block that can say it in Unicode and by language.
        """
        return merged(self.blocks.values())


def gather(walk: Walk) -> Gathered:
    """Read every block of a file; a damaged one says as much as can be read of it."""
    walk = opened(walk)
    directories = tuple(
        read_directories(part.data) for role in (Role.EXIF, Role.LOOSE_EXIF) for part in walk.of(role)[:MAX_BLOCKS]
    )
    budget = Budget()
    packets = (part.data for part in walk.of(Role.XMP)[:MAX_BLOCKS])
    trees = [tree for data in packets if (tree := read_tree(data, budget)) is not None]
    xmp = merged(map(properties, trees))
    resources = walk.of(Role.RESOURCES)[:MAX_BLOCKS]
    return Gathered(
        directories=directories,
        xmp=merged((xmp, _twins(xmp))),
        iptc=merged([*map(iptc_packet, _streams(walk)), *(resource_packet(part.data) for part in resources)]),
        exif=merged(map(_exif_packet, directories)),
        png=_texts(walk),
        faces=united(map(faces, trees)),
    )


def _streams(walk: Walk) -> Iterator[bytes]:
    """IPTC-IIM, alone or in Photoshop's resources, in the order of the file."""
    parts = walk.of(Role.IPTC, Role.RESOURCES)[: 2 * MAX_BLOCKS]
    found = ((part.data,) if part.role is Role.IPTC else iptc_of(part.data) for part in parts)
    return islice((stream for streams in found for stream in streams), MAX_BLOCKS)


def _twins(xmp: Packet) -> Packet:
    return merged({name: xmp[twin]} for twin, name in _XMP_TWINS.items() if twin in xmp)


def _exif_packet(found: Directories) -> Packet:
    return {
        "dc:creator": items(found.text(ARTIST) or found.text(_PHOTOGRAPHER)),
        "dc:rights": items(found.text(COPYRIGHT)),
        "dc:description": items(found.text(DESCRIPTION)),
        "dc:title": items(found.text(_IMAGE_TITLE)),
    }


def _texts(walk: Walk) -> Packet:
    """The texts of PNG: one for each of several authors, and one for each language."""
    texts: dict[str, dict[Item, None]] = {}
    for part in walk.of(Role.TEXT)[:MAX_BLOCKS]:
        name, text = TEXT_PROPERTIES[part.name.lower()], tidy(part.data.decode("utf-8", "replace"))
        language = language_tag(part.language) if part.language and name != "dc:creator" else ""
        if text:
            texts.setdefault(name, {})[Item(text=text, language=language)] = None
    return {name: tuple(found) for name, found in texts.items()}
