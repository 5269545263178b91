"""Slides, pages of text and graphics, on which one word or page number makes another picture."""

from dataclasses import dataclass
from typing import Final

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

_BLANK: Final = 1.5
_NOT_BLACK: Final = 8.0
_DRAWN: Final = 0.42
"""Drawn by a program, perhaps with a gradient or a picture: variance in squared grey levels of 5 x 5 px up to which a
place is blank, its least brightness, and the share of blank places."""

_WORD: Final = (12, 12.0, 1.0)
_DIGIT: Final = (8, 7.0, 0.6)
"""What is compared: side in px, standard deviation in grey levels from which there is something, blur in px."""

Grey = NDArray[np.uint8]
Values = NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Spots:
    """How the spots of two pages agree; perfectly where they are no pages.

    Attributes:
        word: The lowest correlation of a spot that holds a word, -1..1.
        digit: The same of a spot that holds a digit, after aligning to a fraction of a pixel.
        drawn: Both were drawn by a program.
    """

    word: float = 1.0
    digit: float = 1.0
    drawn: bool = False


ALL_AGREE: Final = Spots()


def is_page(grey: Grey) -> bool:
    """Whether most of the picture is paper of one brightness.

    Args:
        grey: Shape (height, width).
    """
    counts = np.bincount(grey.ravel(), minlength=256)
    near = np.convolve(counts, np.ones(2 * _REACH + 1), "same")
    return float(near[_NIGHT:].max()) >= _PAPER * grey.size


def is_drawn(grey: Grey) -> bool:
    """Whether much of the picture is blank in a way that a sensor's noise does not leave it."""
    values = grey.astype(np.float32)
    mean = _mean(values, 5)
    blank = (_mean(values**2, 5) - mean**2 < _BLANK) & (mean >= _NOT_BLACK)
    return float(blank.mean()) >= _DRAWN


def spots(first: Grey, second: Grey, matrix: Matrix) -> Spots:
    """Compare every spot on which either picture has something, where they are pages.

    Measured on made slides and letters: of true copies four fifths have digits from 0.88, of pages with another digit
    none; other words are up to 0.6.

    Args:
        matrix: Maps the second picture into the first; should not enlarge it.
    """
    word = digit = 1.0
    if is_page(first) or is_page(second):
        word = _worst(first, second, matrix, *_WORD)
    drawn = is_drawn(first) and is_drawn(second)
    if drawn:
        digit = _worst(first, second, _refined(first, second, matrix), *_DIGIT)
    return Spots(word=word, digit=digit, drawn=drawn)


def _refined(first: Grey, second: Grey, matrix: Matrix) -> Matrix:
    """The map that correlates best, to a fraction of a pixel (ECC; Evangelidis and Psarakis 2008)."""
    start = np.asarray(cv2.invertAffineTransform(matrix), np.float32)
    until = (cv2.TERM_CRITERIA_EPS | cv2.TERM_CRITERIA_COUNT, 30, 1e-4)
    try:
        _, found = cv2.findTransformECC(  # type: ignore[call-overload]  # without a mask, without further blur
            _soft(first), _soft(second), start, cv2.MOTION_AFFINE, until, None, 1
        )
    except cv2.error:  # it does not converge
        return matrix
    return np.asarray(cv2.invertAffineTransform(np.asarray(found, np.float64)), np.float64)


def _worst(first: Grey, second: Grey, matrix: Matrix, side: int, ink: float, blur: float) -> float:
    """The lowest correlation of any spot; 1 where there is nothing to compare."""
    size = first.shape[1], first.shape[0]
    one = _soft(first, blur)
    other = np.asarray(cv2.warpAffine(_soft(second, blur), matrix, size, flags=cv2.INTER_LINEAR), np.float32)
    covered = cv2.warpAffine(np.ones(second.shape, np.uint8), matrix, size, flags=cv2.INTER_NEAREST)
    whole = cv2.erode(covered, np.ones((side + 2, side + 2), np.uint8), borderValue=0) > 0
    mean, mean_other = _mean(one, side), _mean(other, side)
    variance = _mean(one**2, side) - mean**2
    variance_other = _mean(other**2, side) - mean_other**2
    inked = whole & (np.maximum(variance, variance_other) >= ink**2)
    both = np.sqrt(np.maximum(variance * variance_other, 1.0))
    return float(((_mean(one * other, side) - mean * mean_other) / both)[inked].min(initial=1.0))


def _soft(grey: Grey, blur: float = 1.0) -> Values:
    return np.asarray(cv2.GaussianBlur(grey.astype(np.float32), (0, 0), blur), np.float32)


def _mean(values: Values, side: int) -> Values:
    return np.asarray(cv2.boxFilter(values, -1, (side, side)), np.float32)
