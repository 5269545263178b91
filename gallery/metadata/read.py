"""Read what a photo says about itself."""

from typing import Final

from gallery.metadata import capture
from gallery.metadata.captions import says_something
from gallery.metadata.containers import container_of
from gallery.metadata.containers.container import Walk
from gallery.metadata.found import found
from gallery.metadata.gather import Gathered, gather
from gallery.metadata.keep import stored_orientation
from gallery.metadata.packet import Packet, by_language, field, first, merged
from gallery.metadata.policy import POLICIES
from gallery.metadata.secrets import secret_digests
from gallery.metadata.verify import traces
from gallery.model import Metadata

_CAPTION: Final = "dc:description"


def read_metadata(data: bytes) -> Metadata:
    """The facts embedded in a photo, from whatever blocks can be read; never raises, whatever the bytes are.

    Texts come from XMP before IPTC before EXIF before PNG (see ``Gathered.whole``); capture facts from EXIF first,
    which the camera itself wrote. Captions that say nothing are left out. Where a file holds no photo, everything is
    empty.
    """
    container = container_of(data)
    if container is None:
        return Metadata()
    walk = container.walk(data)
    return _metadata(walk, gather(walk), stored_orientation(walk) if container.turns else 1)


def _metadata(walk: Walk, gathered: Gathered, orientation: int) -> Metadata:
    spoken = merged(map(_without_boilerplate, gathered.blocks.values()))
    blocks = gathered.directories
    return Metadata(
        captured=capture.captured(blocks, gathered.xmp, gathered.iptc),
        camera=capture.camera(blocks, spoken),
        lens=capture.lens(blocks, spoken),
        exposure=capture.exposure(blocks),
        orientation=orientation,
        title=by_language(spoken, "dc:title"),
        captions=by_language(spoken, _CAPTION),
        alt=by_language(spoken, "Iptc4xmpCore:AltTextAccessibility"),
        creator="; ".join(_texts(spoken, "dc:creator")),
        credit=first(spoken, "photoshop:Credit"),
        copyright=first(spoken, "dc:rights"),
        license_url=first(spoken, "xmpRights:WebStatement") or first(spoken, "cc:license"),
        licensor=field(spoken, "plus:Licensor", "plus:LicensorName"),
        acquire_url=field(spoken, "plus:Licensor", "plus:LicensorURL"),
        digital_source_type=first(spoken, "Iptc4xmpExt:DigitalSourceType"),
        data_mining=first(spoken, "plus:DataMining"),
        people=tuple(dict.fromkeys((*_texts(spoken, "Iptc4xmpExt:PersonInImage"), *gathered.faces.names))),
        faces=gathered.faces.count,
        keywords=_texts(spoken, "dc:subject"),
        has_gps=capture.has_position(blocks, spoken),
        private=traces(walk, POLICIES["web"]),
        found=tuple(found(gathered, orientation)),
        secrets=secret_digests(walk, gathered),
    )


def _without_boilerplate(packet: Packet) -> Packet:
    captions = tuple(item for item in packet.get(_CAPTION, ()) if says_something(item.text))
    return {**packet, _CAPTION: captions}


def _texts(packet: Packet, name: str) -> tuple[str, ...]:
    """Every text once, in file order."""
    return tuple(dict.fromkeys(item.text for item in packet.get(name, ()) if item.text))
