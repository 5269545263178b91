"""GIF as its blocks (GIF89a; XMP specification part 3, 1.1.2)."""

from typing import Final

from gallery.metadata import words
from gallery.metadata.containers.container import MAX_PARTS, TOO_MANY, Container, Part, Role, Walk

_HEAD: Final = 13
_LOOPS: Final = (b"NETSCAPE2.0", b"ANIMEXTS1.0")
_LOOP_LENGTH: Final = 3
_PROFILE: Final = b"ICCRGBG1012"
_XMP: Final = b"XMP DataXMP"
_CREDENTIALS: Final = b"C2PA_GIF"  # C2PA 2.1, A.3.6
_TRAILER: Final = b";"
# The packet is not cut into sub-blocks: this ramp brings a reader that expects them to the end of the block.
_RAMP: Final = b"\1" + bytes(range(255, -1, -1)) + b"\0"


def walk(data: bytes) -> Walk:
    """Blocks up to the trailer; what follows it is private."""
    at = _HEAD + _palette(data[10] if len(data) > 10 else 0)
    if at > len(data):
        return Walk((), "the file ends in its header")
    parts = [Part(Role.LAYOUT, b"GIF89a"), Part(Role.PICTURE, data[6:at])]
    control = b""
    while at < len(data) and data[at] in (0x21, 0x2C, 0):
        if data[at] == 0:  # an empty sub-block too many, which decoders skip
            at += 1
            continue
        if len(parts) > MAX_PARTS:
            return Walk((), TOO_MANY)
        end = _image_end(data, at) if data[at] == 0x2C else _blocks_end(data, at + 2)
        if end > len(data):
            return Walk((*parts, *_parts(_mended(data, at), control)), sound=False)
        block = data[at:end]
        at = end
        if block[:2] == b"\x21\xf9":
            control = block
            continue
        parts.extend(_parts(block, control))
        control = b""
    return _ended(data, at, parts)


def _ended(data: bytes, at: int, parts: list[Part]) -> Walk:
    closed = data[at : at + 1] == _TRAILER
    rest = data[at + closed :]
    trailer = (Part(Role.PRIVATE, rest, words.TRAILER),) if rest.strip(b"\0") else ()
    return Walk((*parts, *trailer), sound=closed)


def _palette(flags: int) -> int:
    """Bytes of a colour table."""
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def _blocks_end(data: bytes, at: int) -> int:
    """Where a chain of sub-blocks ends; past the end of the file where it does not."""
    while at < len(data):
        if data[at] == 0:
            return at + 1
        at += 1 + data[at]
    return len(data) + 1


def _image_end(data: bytes, at: int) -> int:
    if at + 10 > len(data):
        return len(data) + 1
    return _blocks_end(data, at + 10 + _palette(data[at + 9]) + 1)


def _mended(data: bytes, at: int) -> bytes:
    """The beginning of an image that the file breaks off, with its last sub-block closed; empty without pixels."""
    start = at + 10 + _palette(data[at + 9]) + 1 if data[at] == 0x2C and at + 10 <= len(data) else len(data)
    last = start
    while last < len(data) and last + 1 + data[last] < len(data):
        last += 1 + data[last]
    rest = len(data) - last - 1
    return data[at:last] + bytes((rest,)) + data[last + 1 :] + b"\0" if rest > 0 else b""


def _parts(block: bytes, control: bytes) -> list[Part]:
    """What one block stands for; its graphic control goes with it."""
    if not block:
        return []
    if block[0] == 0x2C:
        held = [Part(Role.PICTURE, control)] if len(control) == 8 else []
        return [*held, Part(Role.PICTURE, block)]
    if block[1] != 0xFF:
        return [Part(Role.PRIVATE, block, words.COMMENT)]
    return [_application(block)]


def _application(block: bytes) -> Part:
    name = block[3:14] if block[2] == 11 else b""
    if name in _LOOPS and len(block) == 14 + 1 + _LOOP_LENGTH + 1:
        return Part(Role.PICTURE, block)
    if name == _PROFILE:
        return Part(Role.PROFILE, block)
    if name == _XMP:
        return Part(Role.XMP, block[14:].removesuffix(b"\0").removesuffix(_RAMP[:-1]))
    return Part(Role.PRIVATE, block, words.CREDENTIALS if name.startswith(_CREDENTIALS) else words.APPLICATION)


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
