"""The segments of a JPEG and what each is for (ITU-T T.81, annex B; JFIF 1.02)."""

import re
from collections.abc import Iterator
from typing import Final

from gallery.metadata import words
from gallery.metadata.containers.container import MAX_PARTS, TOO_MANY, Part, Role, Walk
from gallery.metadata.containers.jpeg.trailers import iptc_behind

SOI: Final = b"\xff\xd8"
EXIF: Final = b"Exif\0"
XMP: Final = b"http://ns.adobe.com/xap/1.0/\0"
ICC: Final = b"ICC_PROFILE\0"
APP0: Final = 0xE0
APP14: Final = 0xEE
SOS: Final = 0xDA
_EOI: Final = 0xD9
_PHOTOSHOP: Final = b"Photoshop 3.0\0"
_JFIF_LENGTH: Final = 14
_ADOBE_LENGTH: Final = 12

# Tables, frames and scans. DHP, EXP, JPG and the reserved markers belong to no picture a browser shows, and DNL (B.2.5)
# only to one without a height, which no decoder here takes.
_PICTURE: Final = frozenset({*range(0xC0, 0xC8), *range(0xC9, 0xD0), SOS, 0xDB, 0xDD})
_ALONE: Final = frozenset({0x01, *range(0xD0, 0xD8)})
_SCAN_END: Final = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
_NO_FILL: Final = re.compile(rb"[^\xff]")
_WORDS: Final = {
    0xDC: words.HIDDEN,
    0xE0: words.PREVIEW,
    0xE2: words.SECOND_PICTURE,
    0xEB: words.CREDENTIALS,
    0xFE: words.COMMENT,
}


def segments(data: bytes) -> Walk:
    """Everything up to the end mark, segment by segment; what follows it is private.

    A second begin mark is a part too: two pictures in one file are told apart by those who look at the whole.
    """
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
        if marker == _EOI:
            return Walk((*parts, *_trailer(data, mark + 2)), sound=sound)
        if marker == SOI[1]:
            parts.append(Part(Role.PICTURE, SOI))
            at = mark + 2
            continue
        end = mark + 2 + int.from_bytes(data[mark + 2 : mark + 4], "big")
        if end > len(data) or end < mark + 4 or marker == 0:
            return Walk(tuple(parts), "a segment is longer than the file")
        if marker == SOS:
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
    if marker == APP0 and payload.startswith(b"JFIF\0") and len(payload) >= _JFIF_LENGTH:
        yield from _jfif(payload)
    elif marker == APP14 and payload.startswith(b"Adobe") and len(payload) >= _ADOBE_LENGTH:
        yield from _adobe(payload)
    elif marker == 0xE1 and payload.startswith(EXIF):
        yield Part(Role.EXIF, payload[6:])
    elif marker == 0xE1 and payload.startswith(XMP):
        yield Part(Role.XMP, payload[len(XMP) :])
    elif marker == 0xE2 and payload.startswith(ICC):
        yield Part(Role.PROFILE, segment)
    elif marker == 0xED and payload.startswith(_PHOTOSHOP):
        yield Part(Role.RESOURCES, payload[len(_PHOTOSHOP) :])
    else:
        yield Part(Role.PRIVATE, segment, _WORDS.get(marker, words.APPLICATION))


def _jfif(payload: bytes) -> Iterator[Part]:
    """The 14 bytes that say density and version, without a thumbnail."""
    yield Part(Role.LAYOUT, wrapped(APP0, payload[: _JFIF_LENGTH - 2] + b"\0\0"))
    if payload[12] and payload[13]:
        yield Part(Role.PRIVATE, payload[_JFIF_LENGTH:], words.PREVIEW)
    elif len(payload) > _JFIF_LENGTH:
        yield Part(Role.PRIVATE, payload[_JFIF_LENGTH:], words.HIDDEN)


def _adobe(payload: bytes) -> Iterator[Part]:
    """The 12 bytes on which the decoding of RGB and CMYK depends."""
    yield Part(Role.PICTURE, wrapped(APP14, payload[:_ADOBE_LENGTH]))
    if len(payload) > _ADOBE_LENGTH:
        yield Part(Role.PRIVATE, payload[_ADOBE_LENGTH:], words.HIDDEN)


def wrapped(marker: int, payload: bytes) -> bytes:
    """A segment of up to 65,533 bytes."""
    return bytes((0xFF, marker)) + (len(payload) + 2).to_bytes(2, "big") + payload
