"""Is one picture the other, edited? Held against each other by geometry and by content."""

from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from gallery.dedupe.align import Alignment, Sight, align, inverse, overhang, see
from gallery.dedupe.blocks import compare, correlation
from gallery.dedupe.borders import trim
from gallery.dedupe.evidence import Evidence
from gallery.dedupe.options import LEAST_POINTS
from gallery.dedupe.phash import NO_PICTURE, hash_turns, turned
from gallery.dedupe.slides import spots

_TURNED_RADIUS: Final = 90
"""Bits of 256 up to which the hash's best position is believed."""

_SHAPE: Final = 2
_SCALE: Final = 0.01
"""One shape and scale: sides within 2 px (of 512), scale within 1 %."""

_PLAIN_SIDE: Final = 96
_PLAIN_RADIUS: Final = 40
_PLAIN_CONTRAST: Final = 4.0
"""Pictures without corners: side in px at which the whole is compared, largest hash distance, least standard deviation
in grey levels."""


def verify(first: Sight, second: Sight, hashes: tuple[str, str]) -> Evidence:
    """Hold two pictures against each other.

    Args:
        first: Of the first photo's preview.
        second: Of the second photo's preview.
        hashes: Perceptual hashes of both, to try the position in which they are most alike.
    """
    turn, distance = _position(*hashes)
    if turn:
        first = see(turned(first.grey, turn))
    found = align(first, second)
    if found is None or found.inliers < LEAST_POINTS:
        return _plain_evidence(first, second) if turn == 0 and distance <= _PLAIN_RADIUS else Evidence(turn=turn)
    return _evidence(first, second, found, turn)


def _position(first: str, second: str) -> tuple[int, int]:
    """The first picture's position that is most like the second picture, and the distance in bits."""
    if NO_PICTURE in (first, second):
        return 0, 256
    goal = int(second, 16)
    distance, turn = min(((bits ^ goal).bit_count(), turn) for turn, bits in enumerate(hash_turns(first)))
    return (turn, distance) if distance <= _TURNED_RADIUS else (0, distance)


def _evidence(first: Sight, second: Sight, found: Alignment, turn: int) -> Evidence:
    """Compare in the frame of the picture with fewer pixels of the scene: reducing is safe, enlarging is not."""
    there, back = found.matrix, inverse(found.matrix)
    pair = (first.grey, second.grey, there) if found.scale <= 1 else (second.grey, first.grey, back)
    same_size = _same_size(first, second, found)
    return Evidence(
        turn=turn,
        inliers=found.inliers,
        agreement=compare(*pair),
        overhang=_both_ways(first, second, there, back),
        same_size=same_size,
        spots=spots(*pair),
        tint=_tint(first, second) if same_size and turn == 0 else 0.0,
    )


def _same_size(first: Sight, second: Sight, found: Alignment) -> bool:
    sides = zip(first.grey.shape, second.grey.shape, strict=True)
    return abs(found.scale - 1) <= _SCALE and all(abs(one - other) <= _SHAPE for one, other in sides)


def _both_ways(first: Sight, second: Sight, there: NDArray[np.float64], back: NDArray[np.float64]) -> float:
    return min(
        overhang(second.grey.shape, first.grey.shape, there), overhang(first.grey.shape, second.grey.shape, back)
    )


def _plain_evidence(first: Sight, second: Sight) -> Evidence:
    """Without corners the whole picture has to agree, as it lies, in its colours and, on paper, in every spot."""
    alike = _plain(first, second)
    if alike <= 0.0:
        return Evidence(turn=0)
    small, large = sorted((first.grey, second.grey), key=lambda grey: grey.size)
    down, across = (small.shape[side] / large.shape[side] for side in (0, 1))
    stretched = np.array([[across, 0, 0], [0, down, 0]], np.float64)
    return Evidence(turn=0, plain=alike, tint=_tint(first, second), spots=spots(small, large, stretched))


def _tint(first: Sight, second: Sight) -> float:
    """Mean difference of colour in levels: flags may differ in nothing else. 0 where colours are not known."""
    if first.tint is None or second.tint is None:
        return 0.0
    return float(np.abs(first.tint - second.tint).mean())


def _plain(first: Sight, second: Sight) -> float:
    """Correlation of pictures that have next to no corners, such as thumbnails."""
    one, other = (_tiny(sight.grey) for sight in (first, second))
    if min(one.std(), other.std()) < _PLAIN_CONTRAST:
        return 0.0
    return float(correlation(one, other)[0])


def _tiny(grey: NDArray[np.uint8]) -> NDArray[np.float32]:
    small = cv2.resize(trim(grey).astype(np.float32), (_PLAIN_SIDE, _PLAIN_SIDE), interpolation=cv2.INTER_AREA)
    return np.asarray(small, np.float32).reshape(1, -1)
