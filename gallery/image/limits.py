"""How large an input may be."""

from dataclasses import dataclass

from gallery.errors import PhotoTooLarge

MEGAPIXEL = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Bounds that keep one file from taking the machine down.

    Attributes:
        max_pixels: Width times height of one frame. 250 MP holds every camera sold
            and takes 750 MB decoded.
        max_bytes: Length of the file.
    """

    max_pixels: int = 250 * MEGAPIXEL
    max_bytes: int = 1_000_000_000


def check_size(width: int, height: int, limits: Limits) -> None:
    """Refuse a picture with more pixels than allowed, before any memory is taken for them.

    Raises:
        PhotoTooLarge: It has more.
    """
    if width * height > limits.max_pixels:
        raise PhotoTooLarge(
            f"the picture says it is {width} x {height} pixels "
            f"({width * height / MEGAPIXEL:,.0f} megapixels; the limit is {limits.max_pixels / MEGAPIXEL:,.0f})",
            hint="If it is a real photo, save it smaller; if not, it may be a decompression bomb.",
        )
