"""WebP as its RIFF chunks (RFC 9649)."""

from collections.abc import Iterator
from itertools import islice
from typing import Final

from gallery.metadata import words
from gallery.metadata.containers.container import MAX_PARTS, TOO_MANY, Container, Part, Role, Walk
from gallery.metadata.containers.profile import is_profile

_ICC, _ALPHA, _EXIF, _XMP, _ANIMATION = 0x20, 0x10, 0x08, 0x04, 0x02
_FRAME_HEAD: Final = 16
_EXTENDED_LENGTH: Final = 10
_ANIM_LENGTH: Final = 6
_BITSTREAMS: Final = (b"VP8 ", b"VP8L")
_FRAME: Final = (b"ALPH", *_BITSTREAMS)


def walk(data: bytes) -> Walk:
    """Chunks up to the length the header says; what follows is private."""
    end = 8 + int.from_bytes(data[4:8], "little")
    trailer = data[end + end % 2 :]
    parts, whole = _chunks(data[12 : min(end, len(data))])
    if len(parts) > MAX_PARTS:
        return Walk((), TOO_MANY)
    if trailer.strip(b"\0"):
        parts.append(Part(Role.PRIVATE, trailer, words.TRAILER))
    return Walk(tuple(parts), sound=whole and end <= len(data) + 1)


def _split(data: bytes) -> Iterator[tuple[bytes, bytes, bool]]:
    """Names and contents of chunks, and whether each one is whole."""
    at = 0
    while at + 8 <= len(data):
        length = int.from_bytes(data[at + 4 : at + 8], "little")
        content = data[at + 8 : at + 8 + length]
        yield data[at : at + 4], content, len(content) == length
        at += 8 + length + length % 2
    if data[at:].strip(b"\0"):
        yield b"", data[at:], False


def _chunks(data: bytes) -> tuple[list[Part], bool]:
    parts: list[Part] = []
    whole = True
    for name, content, complete in islice(_split(data), MAX_PARTS + 1):
        whole = whole and complete
        parts.extend(_parts(name, content) if complete else [Part(Role.PRIVATE, content, words.DAMAGED)])
    return parts, whole


def _parts(name: bytes, content: bytes) -> Iterator[Part]:
    if name == b"VP8X" and len(content) >= _EXTENDED_LENGTH:
        yield Part(Role.LAYOUT, bytes((content[0] & _ALPHA, 0, 0, 0)) + content[4:_EXTENDED_LENGTH])
        yield from _beyond(content, _EXTENDED_LENGTH)
    elif name in _FRAME:
        yield Part(Role.PICTURE, _written(name, content))
    elif name == b"ANIM":
        yield Part(Role.PICTURE, _written(name, content[:_ANIM_LENGTH]))
        yield from _beyond(content, _ANIM_LENGTH)
    elif name == b"ANMF":
        yield from _frame(content)
    elif name == b"ICCP" and is_profile(content):
        yield Part(Role.PROFILE, _written(name, content))
    elif name == b"EXIF":
        yield Part(Role.EXIF, content.removeprefix(b"Exif\0\0"))
    elif name == b"XMP ":
        yield Part(Role.XMP, content)
    else:
        yield Part(Role.PRIVATE, content, words.CREDENTIALS if name == b"C2PA" else words.APPLICATION)


def _beyond(content: bytes, length: int) -> Iterator[Part]:
    if len(content) > length:
        yield Part(Role.PRIVATE, content[length:], words.HIDDEN)


def _frame(content: bytes) -> Iterator[Part]:
    """An animation frame, from its head and picture chunks only."""
    inner = list(islice(_split(content[_FRAME_HEAD:]), MAX_PARTS))
    kept = [_written(name, chunk) for name, chunk, complete in inner if name in _FRAME and complete]
    yield Part(Role.PICTURE, _written(b"ANMF", content[:_FRAME_HEAD] + b"".join(kept)))
    if len(kept) < len(inner):
        yield Part(Role.PRIVATE, b"", words.APPLICATION)


def _written(name: bytes, content: bytes) -> bytes:
    return name + len(content).to_bytes(4, "little") + content + b"\0" * (len(content) % 2)


def assemble(before: Walk, exif: bytes, xmp: bytes) -> bytes:
    """VP8X where it is needed, profile, picture, then the new blocks (RFC 9649, 2.7)."""
    profile = [part.data for part in before.of(Role.PROFILE)[:1]]
    picture = [part.data for part in before.of(Role.PICTURE)]
    blocks = [_written(b"EXIF", exif)] if exif else []
    blocks += [_written(b"XMP ", xmp)] if xmp else []
    layout = before.of(Role.LAYOUT)
    head = layout[0].data if layout else _canvas(picture)
    extended = []
    if head and not _simple([*profile, *picture, *blocks]):
        flags = head[0] | (_ICC if profile else 0) | (_EXIF if exif else 0) | (_XMP if xmp else 0)
        flags |= _ANIMATION if any(chunk[:4] == b"ANIM" for chunk in picture) else 0
        extended = [_written(b"VP8X", bytes((flags,)) + head[1:])]
    body = b"".join([b"WEBP", *extended, *profile, *picture, *blocks])
    return b"RIFF" + len(body).to_bytes(4, "little") + body


def _simple(chunks: list[bytes]) -> bool:
    """Whether one bitstream is all there is, which needs no VP8X: files are the same whatever they held before."""
    return len(chunks) == 1 and chunks[0][:4] in _BITSTREAMS


def _canvas(picture: list[bytes]) -> bytes:
    """A VP8X content from the size in the only bitstream (RFC 6386, 9.1; RFC 9649, 3.4); empty where it has none."""
    stream = next((chunk for chunk in picture if chunk[:4] in _BITSTREAMS), b"")
    body = stream[8:]
    if stream[:4] == b"VP8L" and len(body) >= 5:
        bits = int.from_bytes(body[1:5], "little")
        width, height, alpha = bits & 0x3FFF, bits >> 14 & 0x3FFF, bits >> 28 & 1
        return _extended(_ALPHA if alpha else 0, width, height)
    if stream[:4] == b"VP8 " and len(body) >= 10:
        width, height = (int.from_bytes(body[at : at + 2], "little") & 0x3FFF for at in (6, 8))
        return _extended(0, max(width - 1, 0), max(height - 1, 0))
    return b""


def _extended(flags: int, width: int, height: int) -> bytes:
    return bytes((flags, 0, 0, 0)) + width.to_bytes(3, "little") + height.to_bytes(3, "little")


WEBP = Container(
    name="webp",
    media_type="image/webp",
    recognise=lambda head: head[:4] == b"RIFF" and head[8:12] == b"WEBP",
    walk=walk,
    assemble=assemble,
)
