"""JPEG taken apart and put together (ITU-T T.81, annex B; JFIF 1.02; EXIF 2.32; XMP part 3)."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from gallery.errors import CleaningFailed
from gallery.metadata.blocks.iptc import SIGNATURES
from gallery.metadata.blocks.xmp_extended import EXTENSION, extended
from gallery.metadata.containers.container import Container, Part, Role, Walk
from gallery.metadata.containers.jpeg.order import in_effect
from gallery.metadata.containers.jpeg.picture import one_picture
from gallery.metadata.containers.jpeg.profile import with_one_profile
from gallery.metadata.containers.jpeg.segments import EXIF, SOI, XMP, segments, wrapped

_EOI: Final = b"\xff\xd9"
_MAX_PAYLOAD: Final = 65_533


def walk(data: bytes) -> Walk:
    """The segments up to the end mark, as far as they have an effect on one picture; everything else is private."""
    taken = segments(data)
    parts, flaw = one_picture(with_one_profile(_joined(in_effect(taken.parts))))
    return replace(taken, parts=(*parts, *_extended(taken.parts)), damage=taken.damage or flaw)


def _extended(parts: Sequence[Part]) -> tuple[Part, ...]:
    """The packet that further segments hold is read; the segments themselves stay private."""
    portions = [part.data[4:] for part in parts if part.role is Role.PRIVATE and part.data.startswith(EXTENSION, 4)]
    packet = extended(portions, [part.data for part in parts if part.role is Role.XMP]) if portions else b""
    return (Part(Role.XMP, packet),) if packet else ()


def _joined(parts: Sequence[Part]) -> list[Part]:
    """The parts with one Photoshop block for each that was cut over several segments; a cut may fall anywhere."""
    blocks: dict[int, list[bytes]] = {}
    begun = -1
    for number, part in enumerate(parts):
        if part.role is Role.RESOURCES:
            begun = number if begun < 0 or part.data.startswith(SIGNATURES) else begun
            blocks.setdefault(begun, []).append(part.data)
    kept = ((number, part) for number, part in enumerate(parts) if part.role is not Role.RESOURCES or number in blocks)
    return [replace(part, data=b"".join(blocks[n])) if n in blocks else part for n, part in kept]


def _block(payload: bytes) -> bytes:
    if len(payload) > _MAX_PAYLOAD:
        raise CleaningFailed(
            "the captions and rights in the file are longer than a JPEG can hold",
            hint="Shorten the description in a photo program.",
        )
    return wrapped(0xE1, payload)


def assemble(before: Walk, exif: bytes, xmp: bytes) -> bytes:
    """JFIF first, EXIF and XMP next, then the picture as it was.

    Raises:
        CleaningFailed: A block is longer than a segment can be.
    """
    layout = [part.data for part in before.of(Role.LAYOUT)]
    blocks = [_block(EXIF + b"\0" + exif)] if exif else []
    blocks += [_block(XMP + xmp)] if xmp else []
    picture = [part.data for part in before.of(Role.PICTURE, Role.PROFILE)]
    return b"".join([SOI, *layout, *blocks, *picture, _EOI])


JPEG = Container(
    name="jpeg",
    media_type="image/jpeg",
    recognise=lambda head: head.startswith(b"\xff\xd8\xff"),
    walk=walk,
    assemble=assemble,
)
