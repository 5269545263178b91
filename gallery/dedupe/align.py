"""Where one picture lies in another."""

from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from gallery.dedupe.features import Descriptors, Points, features

Matrix = NDArray[np.float64]
"""Affine map, shape (2, 3): turn, one scale, shift."""

_RATIO: Final = 0.8
"""A match must be nearer than 0.8 of the second nearest (Lowe 2004)."""

_REPROJECTION: Final = 3.0
"""RANSAC: px a point may miss its place by."""

_LEAST_SCALE: Final = 0.05
"""A map that makes one picture a dot is no map."""

_RASTER: Final = 8

_LEAST: Final = 4
"""Matches below which no map is looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """A picture with its corner points.

    Attributes:
        grey: Shape (height, width), at most 512 px.
        tint: Colour differences Cb and Cr of an 8 x 8 raster, shape (8, 8, 2); None where nobody asked.
    """

    grey: NDArray[np.uint8]
    points: Points
    descriptors: Descriptors
    tint: NDArray[np.float32] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """A map from the second picture into the first.

    Attributes:
        inliers: Matching points that agree with it.
    """

    matrix: Matrix
    inliers: int

    @property
    def scale(self) -> float:
        """Px of the first picture for one of the second."""
        return float(np.hypot(self.matrix[0, 0], self.matrix[1, 0]))


def see(grey: NDArray[np.uint8], colour: NDArray[np.uint8] | None = None) -> Sight:
    """Find the corner points of a picture.

    Args:
        grey: Shape (height, width), without borders.
        colour: The whole picture in RGB, shape (height, width, 3).
    """
    points, descriptors = features(grey)
    tint = None
    if colour is not None:
        raster = cv2.resize(colour, (_RASTER, _RASTER), interpolation=cv2.INTER_AREA)
        tint = cv2.cvtColor(raster, cv2.COLOR_RGB2YCrCb)[..., 1:].astype(np.float32)
    return Sight(grey=grey, points=points, descriptors=descriptors, tint=tint)


def align(first: Sight, second: Sight) -> Alignment | None:
    """The map most matching points agree with, or None where too few do."""
    source, target = _matches(first, second)
    if len(source) < _LEAST:
        return None
    found: tuple[Matrix | None, NDArray[np.uint8]] = cv2.estimateAffinePartial2D(  # type: ignore[assignment]
        source, target, method=cv2.RANSAC, ransacReprojThreshold=_REPROJECTION, refineIters=10
    )
    matrix, agree = found
    if matrix is None or np.hypot(matrix[0, 0], matrix[1, 0]) < _LEAST_SCALE:
        return None
    return Alignment(matrix=matrix, inliers=int(agree.sum()))


def _matches(first: Sight, second: Sight) -> tuple[Points, Points]:
    """Points of the second picture and the points of the first they match."""
    if len(first.points) < 2 or len(second.points) < 2:
        return np.empty((0, 2), np.float32), np.empty((0, 2), np.float32)
    nearest = cv2.BFMatcher(cv2.NORM_HAMMING).knnMatch(second.descriptors, first.descriptors, k=2)
    clear = [best for best, next_best in nearest if best.distance < _RATIO * next_best.distance]
    return (
        second.points[[match.queryIdx for match in clear]],
        first.points[[match.trainIdx for match in clear]],
    )


def overhang(shape: tuple[int, ...], outer: tuple[int, ...], matrix: Matrix) -> float:
    """How far in px the corners of a picture lie outside another one.

    Args:
        shape: Height and width of the picture that is mapped.
        outer: Height and width of the one it is mapped into.
        matrix: The map.
    """
    height, width = shape[0], shape[1]
    corners = np.array([[0, 0, 1], [width, 0, 1], [0, height, 1], [width, height, 1]], np.float64) @ matrix.T
    low, high = corners.min(axis=0), corners.max(axis=0)
    return float(max(0.0, -low[0], -low[1], high[0] - outer[1], high[1] - outer[0]))


def inverse(matrix: Matrix) -> Matrix:
    """The map in the other direction."""
    return np.asarray(cv2.invertAffineTransform(matrix), np.float64)
