"""Frames to the bytes of one animated WebP (RFC 9649, 2.7), one frame in memory at a time."""

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from PIL import Image, ImageChops

_PROFILE, _ALPHA, _ANIMATION = 0x20, 0x10, 0x02
_OVERWRITE: Final = b"\x02"
"""A frame takes the place of what was there, and stays."""

_LONGEST: Final = 0xFFFFFF
"""Milliseconds that a frame has room for."""

_PIXELS: Final = (b"ALPH", b"VP8 ", b"VP8L")


def animated(
    frames: Iterable[tuple[Image.Image, int]], plays: int, encode: Callable[[Image.Image], bytes], profile: bytes = b""
) -> bytes:
    """The frames one after the other, each as the part of it that changed.

    Args:
        frames: RGB or RGBA, all of one size, with their milliseconds.
        plays: How often; 0 for ever.
        encode: A picture -> a still WebP.
        profile: ICC.

    Returns:
        Nothing where there are no two frames that differ.
    """
    made: list[tuple[bytes, int, bytes]] = []  # where it lies, how long it is shown, its chunks
    before: Image.Image | None = None
    size = (1, 1)
    for picture, time in frames:
        box = _changed(picture, before)
        if box is None:
            place, shown, chunks = made[-1]
            made[-1] = (place, shown + time, chunks)
            continue
        made.append((_place(box), time, b"".join(_chunks(encode(picture.crop(box)), *_PIXELS))))
        before, size = picture, picture.size
    if len(made) < 2:
        return b""
    flags = _ANIMATION | (_PROFILE if profile else 0)
    flags |= _ALPHA if any(chunks[:4] != b"VP8 " for _, _, chunks in made) else 0
    head = bytes((flags, 0, 0, 0)) + _three(size[0] - 1) + _three(size[1] - 1)
    body = [_chunk(b"VP8X", head), *([_chunk(b"ICCP", profile)] if profile else [])]
    body.append(_chunk(b"ANIM", bytes(4) + plays.to_bytes(2, "little")))
    body += [_chunk(b"ANMF", place + _three(min(time, _LONGEST)) + _OVERWRITE + chunks) for place, time, chunks in made]
    return _chunk(b"RIFF", b"WEBP" + b"".join(body))


def _changed(picture: Image.Image, before: Image.Image | None) -> tuple[int, int, int, int] | None:
    """What differs from the frame before, from an even column and row on; None where nothing does."""
    if before is None:
        return (0, 0, *picture.size)
    box = ImageChops.difference(picture.convert("RGBA"), before.convert("RGBA")).getbbox(alpha_only=False)
    return box and (box[0] & ~1, box[1] & ~1, box[2], box[3])


def _place(box: tuple[int, int, int, int]) -> bytes:
    left, top, right, bottom = box
    return _three(left // 2) + _three(top // 2) + _three(right - left - 1) + _three(bottom - top - 1)


def _chunks(file: bytes, *wanted: bytes) -> Iterator[bytes]:
    """The chunks of a file that have one of these names."""
    at = 12
    while at < len(file):
        length = int.from_bytes(file[at + 4 : at + 8], "little")
        end = at + 8 + length + length % 2
        if file[at : at + 4] in wanted:
            yield file[at:end]
        at = end


def _chunk(name: bytes, content: bytes) -> bytes:
    return name + len(content).to_bytes(4, "little") + content + b"\0" * (len(content) % 2)


def _three(number: int) -> bytes:
    return number.to_bytes(3, "little")
