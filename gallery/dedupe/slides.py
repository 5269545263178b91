"""Slides, pages of text and graphics, on which one word or page number makes another picture."""

from dataclasses import dataclass
from typing import Any, Final

import cv2
import numpy as np
from numpy.typing import NDArray

from gallery.dedupe.align import Matrix

_REACH: Final = 6
"""Grey levels about its most frequent one that paper has, JPEG's ringing around letters included."""

_NIGHT: Final = 20
"""Grey level up to which blank is a black sky; slides are rarely as dark."""

_PAPER: Final = 0.65
"""Share of paper from which a picture is a page, a slide or a graphic. Photos were measured up to 0.52 (but the moon:
0.75, and nights), pages of small print from 0.82, at any quality of JPEG."""

_SPOTS: Final = ((12, 12.0, 10.0), (8, 8.0, 20.0))
"""What is compared, a word and a digit: side in px; standard deviation in grey levels from which there is something;
how many times farther from 1 the worst spot's correlation may be than that of the lower quartile. All spots of a small
or strongly compressed copy are a little off; one that is far off among good ones was written differently."""

_JITTER: Final = 0.004
"""Distance from 1 that says nothing: rounding and resampling."""

Grey = NDArray[np.uint8]
Values = NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Spots:
    """How the spots of two pages agree.

    Attributes:
        worst: The lowest correlation of a word-sized spot, -1..1.
        odd: How much farther from 1 the worst spot is than spots usually are, as a share of what is allowed; of words
            and digits the larger.
    """

    worst: float = 1.0
    odd: float = 0.0


ALL_AGREE: Final = Spots()


def is_page(grey: Grey) -> bool:
    """Whether most of the picture is paper of one brightness.

    Args:
        grey: Shape (height, width).
    """
    counts = np.bincount(grey.ravel(), minlength=256)
    near = np.convolve(counts, np.ones(2 * _REACH + 1), "same")
    return float(near[_NIGHT:].max()) >= _PAPER * grey.size


def spots(first: Grey, second: Grey, matrix: Matrix) -> Spots:
    """Compare every spot on which either picture has something.

    Measured on 408 pairs of pages: 0.84 of the copies and a tenth of the pages with another word or digit have a worst
    spot of 0.68 and an oddness of 1 at most.

    Args:
        matrix: Maps the second picture into the first; should not enlarge it.
    """
    size = first.shape[1], first.shape[0]
    one = _soft(first)
    other = np.asarray(cv2.warpAffine(_soft(second), matrix, size, flags=cv2.INTER_LINEAR), np.float32)
    covered = cv2.warpAffine(np.ones(second.shape, np.uint8), matrix, size, flags=cv2.INTER_NEAREST)
    found = [_correlations(one, other, covered, side, ink) for side, ink, _ in _SPOTS]
    odd = [_oddness(alike) / allowed for alike, (_, _, allowed) in zip(found, _SPOTS, strict=True)]
    return Spots(worst=float(found[0].min(initial=1.0)), odd=max(odd))


def _oddness(alike: Values) -> float:
    if alike.size == 0:
        return 0.0
    return float((1 - alike.min()) / (1 - np.percentile(alike, 25) + _JITTER))


def _correlations(one: Values, other: Values, covered: NDArray[Any], side: int, ink: float) -> Values:
    """Normalised cross-correlation of each spot with something on it."""
    whole = cv2.erode(covered, np.ones((side + 2, side + 2), np.uint8), borderValue=0) > 0
    mean, mean_other = _mean(one, side), _mean(other, side)
    variance = _mean(one**2, side) - mean**2
    variance_other = _mean(other**2, side) - mean_other**2
    inked = whole & (np.maximum(variance, variance_other) >= ink**2)
    both = np.sqrt(np.maximum(variance * variance_other, 1.0))
    return np.asarray(((_mean(one * other, side) - mean * mean_other) / both)[inked], np.float32)


def _soft(grey: Grey) -> Values:
    return np.asarray(cv2.GaussianBlur(grey.astype(np.float32), (0, 0), 1.0), np.float32)


def _mean(values: Values, side: int) -> Values:
    return np.asarray(cv2.boxFilter(values, -1, (side, side)), np.float32)
