"""Which sizes a photo is published in."""

import re
from math import ceil
from typing import Final

from gallery.model import Focal, Region
from gallery.thumbnails.options import RenditionFormat, ThumbnailOptions

Size = tuple[int, int]
"""Width, height in pixels."""

Box = tuple[int, int, int, int]
"""Left, top, right, bottom in pixels."""

_CENTRE: Final = Focal(x=0.5, y=0.5)

LARGEST_SIDE: Final[dict[RenditionFormat, int]] = {
    "jpeg": 65_500,
    "webp": 16_383,
    "avif": 32_768,
    "png": 2**31 - 1,
}
"""Pixels a side: libjpeg's JPEG_MAX_DIMENSION, RFC 9649 4.2, what libavif's decoder takes, and ISO 15948 11.2.2."""


def widths_for(full: Size, form: RenditionFormat, options: ThumbnailOptions) -> tuple[int, ...]:
    """The widths a photo is rendered at, descending; never wider than it is.

    Args:
        full: Of the upright photo.
        form: A width at which the photo is taller than this format can be is replaced by the largest that fits.
        options: The widths that are wanted.

    Returns:
        Every wanted width that fits; where the photo is narrower than the widest, its own width too.
    """
    most = max(1, full[0] * LARGEST_SIDE[form] // full[1])
    wanted = {min(full[0], max(options.widths)), *(width for width in options.widths if width <= full[0])}
    return tuple(sorted({min(width, most) for width in wanted}, reverse=True))


def scaled_height(width: int, full: Size) -> int:
    """The height that keeps the proportion of the full picture, at least 1 px."""
    return max(1, round(full[1] * width / full[0]))


CROPS: Final = {"square": "640x640", "16:9": "1280x720", "og": "1200x630"}
"""Sizes by name: a tile, a wide teaser, and what the Open Graph protocol's readers show."""


def parse_crop(size: str) -> Size:
    """Width and height of a crop written ``WIDTHxHEIGHT``, or one of ``CROPS``.

    Raises:
        ValueError: Anything else.
    """
    match = re.fullmatch(r"([1-9][0-9]{0,4})x([1-9][0-9]{0,4})", CROPS.get(size, size))
    if match is None:
        raise ValueError(f"{size!r} is not WIDTHxHEIGHT")
    return int(match[1]), int(match[2])


def crop_size(full: Size, wanted: Size, form: RenditionFormat, region: Region | None = None) -> Size:
    """The size of a crop: as wanted; smaller, in the same ratio, where the photo, the region or the format has no room.

    Args:
        full: Of the upright photo.
        wanted: At most.
        form: Its largest side counts.
        region: What the crop has to show, where a person said it.
    """
    left, top, right, bottom = crop_box(full, wanted[0] / wanted[1], _CENTRE, region)
    fits = wanted[0] <= right - left and wanted[1] <= bottom - top
    width, height = wanted if fits else (right - left, bottom - top)
    most = LARGEST_SIDE[form]
    if max(width, height) <= most:
        return width, height
    return max(1, width * most // max(width, height)), max(1, height * most // max(width, height))


def width_behind(crop: Size, full: Size, region: Region | None = None) -> int:
    """How wide the whole picture must at least be for a crop of that size not to be enlarged."""
    left, top, right, bottom = crop_box(full, crop[0] / crop[1], _CENTRE, region)
    scale = max(crop[0] / (right - left), crop[1] / (bottom - top))
    return min(full[0], ceil(full[0] * scale))


def crop_box(picture: Size, ratio: float, focal: Focal, region: Region | None = None) -> Box:
    """The part of a picture that a crop of a ratio (width / height) shows.

    Args:
        picture: At any scale.
        ratio: Of the crop.
        focal: The largest box of the ratio is taken whose centre is as near to this point as the edges allow.
        region: In place of that: the smallest box of the ratio that holds all of it, or, where the picture has no room
            for that, the largest; its middle is the focal point then.
    """
    width, height = picture
    wide = min(width, max(1, round(height * ratio)))
    high = min(height, max(1, round(width / ratio)))
    if region is not None:
        focal = Focal(x=region.x + region.width / 2, y=region.y + region.height / 2)
        needed = max(1.0, region.width * width, region.height * height * ratio)
        if needed < wide:
            wide, high = round(needed), min(high, max(1, round(needed / ratio)))
    left = min(max(0, round(focal.x * width - wide / 2)), width - wide)
    top = min(max(0, round(focal.y * height - high / 2)), height - high)
    return left, top, left + wide, top + high
