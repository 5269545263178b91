"""Uniform borders of a picture: letterboxes, frames, the bars of a screenshot."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

_FLAT: Final = 4.0
"""Standard deviation in grey levels up to which a line is one colour; JPEG ringing beside a frame stays below it."""

_SAME: Final = 4.0
"""How far in grey levels a line's mean may be from the outermost line's; a sky changes slowly and so is left after
a few lines, a border does not change."""

_STEP: Final = 8.0
"""A border ends at once: half of the line after it differs by this many grey levels. A night sky does not."""

_ROUNDS: Final = 3
"""A frame in a frame in a letterbox."""

_LEAST: Final = 0.25
"""Share of each side that must stay; with less the whole picture is uniform and nothing is cut."""


def trim(grey: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """The picture without uniform borders.

    All four sides are cut at once, so that a turned or mirrored picture is cut alike.

    Args:
        grey: Shape (height, width), 0..255.

    Returns:
        A view; the whole picture where too little would stay.
    """
    inner = grey
    for _ in range(_ROUNDS):
        top, bottom = _border(inner), _border(inner[::-1])
        left, right = _border(inner.T), _border(inner.T[::-1])
        if top + bottom + left + right == 0:
            break
        inner = inner[top : inner.shape[0] - bottom, left : inner.shape[1] - right]
        if inner.shape[0] < _LEAST * grey.shape[0] or inner.shape[1] < _LEAST * grey.shape[1]:
            return grey
    return inner


def _border(lines: NDArray[np.uint8]) -> int:
    """How many of the first lines are one colour, if the picture then begins at once."""
    if lines[0].std() > _FLAT:
        return 0
    means = lines.mean(axis=1)
    flat = (lines.std(axis=1) <= _FLAT) & (np.abs(means - means[0]) <= _SAME)
    if flat.all():
        return 0
    count = int(np.argmin(flat))
    following = lines[count : count + 3].astype(np.float32)
    step = np.median(np.abs(following - means[0]), axis=1).max()
    # The line at the seam mixes border and picture (resizing, JPEG): it goes too.
    return count + 1 if step >= _STEP and count + 1 < len(lines) else 0
