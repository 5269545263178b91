"""Scaling pictures down."""

from functools import cached_property
from typing import Any, Final

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from gallery.thumbnails.sizes import Size

_REDUCING_GAP: Final = 1.5
"""A picture of three times the size or more is averaged down by a whole number first, to no less than this much above
the size."""

_LOBES: Final = 3
"""Of the Lanczos kernel (Duchon 1979, Lanczos filtering in one and two dimensions)."""

_NEXT_TO_NOTHING: Final = 1.05
"""Steps of less need no low pass: there is hardly anything above the new limit of resolution."""


class Scaler:
    """One picture, and smaller ones of it; its pixels are fetched once for all sizes.

    A Lanczos low pass, then bicubic interpolation: a third of the time of Pillow's Lanczos, and as near to it as that
    is to a full decode (docs/design/renditions.md). Where there is transparency Pillow weighs it in.

    Attributes:
        picture: RGB, RGBA or L.
    """

    def __init__(self, picture: Image.Image, pixels: NDArray[np.uint8] | None = None) -> None:
        self.picture = picture
        self._known = pixels

    def __call__(self, size: Size) -> Image.Image:
        """The picture at a size (width, height) in px; itself where it already has it."""
        return self.at(size).picture

    def at(self, size: Size) -> "Scaler":
        """The picture at a size (width, height) in px, to be scaled on."""
        if self.picture.size == size:
            return self
        if self.picture.mode != "RGB" or self.picture.width < size[0]:
            return Scaler(self.picture.resize(size, Image.Resampling.LANCZOS, reducing_gap=_REDUCING_GAP))
        pixels = _scaled(self._pixels, size)
        return Scaler(Image.fromarray(pixels), pixels)

    @cached_property
    def _pixels(self) -> NDArray[np.uint8]:
        return np.asarray(self.picture) if self._known is None else self._known


def _scaled(pixels: NDArray[Any], size: Size) -> NDArray[Any]:
    height, width = pixels.shape[:2]
    factor = width / size[0]
    if (whole := int(factor / _REDUCING_GAP)) > 1:
        halved = (max(1, round(width / whole)), max(1, round(height / whole)))
        pixels = cv2.resize(pixels, halved, interpolation=cv2.INTER_AREA)
        factor /= whole
    if factor > _NEXT_TO_NOTHING:
        kernel = _low_pass(factor)
        pixels = cv2.sepFilter2D(pixels, -1, kernel, kernel)
    return cv2.resize(pixels, size, interpolation=cv2.INTER_CUBIC)


def _low_pass(factor: float) -> NDArray[np.float64]:
    """What is finer than the new pixels goes; shape (taps,), sum 1."""
    reach = round(_LOBES * factor)
    at = np.arange(-reach, reach + 1) / factor
    kernel = np.where(np.abs(at) < _LOBES, np.sinc(at) * np.sinc(at / _LOBES), 0.0)
    return np.asarray(kernel / kernel.sum())
