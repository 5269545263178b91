"""Slides and pages of text, on which one word or page number makes another picture."""

from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from gallery.dedupe.align import Matrix

_FLAT: Final = 1.5
"""Variance in squared grey levels of 5 x 5 px up to which a place is blank."""

_BRIGHT: Final = 60.0
"""Grey level from which blank is paper; darker, it is night."""

_PAPER: Final = 0.60
"""Share of blank, bright places from which a picture is a page. Photos of skies were measured up to 0.55, pages from
0.63."""

_SPOT: Final = 12
"""Side in px of what is compared: a word or a number."""

_INK: Final = 12.0
"""Standard deviation in grey levels from which there is something on a spot."""

Grey = NDArray[np.uint8]
Values = NDArray[np.float32]


def is_page(grey: Grey) -> bool:
    """Whether most of the picture is blank paper.

    Args:
        grey: Shape (height, width).
    """
    values = grey.astype(np.float32)
    mean = _mean(values, 5)
    blank = (_mean(values**2, 5) - mean**2 < _FLAT) & (mean >= _BRIGHT)
    return float(blank.mean()) >= _PAPER


def worst_spot(first: Grey, second: Grey, matrix: Matrix) -> float:
    """The lowest correlation of any spot on which either picture has something.

    Args:
        matrix: Maps the second picture into the first; should not enlarge it.

    Returns:
        -1..1; 1 where nothing can be compared. Resized and re-encoded pages were measured from 0.75, pages with
        another word or number up to 0.40.
    """
    size = first.shape[1], first.shape[0]
    one = _soft(first)
    other = np.asarray(cv2.warpAffine(_soft(second), matrix, size, flags=cv2.INTER_LINEAR), np.float32)
    covered = cv2.warpAffine(np.ones(second.shape, np.uint8), matrix, size, flags=cv2.INTER_NEAREST)
    whole = cv2.erode(covered, np.ones((_SPOT + 2, _SPOT + 2), np.uint8), borderValue=0) > 0
    mean, mean_other = _mean(one, _SPOT), _mean(other, _SPOT)
    variance = _mean(one**2, _SPOT) - mean**2
    variance_other = _mean(other**2, _SPOT) - mean_other**2
    inked = whole & (np.maximum(variance, variance_other) >= _INK**2)
    if not inked.any():
        return 1.0
    both = np.sqrt(np.maximum(variance * variance_other, 1.0))
    return float(((_mean(one * other, _SPOT) - mean * mean_other) / both)[inked].min())


def _soft(grey: Grey) -> Values:
    return np.asarray(cv2.GaussianBlur(grey.astype(np.float32), (0, 0), 1.0), np.float32)


def _mean(values: Values, side: int) -> Values:
    return np.asarray(cv2.boxFilter(values, -1, (side, side)), np.float32)
