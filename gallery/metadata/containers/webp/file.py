"""WebP taken apart, and put together again (RFC 9649)."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from gallery.image.profile import trimmed
from gallery.metadata import words
from gallery.metadata.containers.container import MAX_PARTS, TOO_MANY, Container, Part, Role, Walk
from gallery.metadata.containers.webp.chunks import PADDING, Chunk, split, written
from gallery.metadata.containers.webp.picture import ALPHA, BITSTREAMS, SHOWN, animated, still

_ICC, _EXIF, _XMP, _ANIMATION = 0x20, 0x08, 0x04, 0x02
_FLAGS: Final = _ICC | ALPHA | _EXIF | _XMP | _ANIMATION
_EXTENDED_LENGTH: Final = 10


def walk(data: bytes) -> Walk:
    """Chunks up to the length the header says; what follows is private."""
    end = 8 + int.from_bytes(data[4:8], "little")
    chunks = list(islice(split(data[12 : min(end, len(data))]), MAX_PARTS + 1))
    if len(chunks) > MAX_PARTS:
        return Walk((), TOO_MANY)
    parts = list(_parts([chunk for chunk in chunks if chunk.complete]))
    parts += [Part(Role.PRIVATE, chunk.content, words.DAMAGED) for chunk in chunks if not chunk.complete]
    sound = end <= len(data) + 1 and not any(part.name == words.DAMAGED for part in parts)
    trailer = data[end:]
    if trailer.strip(b"\0"):
        parts.append(Part(Role.PRIVATE, trailer, words.TRAILER))
    return Walk(tuple(parts), sound=sound)


def _parts(chunks: Sequence[Chunk]) -> Iterator[Part]:
    """What VP8X announces counts; without it decoders see one bitstream and nothing else."""
    extended = bool(chunks) and chunks[0].name == b"VP8X" and len(chunks[0].content) >= _EXTENDED_LENGTH
    flags = chunks[0].content[0] if extended else 0
    if extended:
        yield from _layout(chunks[0].content)
    shown = [chunk for chunk in chunks if chunk.name in SHOWN]
    moving = flags & _ANIMATION and any(chunk.name == b"ANIM" for chunk in shown)
    yield from animated(shown) if moving else still(shown, alpha=bool(flags & ALPHA))
    profiles = 0
    for name, content, _ in chunks[extended:]:
        if name == b"ICCP" and flags & _ICC and not profiles:
            profiles += 1
            yield from _profile(content)
        elif name == b"EXIF":
            yield Part(Role.EXIF if flags & _EXIF else Role.LOOSE_EXIF, content.removeprefix(b"Exif\0\0"))
        elif name == b"XMP ":
            yield Part(Role.XMP, content)
        elif name not in SHOWN:
            yield Part(Role.PRIVATE, content, _WORDS.get(name, words.APPLICATION))


_WORDS: Final = {b"C2PA": words.CREDENTIALS, b"ICCP": words.HIDDEN, b"VP8X": words.HIDDEN, PADDING: words.HIDDEN}


def _layout(content: bytes) -> Iterator[Part]:
    """Alpha and the size of the canvas; the other flags are set anew, what is reserved is cleared."""
    head, behind = content[:_EXTENDED_LENGTH], content[_EXTENDED_LENGTH:]
    yield Part(Role.LAYOUT, bytes((head[0] & ALPHA, 0, 0, 0)) + head[4:])
    if behind or head[0] & ~_FLAGS or any(head[1:4]):
        yield Part(Role.PRIVATE, content, words.HIDDEN)


def _profile(content: bytes) -> Iterator[Part]:
    profile = trimmed(content)
    if profile:
        yield Part(Role.PROFILE, written(b"ICCP", profile))
    if not profile or content[len(profile) :].strip(b"\0"):
        yield Part(Role.PRIVATE, content, words.HIDDEN)


def assemble(before: Walk, exif: bytes, xmp: bytes) -> bytes:
    """VP8X where it is needed, profile, picture, then the new blocks (RFC 9649, 2.7)."""
    profile = [part.data for part in before.of(Role.PROFILE)[:1]]
    picture = [part.data for part in before.of(Role.PICTURE)]
    blocks = [written(b"EXIF", exif)] if exif else []
    blocks += [written(b"XMP ", xmp)] if xmp else []
    layout = before.of(Role.LAYOUT)
    head = layout[0].data if layout else _canvas(picture)
    extended = []
    if head and not _simple([*profile, *picture, *blocks], head):
        flags = head[0] | (_ICC if profile else 0) | (_EXIF if exif else 0) | (_XMP if xmp else 0)
        flags |= _ANIMATION if any(chunk[:4] == b"ANIM" for chunk in picture) else 0
        extended = [written(b"VP8X", bytes((flags,)) + head[1:])]
    body = b"".join([b"WEBP", *extended, *profile, *picture, *blocks])
    return b"RIFF" + len(body).to_bytes(4, "little") + body


def _simple(chunks: list[bytes], head: bytes) -> bool:
    """Whether one bitstream is all there is, which needs no VP8X: files are the same whatever they held before.

    Of VP8L an alpha channel shows then that VP8X may have denied.
    """
    return len(chunks) == 1 and (chunks[0][:4] == b"VP8 " or (chunks[0][:4] == b"VP8L" and head == _canvas(chunks)))


def _canvas(picture: list[bytes]) -> bytes:
    """A VP8X content from the size in the only bitstream (RFC 6386, 9.1; RFC 9649, 3.4); empty where it has none."""
    stream = next((chunk for chunk in picture if chunk[:4] in BITSTREAMS), b"")
    body = stream[8:]
    if stream[:4] == b"VP8L" and len(body) >= 5:
        bits = int.from_bytes(body[1:5], "little")
        width, height, alpha = bits & 0x3FFF, bits >> 14 & 0x3FFF, bits >> 28 & 1
        return _extended(ALPHA if alpha else 0, width, height)
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
