"""Say which block of a file every value came from, disagreements included."""

from collections.abc import Iterator, Sequence
from typing import Final

from gallery.metadata import capture
from gallery.metadata.blocks.exif import Directories
from gallery.metadata.gather import Gathered
from gallery.metadata.packet import Packet, first
from gallery.model import Captured, Found

_TEXTS: Final = {
    "dc:title": "title",
    "dc:description": "captions",
    "Iptc4xmpCore:AltTextAccessibility": "alt",
    "dc:creator": "creator",
    "photoshop:Credit": "credit",
    "dc:rights": "copyright",
    "xmpRights:WebStatement": "license_url",
    "cc:license": "license_url",
    "Iptc4xmpExt:DigitalSourceType": "digital_source_type",
    "plus:DataMining": "data_mining",
    "Iptc4xmpExt:PersonInImage": "people",
    "dc:subject": "keywords",
}
"""Property -> the ``Metadata`` field it is told under."""

_MEMBERS: Final = {"plus:LicensorName": "licensor", "plus:LicensorURL": "acquire_url"}
"""Member of a licensor -> field."""

_ORIENTATIONS: Final = tuple("12345678")  # TIFF 6.0, Orientation


def found(gathered: Gathered, orientation: int) -> Iterator[Found]:
    """Every value of every block, the block that counts for texts first.

    Args:
        gathered: What the file says.
        orientation: That of EXIF, which browsers obey; 1 is not told.
    """
    for block, packet in gathered.blocks.items():
        directories = gathered.directories if block == "exif" else ()
        yield from (
            Found(field=name, block=block, value=value) for name, value in _capture(directories, packet) if value
        )
        yield from _texts(block, packet)
    if orientation > 1:
        yield Found(field="orientation", block="exif", value=str(orientation))
    if (turned := first(gathered.xmp, "tiff:Orientation")) in _ORIENTATIONS[1:]:
        yield Found(field="orientation", block="xmp", value=turned)
    yield from (Found(field="people", block="xmp", value=name) for name in gathered.faces.names)
    if gathered.faces.count:
        yield Found(field="faces", block="xmp", value=str(gathered.faces.count))


def _capture(directories: Sequence[Directories], packet: Packet) -> Iterator[tuple[str, str]]:
    """Field and text of what a block says about the capture: no serial number, no coordinate."""
    taken, camera = capture.captured(directories, packet), capture.camera(directories, packet)
    yield "captured", _iso(taken) if taken else ""
    yield "camera", (camera.label or "yes") if camera else ""
    yield "lens", capture.lens(directories, packet)
    yield "exposure", capture.exposure(directories)
    yield "has_gps", "yes" if capture.has_position(directories, packet) else ""


def _iso(taken: Captured) -> str:
    if taken.utc_offset is None:
        return taken.local
    hours, minutes = divmod(abs(taken.utc_offset), 60)
    return f"{taken.local}{'-' if taken.utc_offset < 0 else '+'}{hours:02}:{minutes:02}"


def _texts(block: str, packet: Packet) -> Iterator[Found]:
    for name, field in _TEXTS.items():
        for item in packet.get(name, ()):
            if item.text:
                yield Found(field=field, block=block, value=item.text, language=item.language)
    for item in packet.get("plus:Licensor", ()):
        yield from (
            Found(field=_MEMBERS[name], block=block, value=text)
            for name, text in item.fields
            if name in _MEMBERS and text
        )
