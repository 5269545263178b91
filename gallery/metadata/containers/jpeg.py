"""JPEG as its segments (ITU-T T.81, annex B; JFIF 1.02; ICC.1, annex B.4)."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from gallery.errors import CleaningFailed
from gallery.metadata import words
from gallery.metadata.blocks.iptc import SIGNATURES
from gallery.metadata.containers.container import MAX_PARTS, TOO_MANY, Container, Part, Role, Walk
from gallery.metadata.containers.jpeg_trailers import iptc_behind
from gallery.metadata.containers.profile import is_profile

_SOI: Final = b"\xff\xd8"
_EOI: Final = b"\xff\xd9"
_EXIF: Final = b"Exif\0"
_XMP: Final = b"http://ns.adobe.com/xap/1.0/\0"
_ICC: Final = b"ICC_PROFILE\0"
_PHOTOSHOP: Final = b"Photoshop 3.0\0"
_PROFILE_NUMBER: Final = 16  # marker, length and name of the segment
_PROFILE_AT: Final = 18
_MAX_PAYLOAD: Final = 65_533
_JFIF_LENGTH: Final = 14
_ADOBE_LENGTH: Final = 12

# Tables, frames and scans; DHP, EXP, JPG and the reserved markers belong to no picture a browser shows.
_PICTURE: Final = frozenset({*range(0xC0, 0xC8), *range(0xC9, 0xD0), 0xDA, 0xDB, 0xDC, 0xDD})
_ALONE: Final = frozenset({0x01, *range(0xD0, 0xD9)})
_SCAN_END: Final = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
_NO_FILL: Final = re.compile(rb"[^\xff]")
_WORDS: Final = {0xE2: words.SECOND_PICTURE, 0xEB: words.CREDENTIALS, 0xFE: words.COMMENT}


def walk(data: bytes) -> Walk:
    """Segments up to the end mark; what follows it is private, as is a profile that is none."""
    taken = _segments(data)
    chunks = sorted((part.data for part in taken.of(Role.PROFILE)), key=_profile_number)
    profile = b"".join(chunk[_PROFILE_AT:] for chunk in chunks)
    parts: Iterable[Part] = _joined(taken.parts)
    if profile and not is_profile(profile):
        parts = (Part(Role.PRIVATE, part.data, words.HIDDEN) if part.role is Role.PROFILE else part for part in parts)
    return replace(taken, parts=tuple(parts))


def _profile_number(segment: bytes) -> bytes:
    """Which chunk of the profile a segment says it is; the order in the file does not count (ICC.1, annex B.4)."""
    return segment[_PROFILE_NUMBER : _PROFILE_NUMBER + 1]


def _joined(parts: tuple[Part, ...]) -> list[Part]:
    """The parts with one Photoshop block for each that was cut over several segments; a cut may fall anywhere."""
    blocks: dict[int, list[bytes]] = {}
    begun = -1
    for number, part in enumerate(parts):
        if part.role is Role.RESOURCES:
            begun = number if begun < 0 or part.data.startswith(SIGNATURES) else begun
            blocks.setdefault(begun, []).append(part.data)
    kept = ((number, part) for number, part in enumerate(parts) if part.role is not Role.RESOURCES or number in blocks)
    return [replace(part, data=b"".join(blocks[n])) if n in blocks else part for n, part in kept]


def _segments(data: bytes) -> Walk:
    parts: list[Part] = []
    at, sound = 2, True
    while (mark := data.find(b"\xff", at)) >= 0 and mark + 1 < len(data):
        if len(parts) > MAX_PARTS:
            return Walk((), TOO_MANY)
        if mark > at:
            parts.append(Part(Role.PRIVATE, data[at:mark], words.HIDDEN))
        marker = data[mark + 1]
        if marker == 0xFF or marker in _ALONE:
            at = _fill_end(data, mark) - 1 if marker == 0xFF else mark + 2
            continue
        if marker == 0xD9:
            return Walk((*parts, *_trailer(data, mark + 2)), sound=sound)
        end = mark + 2 + int.from_bytes(data[mark + 2 : mark + 4], "big")
        if end > len(data) or end < mark + 4 or marker == 0:
            return Walk(tuple(parts), "a segment is longer than the file")
        if marker == 0xDA:
            end = _scan_end(data, end)
        parts.extend(_segment(marker, data[mark:end]))
        at = end
    return Walk(tuple(parts), sound=False)


def _fill_end(data: bytes, start: int) -> int:
    """Where a run of fill bytes ends (T.81, B.1.1.2)."""
    found = _NO_FILL.search(data, start)
    return found.start() if found else len(data)


def _scan_end(data: bytes, start: int) -> int:
    found = _SCAN_END.search(data, start)
    return found.start() if found else len(data)


def _trailer(data: bytes, start: int) -> Iterator[Part]:
    """What lies behind the picture goes; the captions and rights in it are read."""
    rest = data[start:]
    if rest.strip(b"\0"):
        yield Part(Role.PRIVATE, rest, words.TRAILER)
        yield from (Part(Role.IPTC, stream) for stream in iptc_behind(data, start))


def _segment(marker: int, segment: bytes) -> Iterator[Part]:
    """The parts one segment stands for."""
    if marker in _PICTURE:  # before anything is copied: a scan is nearly the whole file
        yield Part(Role.PICTURE, segment)
        return
    payload = segment[4:]
    if marker == 0xE0 and payload.startswith(b"JFIF\0") and len(payload) >= _JFIF_LENGTH:
        yield from _jfif(payload)
    elif marker == 0xEE and payload.startswith(b"Adobe") and len(payload) >= _ADOBE_LENGTH:
        yield from _adobe(payload)
    elif marker == 0xE1 and payload.startswith(_EXIF):
        yield Part(Role.EXIF, payload[6:])
    elif marker == 0xE1 and payload.startswith(_XMP):
        yield Part(Role.XMP, payload[len(_XMP) :])
    elif marker == 0xE2 and payload.startswith(_ICC):
        yield Part(Role.PROFILE, segment)
    elif marker == 0xED and payload.startswith(_PHOTOSHOP):
        yield Part(Role.RESOURCES, payload[len(_PHOTOSHOP) :])
    else:
        yield Part(Role.PRIVATE, segment, _word(marker))


def _word(marker: int) -> str:
    return words.PREVIEW if marker == 0xE0 else _WORDS.get(marker, words.APPLICATION)


def _jfif(payload: bytes) -> Iterator[Part]:
    """The 14 bytes that say density and version, without a thumbnail."""
    yield Part(Role.LAYOUT, _wrapped(0xE0, payload[: _JFIF_LENGTH - 2] + b"\0\0"))
    if payload[12] and payload[13]:
        yield Part(Role.PRIVATE, payload[_JFIF_LENGTH:], words.PREVIEW)
    elif len(payload) > _JFIF_LENGTH:
        yield Part(Role.PRIVATE, payload[_JFIF_LENGTH:], words.HIDDEN)


def _adobe(payload: bytes) -> Iterator[Part]:
    """The 12 bytes on which the decoding of RGB and CMYK depends."""
    yield Part(Role.PICTURE, _wrapped(0xEE, payload[:_ADOBE_LENGTH]))
    if len(payload) > _ADOBE_LENGTH:
        yield Part(Role.PRIVATE, payload[_ADOBE_LENGTH:], words.HIDDEN)


def _wrapped(marker: int, payload: bytes) -> bytes:
    if len(payload) > _MAX_PAYLOAD:
        raise CleaningFailed(
            "the captions and rights in the file are longer than a JPEG can hold",
            hint="Shorten the description in a photo program.",
        )
    return bytes((0xFF, marker)) + (len(payload) + 2).to_bytes(2, "big") + payload


def assemble(before: Walk, exif: bytes, xmp: bytes) -> bytes:
    """JFIF first, EXIF and XMP next, then the picture as it was.

    Raises:
        CleaningFailed: A block is longer than a segment can be.
    """
    layout = [part.data for part in before.of(Role.LAYOUT)[:1]]
    blocks = [_wrapped(0xE1, _EXIF + b"\0" + exif)] if exif else []
    blocks += [_wrapped(0xE1, _XMP + xmp)] if xmp else []
    picture = [part.data for part in before.of(Role.PICTURE, Role.PROFILE)]
    return b"".join([_SOI, *layout, *blocks, *picture, _EOI])


JPEG = Container(
    name="jpeg",
    media_type="image/jpeg",
    recognise=lambda head: head.startswith(b"\xff\xd8\xff"),
    walk=walk,
    assemble=assemble,
)
