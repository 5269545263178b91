"""Corner points of a picture with their ORB descriptors."""

from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

DESCRIPTOR: Final = 32
"""Length of an ORB descriptor in bytes (Rublee et al. 2011: 256 comparisons)."""

_POINTS: Final = 500
"""Points looked for in a picture of 512 px."""

_MARGIN: Final = 31
"""ORB looks for no corner nearer than this to the edge (its patch size); it fails outright on very thin pictures."""

Points = NDArray[np.float32]
Descriptors = NDArray[np.uint8]

_NONE: Final = (np.empty((0, 2), np.float32), np.empty((0, DESCRIPTOR), np.uint8))


def features(grey: NDArray[np.uint8]) -> tuple[Points, Descriptors]:
    """The strongest corner points.

    Args:
        grey: Shape (height, width), at most 512 px.

    Returns:
        Points as x and y in px, shape (n, 2), and descriptors, shape (n, 32); strongest first, n <= 500.
        None of a picture of 62 px or less on one side.
    """
    if min(grey.shape) <= 2 * _MARGIN:
        return _NONE
    found, described = cv2.ORB.create(nfeatures=_POINTS).detectAndCompute(grey, None)
    if not found:
        return _NONE
    points = np.array([point.pt for point in found], np.float32)
    strength = np.array([point.response for point in found], np.float32)
    # Response, then place: equal strengths keep one order on every machine.
    order = np.lexsort((points[:, 0], points[:, 1], -strength))
    return points[order], np.asarray(described, np.uint8)[order]
