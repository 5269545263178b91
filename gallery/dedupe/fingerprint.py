"""What a picture looks like, in a few kilobytes."""

from hashlib import sha256
from typing import Final

import numpy as np
from numpy.typing import NDArray

from gallery.dedupe.borders import trim
from gallery.dedupe.features import Points, features
from gallery.dedupe.phash import hash_turns, phash
from gallery.image.frame import Frame
from gallery.model import Fingerprint

KEPT: Final = 64
"""Descriptors kept: enough to find a 20 % crop again, 2 kB a photo."""

_GRID: Final = 4
"""Parts of the picture, in each direction, that take turns in naming a corner. Otherwise the letters of a screenshot or
a caption take all places: of 1,110 edited copies, 62 then had no likely partner, with turns 32."""

__all__ = ["KEPT", "fingerprint", "hash_turns"]


def fingerprint(frame: Frame) -> Fingerprint:
    """Take the fingerprint of a decoded picture.

    Hash and features are taken of the picture without uniform borders, so that a letterbox does not hide a copy.

    Args:
        frame: Its ``small`` view, at most 512 px, is all that is looked at.
    """
    inner = trim(frame.grey)
    points, descriptors = features(inner)
    chosen = _spread(points, inner.shape)[:KEPT]
    return Fingerprint(pixels=_digest(frame), phash=phash(inner), features=descriptors[chosen].tobytes())


def _spread(points: Points, shape: tuple[int, ...]) -> NDArray[np.int64]:
    """Places of the points, the strongest of each part of the picture first, then the next strongest of each.

    Args:
        points: Strongest first, shape (n, 2).
        shape: Height and width of the picture.
    """
    if len(points) == 0:
        return np.empty(0, np.int64)
    across, down = (points * _GRID / (shape[1], shape[0])).astype(np.int64).T
    part = down * _GRID + across
    order = np.argsort(part, kind="stable")
    _, first, counts = np.unique(part[order], return_index=True, return_counts=True)
    turn = np.empty(len(points), np.int64)
    turn[order] = np.arange(len(points)) - np.repeat(first, counts)
    return np.argsort(turn, kind="stable")


def _digest(frame: Frame) -> str:
    """Equal for files that show the same at the same size, whatever their metadata.

    The number of frames and transparency take part: only the first frame is decoded, on white.
    """
    size = f"{frame.width}x{frame.height}x{frame.frames}a{frame.alpha:d}:"
    return sha256(size.encode() + frame.small.tobytes()).hexdigest()
