"""Which frames of an animated PNG are shown (PNG third edition, 4.9 and 11.3.6)."""

from collections.abc import Sequence
from struct import unpack
from typing import Final

from gallery.metadata import words
from gallery.metadata.containers.container import Part, Role
from gallery.metadata.containers.png.picture import Header

FRAMES: Final = (b"fcTL", b"fdAT")
_CONTROL: Final = 26
_NUMBER: Final = 4  # bytes of the sequence number that begins both chunks

# What follows what: a frame is a control and then its data, and IDAT may be a picture that is no frame.
_ORDER: Final = {
    b"": (b"fcTL", b"IDAT"),
    b"fcTL": (b"IDAT", b"fdAT"),
    b"IDAT": (b"IDAT", b"fcTL"),
    b"fdAT": (b"fdAT", b"fcTL"),
}


def shown(parts: Sequence[Part], header: Header, *, alone: bool) -> list[Part]:
    """The same parts with every frame hidden that no decoder shows.

    Those are the frames behind the last one that acTL announces, and, where the others have an error, all of them:
    "discard all subsequent frames, stop the animation, and revert to displaying the static image".

    Args:
        parts: Of a whole PNG.
        header: Of the picture.
        alone: There is one acTL; a second one is such an error.
    """
    announced = next((int.from_bytes(part.data[8:12], "big") for part in parts if _kind(part) == b"acTL"), 0)
    controls, hidden = 0, set()
    for index, part in enumerate(parts):
        controls += _kind(part) == b"fcTL"
        if _kind(part) in FRAMES and controls > announced:
            hidden.add(index)
    rest = [part.data for index, part in enumerate(parts) if _kind(part) and index not in hidden]
    gone = () if alone and announced and _fit(rest, header, announced) else (b"acTL", *FRAMES)
    return [
        Part(Role.PRIVATE, part.data, words.SECOND_PICTURE) if index in hidden or _kind(part) in gone else part
        for index, part in enumerate(parts)
    ]


def _kind(part: Part) -> bytes:
    return part.data[4:8] if part.role is Role.PICTURE else b""


def _fit(chunks: Sequence[bytes], header: Header, announced: int) -> bool:
    """Whether there are exactly as many frames as that, each with its place, its time and its data."""
    before, controls, number, started = b"", 0, 0, False
    for chunk in chunks:
        kind, content = chunk[4:8], chunk[8:-4]
        if kind not in _ORDER:
            continue
        if kind not in _ORDER[before] or (kind == b"fdAT" and not started):
            return False
        if kind in FRAMES:
            if int.from_bytes(content[:_NUMBER], "big") != number or len(content) < _NUMBER:
                return False
            number += 1
        if kind == b"fcTL":
            controls += 1
            if not _placed(content, header, whole=not started):
                return False
        started = started or kind == b"IDAT"
        before = kind
    return controls == announced and before in (b"IDAT", b"fdAT")


def _placed(content: bytes, header: Header, *, whole: bool) -> bool:
    """Inside the picture; the frame that IDAT holds fills it."""
    if len(content) != _CONTROL:
        return False
    _, width, height, x, y, _, _, disposal, blending = unpack(">IIIIIHHBB", content)
    inside = 0 < width <= header.width - x and 0 < height <= header.height - y
    fills = (width, height) == (header.width, header.height)
    return inside and (fills or not whole) and disposal <= 2 and blending <= 1
