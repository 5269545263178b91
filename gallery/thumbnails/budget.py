"""Files of at most so many bytes, by lowering the quality."""

from collections.abc import Callable, Mapping
from typing import Final

from gallery.thumbnails.options import RenditionFormat, ThumbnailOptions

FLOORS: Final[Mapping[RenditionFormat, int]] = {"jpeg": 40, "webp": 35, "avif": 40}
"""The lowest quality that is tried; below it everybody sees blocks. PNG has none."""

_CLOSE: Final = 0.92
"""A file with this share of its budget is near enough: another try costs more than it brings."""


def budget_for(width: int, form: RenditionFormat, options: ThumbnailOptions) -> int | None:
    """Most bytes of a rendition: what the narrowest listed width says that is at least as wide; None where none is."""
    wide = [int(listed) for listed in options.max_bytes if int(listed) >= width]
    if form not in FLOORS or not wide:
        return None
    return next(most for listed, most in options.max_bytes.items() if int(listed) == min(wide))


def fitting(encode: Callable[[int], bytes], quality: int, floor: int, budget: int | None) -> bytes:
    """The file of the highest quality found that fits; the smallest where none does.

    At most 9 files are made, by halving: the same picture and budget give the same file.

    Args:
        encode: Quality -> file.
        quality: Tried first, and alone where there is no budget.
        floor: Of the quality.
        budget: In bytes.
    """
    data = encode(quality)
    if budget is None or len(data) <= budget or quality <= floor:
        return data
    fits = encode(floor)
    while len(fits) < _CLOSE * budget and quality - floor > 1:
        middle = (quality + floor) // 2
        data = encode(middle)
        if len(data) <= budget:
            fits, floor = data, middle
        else:
            quality = middle
    return fits
