"""GIF taken apart, and put together again (GIF89a; XMP specification part 3, 1.1.2)."""

from collections.abc import Iterator, Sequence
from typing import Final

from gallery.metadata import words
from gallery.metadata.containers.container import MAX_PARTS, TOO_MANY, Container, Part, Role, Walk
from gallery.metadata.containers.gif.blocks import (
    LOOPS,
    PROFILE,
    control_parts,
    image_parts,
    loop_parts,
    once,
    profile_parts,
    unblocked,
)
from gallery.metadata.containers.gif.canvas import hidden_images
from gallery.metadata.containers.gif.split import palette, split

_HEAD: Final = 13
_XMP: Final = b"XMP DataXMP"
_CREDENTIALS: Final = b"C2PA_GIF"  # C2PA 2.1, A.3.6
_TRAILER: Final = b";"
# The packet is not cut into sub-blocks: this ramp brings a reader that expects them to the end of the block.
_RAMP: Final = b"\1" + bytes(range(255, -1, -1)) + b"\0"


def walk(data: bytes) -> Walk:
    """Blocks up to the trailer; what follows it is private."""
    at = _HEAD + palette(data[10] if len(data) > 10 else 0)
    if at > len(data):
        return Walk((), "the file ends in its header")
    parts = [Part(Role.LAYOUT, b"GIF89a"), Part(Role.PICTURE, data[6:at])]
    blocks, at, whole = split(data, at)
    if len(blocks) > MAX_PARTS:
        return Walk((), TOO_MANY)
    parts += once(list(_parts(blocks, hidden_images(blocks, data[6:10]))))
    closed = whole and data[at : at + 1] == _TRAILER
    rest = data[at + closed :]
    if whole and rest.strip(b"\0"):
        parts.append(Part(Role.PRIVATE, rest, words.TRAILER))
    return Walk(tuple(parts), sound=closed)


def _parts(blocks: Sequence[bytes], hidden: frozenset[int]) -> Iterator[Part]:
    """What the blocks stand for; a graphic control goes with the next image or text, whatever lies between (23)."""
    control = b""
    for index, block in enumerate(blocks):
        image, kind = block[0] == 0x2C, block[1]
        if image and index not in hidden:
            yield from control_parts(control)
            yield from image_parts(block)
            control = b""
        elif image or kind == 0x01:
            yield Part(Role.PRIVATE, block, words.HIDDEN if image else words.COMMENT)
            control = b""
        elif kind == 0xF9:
            yield from _unused(control)
            control = block
        elif kind == 0xFF:
            yield from _application(block)
        else:
            yield Part(Role.PRIVATE, block, words.COMMENT)
    yield from _unused(control)


def _unused(control: bytes) -> Iterator[Part]:
    if control:
        yield Part(Role.PRIVATE, control, words.HIDDEN)


def _application(block: bytes) -> Iterator[Part]:
    name = block[3:14] if block[2] == 11 else b""
    if name in LOOPS:
        yield from loop_parts(block)
    elif name == PROFILE:
        yield from profile_parts(block)
    elif name == _XMP:
        yield Part(Role.XMP, _packet(block[14:]))
    else:
        yield Part(Role.PRIVATE, block, words.CREDENTIALS if name.startswith(_CREDENTIALS) else words.APPLICATION)


def _packet(data: bytes) -> bytes:
    """A packet with the ramp behind it, or in sub-blocks, which is wrong and is met."""
    if data.endswith(_RAMP) or data.startswith(b"<"):
        return data.removesuffix(b"\0").removesuffix(_RAMP[:-1])
    return unblocked(data)


def assemble(before: Walk, exif: bytes, xmp: bytes) -> bytes:
    """The picture as it was, then the packet; GIF has no place for EXIF."""
    del exif
    picture = [part.data for part in before.of(Role.PICTURE, Role.PROFILE)]
    block = [b"\x21\xff\x0b", _XMP, xmp, _RAMP] if xmp else []
    return b"".join([b"GIF89a", *picture, *block, _TRAILER])


GIF = Container(
    name="gif",
    media_type="image/gif",
    recognise=lambda head: head.startswith((b"GIF87a", b"GIF89a")),
    walk=walk,
    assemble=assemble,
    exif=False,
    turns=False,
)
