"""The blocks of a GIF that stay, rewritten so that nothing but what decoders heed is in them (GIF89a)."""

from collections.abc import Iterator, Sequence
from typing import Final

from gallery.image.profile import trimmed
from gallery.metadata import words
from gallery.metadata.containers.container import Part, Role

LOOPS: Final = (b"NETSCAPE2.0", b"ANIMEXTS1.0")
PROFILE: Final = b"ICCRGBG1012"
_HEAD: Final = 14
"""Bytes of an application extension before its data: introducer, label, length, name."""

_CONTROL_LENGTH: Final = 8
_CONTROL_FLAGS: Final = 0x1F  # 23: three bits are reserved
_TRANSPARENT: Final = 0x01
_IMAGE_HEAD: Final = 10
_INTERLACED, _TABLE, _TABLE_FLAGS = 0x40, 0x80, 0xE7  # 20: two bits are reserved, four speak of the colour table
_LOOP: Final = 1
_LOOP_LENGTH: Final = 3
_LOOP_KIND: Final = 7
_LONGEST: Final = 255


def unblocked(data: bytes) -> bytes:
    """What a chain of sub-blocks holds."""
    found, at = [], 0
    while at < len(data) and data[at]:
        found.append(data[at + 1 : at + 1 + data[at]])
        at += 1 + data[at]
    return b"".join(found)


def _blocked(data: bytes) -> bytes:
    pieces = (data[at : at + _LONGEST] for at in range(0, len(data), _LONGEST))
    return b"".join(bytes((len(piece),)) + piece for piece in pieces) + b"\0"


def control_parts(block: bytes) -> Iterator[Part]:
    """A graphic control without its reserved bits, and without a transparent colour that it does not use."""
    if len(block) < _CONTROL_LENGTH or block[2] < _CONTROL_LENGTH - 4:
        return
    flags = block[3] & _CONTROL_FLAGS
    colour = block[6:7] if flags & _TRANSPARENT else b"\0"
    yield Part(Role.PICTURE, b"\x21\xf9\4" + bytes((flags,)) + block[4:6] + colour + b"\0")
    if flags != block[3] or len(block) > _CONTROL_LENGTH:
        yield Part(Role.PRIVATE, block, words.HIDDEN)


def image_parts(block: bytes) -> Iterator[Part]:
    """An image without its reserved bits."""
    flags = block[9] & (_TABLE_FLAGS if block[9] & _TABLE else _INTERLACED)
    yield Part(Role.PICTURE, block[:9] + bytes((flags,)) + block[_IMAGE_HEAD:] if flags != block[9] else block)


def loop_parts(block: bytes) -> Iterator[Part]:
    """How often the film runs, the only thing that decoders read in this block."""
    at = _HEAD
    while at < len(block) and block[at]:
        content = block[at + 1 : at + 1 + block[at]]
        if len(content) >= _LOOP_LENGTH and content[0] & _LOOP_KIND == _LOOP:
            kept = block[:_HEAD] + bytes((_LOOP_LENGTH, _LOOP)) + content[1:_LOOP_LENGTH] + b"\0"
            yield Part(Role.PICTURE, kept)
            if kept != block:
                yield Part(Role.PRIVATE, block, words.HIDDEN)
            return
        at += 1 + block[at]
    yield Part(Role.PRIVATE, block, words.APPLICATION)


def profile_parts(block: bytes) -> Iterator[Part]:
    """One colour profile and nothing behind it."""
    held = unblocked(block[_HEAD:])
    profile = trimmed(held)
    if profile:
        yield Part(Role.PROFILE, block[:_HEAD] + _blocked(profile))
    if not profile or held[len(profile) :].strip(b"\0"):
        yield Part(Role.PRIVATE, block, words.HIDDEN)


def once(parts: Sequence[Part]) -> list[Part]:
    """The same with one profile, and one number of runs before and one behind the first image.

    Of several, decoders heed the last they have met; the first profile counts.
    """
    first = next(
        (index for index, part in enumerate(parts) if part.role is Role.PICTURE and part.data[:1] == b"\x2c"),
        len(parts),
    )
    runs = [index for index, part in enumerate(parts) if _runs(part)]
    profiles = [index for index, part in enumerate(parts) if part.role is Role.PROFILE]
    last = {max(side) for side in ([at for at in runs if at < first], [at for at in runs if at > first]) if side}
    extra = {*runs, *profiles} - last - {*profiles[:1]}
    return [Part(Role.PRIVATE, part.data, words.HIDDEN) if at in extra else part for at, part in enumerate(parts)]


def _runs(part: Part) -> bool:
    return part.role is Role.PICTURE and part.data.startswith(b"\x21\xff")
