"""The centre of a picture's detail, with room for heads where it is tall."""

from dataclasses import replace
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from gallery.image.frame import decode
from gallery.model import Focal

_SIDE: Final = 256
"""Longer side in px at which edges are looked for: grain and fine texture are averaged away first."""

_SOFTENING: Final = 1.0
"""Blur in px before edges are looked for, against noise and JPEG blocks."""

_FAINT: Final = 1.0
"""Grey levels a pixel that every place counts at least: where no edge is stronger, the point stays in the middle."""

_HEADROOM: Final = 0.1
"""Share of the height by which the point of a tall picture is raised: heads are above the middle of people."""

_TALL: Final = 4 / 3
"""Height / width from which that is so in full; a square has none of it."""

Floats = NDArray[np.float32]


class Detail:
    """Where the edges of a picture have their centre of gravity; in a tall one, a little above that."""

    def find(self, preview: bytes) -> Focal:
        """The point; the middle of a picture in which nothing stands out."""
        grey = decode(preview).grey
        point, standing_out = detail_centre(grey)
        return with_headroom(point, standing_out * tallness(grey.shape))


def detail_centre(grey: NDArray[np.uint8]) -> tuple[Focal, float]:
    """The mean place of a picture's edges, each weighed by its strength and by its nearness to the middle.

    A mean, not a maximum: it moves little when the picture changes little, and goes with it when it is turned.

    Args:
        grey: Of the upright picture, shape (height, width).

    Returns:
        The point, and how much stands out: 0 nothing, near 1 a picture full of clear edges.
    """
    edges = _edges(_reduced(grey).astype(np.float32))
    mean = float(edges.mean())
    down, across = (np.linspace(-1 + 1 / size, 1 - 1 / size, size, dtype=np.float32) for size in edges.shape)
    weights = (edges + _FAINT) * np.exp(-np.square(down))[:, None] * np.exp(-np.square(across))
    total = 2 * float(weights.sum())
    x, y = (weights.sum(axis=0) @ across) / total, (weights.sum(axis=1) @ down) / total
    return Focal(x=0.5 + float(x), y=0.5 + float(y)), mean / (mean + _FAINT)


def tallness(shape: tuple[int, ...]) -> float:
    """How much a picture of that (height, width) is an upright one: 0 up to a square, 1 from 3:4 on."""
    return min(1.0, max(0.0, (shape[0] / shape[1] - 1) / (_TALL - 1)))


def with_headroom(point: Focal, share: float) -> Focal:
    """The point, raised: cameras are turned for people who stand, and their heads must not be cut off.

    Args:
        point: In fractions of width and height.
        share: Of the most it may be raised by.
    """
    return replace(point, y=max(0.0, point.y - _HEADROOM * share))


def _reduced(grey: NDArray[np.uint8]) -> NDArray[np.uint8]:
    height, width = grey.shape
    factor = _SIDE / max(grey.shape)
    if factor >= 1:
        return grey
    size = max(1, round(width * factor)), max(1, round(height * factor))
    return np.asarray(cv2.resize(grey, size, interpolation=cv2.INTER_AREA), np.uint8)


def _edges(grey: Floats) -> Floats:
    """How much the light changes, in grey levels a pixel (Sobel's operator)."""
    soft = cv2.GaussianBlur(grey, (0, 0), _SOFTENING)
    across = cv2.Sobel(soft, cv2.CV_32F, 1, 0, scale=1 / 8)
    down = cv2.Sobel(soft, cv2.CV_32F, 0, 1, scale=1 / 8)
    return np.asarray(cv2.magnitude(across, down), np.float32)
