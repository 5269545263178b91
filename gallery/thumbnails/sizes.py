"""Which sizes a photo is published in."""

import re

from gallery.model import Focal
from gallery.thumbnails.options import ThumbnailOptions

Box = tuple[int, int, int, int]
"""Left, top, right, bottom in pixels."""


def widths_for(width: int, options: ThumbnailOptions) -> tuple[int, ...]:
    """The widths a photo is rendered at, descending; never wider than it is.

    Args:
        width: Of the upright photo, in pixels.
        options: The widths that are wanted.

    Returns:
        Every wanted width that fits; where the photo is narrower than the widest, its own width too.
    """
    widest = max(options.widths)
    return tuple(sorted({min(width, widest), *(wanted for wanted in options.widths if wanted <= width)}, reverse=True))


def scaled_height(width: int, full: tuple[int, int]) -> int:
    """The height that keeps the proportion of the full picture, at least 1 px."""
    return max(1, round(full[1] * width / full[0]))


def parse_crop(size: str) -> tuple[int, int]:
    """Width and height of a crop written ``WIDTHxHEIGHT``."""
    match = re.fullmatch(r"(\d+)x(\d+)", size)
    if match is None:
        raise ValueError(f"{size!r} is not WIDTHxHEIGHT")
    return int(match[1]), int(match[2])


def crop_box(picture: tuple[int, int], ratio: float, focal: Focal) -> Box:
    """The largest box of a ratio (width / height) whose centre is as near to the focal point as the edges allow."""
    width, height = picture
    wide = min(width, max(1, round(height * ratio)))
    high = min(height, max(1, round(width / ratio)))
    left = min(max(0, round(focal.x * width - wide / 2)), width - wide)
    top = min(max(0, round(focal.y * height - high / 2)), height - high)
    return left, top, left + wide, top + high
