"""Which files are animations."""

from typing import Final

from gallery.image.formats.format import Format
from gallery.image.limits import MEGAPIXEL

MOST_PIXELS: Final = 500 * MEGAPIXEL
"""Pixels of all frames together, some 240 frames of full HD: a longer one is a film, and here a still picture."""

_MOST_FRAMES: Final = 5_000


def is_film(form: Format, size: tuple[int, int], frames: int) -> bool:
    """Whether a photo with that many frames of that size is an animation, and not longer than one may be."""
    bounded = frames <= _MOST_FRAMES and size[0] * size[1] * frames <= MOST_PIXELS
    return form.plays is not None and frames > 1 and bounded
