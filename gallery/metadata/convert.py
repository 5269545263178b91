"""Encode a picture afresh for the web: nothing of the old file but its pixels gets through."""

import struct
from collections.abc import Iterator
from io import BytesIO
from typing import Final

from PIL import Image

from gallery.errors import CleaningFailed, PhotoError, UnreadablePhoto
from gallery.image.colour import to_srgb
from gallery.image.frame import Frame, decode
from gallery.image.limits import Limits, check_size

QUALITY: Final = 92
"""JPEG and WebP; above it files grow faster than anyone can see."""

_FULL_SIZE: Final = 1 << 31
_PALETTE: Final = 256
_MAX_FRAMES: Final = 1000
_ANIMATED: Final = ("avif", "gif", "webp", "png")
_FRAME_MS: Final = 100


def convert(data: bytes) -> bytes:
    """The picture, upright and in sRGB, in the web format that suits it.

    Animations become WebP; pictures with alpha or at most 256 colours (scans, screenshots) PNG; photos JPEG.
    Of a TIFF with several pages, or a HEIC with several pictures, the first stays.

    Raises:
        PhotoError: The picture cannot be decoded, or not be written.
    """
    frame = decode(data, cover=_FULL_SIZE)
    if frame.frames > 1 and frame.format.name in _ANIMATED:
        return _animation(data, frame)
    try:
        return _still(_bare(frame.picture), alpha=frame.alpha)
    except (OSError, ValueError, MemoryError, struct.error) as refused:
        raise CleaningFailed(
            f"the picture, at {frame.width} x {frame.height} pixels, cannot be written in a format for the web",
            hint="Export it as JPEG in a photo program, smaller if it is very large, and use that file.",
        ) from refused


def _still(picture: Image.Image, *, alpha: bool) -> bytes:
    out = BytesIO()
    if alpha:
        picture.save(out, "PNG")
    elif picture.getcolors(_PALETTE) is not None:
        picture.quantize(_PALETTE, dither=Image.Dither.NONE).save(out, "PNG")
    else:  # not optimised: for that Pillow reserves a byte a pixel, which small noisy pictures exceed
        picture.save(out, "JPEG", quality=QUALITY, subsampling=0)
    return out.getvalue()


def _bare(picture: Image.Image) -> Image.Image:
    """The pixels without anything a writer might take from ``info``."""
    copy = picture.copy()
    copy.info = {}
    return copy


def _animation(data: bytes, frame: Frame) -> bytes:
    out = BytesIO()
    try:
        opened = frame.format.open(BytesIO(data))
        check_size(opened.width, opened.height * min(frame.frames, _MAX_FRAMES), Limits())
        loop = opened.info.get("loop", 0)
        pictures, durations = zip(*_frames(opened, frame.frames), strict=True)
        pictures[0].save(
            out,
            "WEBP",
            save_all=True,
            append_images=pictures[1:],
            duration=list(durations),
            loop=loop if isinstance(loop, int) and 0 <= loop <= 65_535 else 0,
            quality=QUALITY,
        )
    except PhotoError:
        raise
    except Exception as broken:  # decoders raise whatever they like on hostile bytes
        raise UnreadablePhoto("the animation cannot be decoded to its end") from broken
    return out.getvalue()


def _frames(opened: Image.Image, count: int) -> Iterator[tuple[Image.Image, int]]:
    if count > _MAX_FRAMES:
        raise CleaningFailed(
            f"the animation has {count} pictures; at most {_MAX_FRAMES} can be converted",
            hint="Publish it as a film.",
        )
    for number in range(count):
        opened.seek(number)
        opened.load()
        yield _bare(to_srgb(opened)), _milliseconds(opened.info.get("duration"))


def _milliseconds(duration: object) -> int:
    return max(1, int(duration)) if isinstance(duration, (int, float)) and duration > 0 else _FRAME_MS
