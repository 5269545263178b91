"""Do two aligned pictures agree, block by block?"""

from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from gallery.dedupe.align import Matrix

_SIDE: Final = 24
"""Side of a block in px."""

_TEXTURE: Final = 6.0
"""Standard deviation in grey levels from which a block shows something."""

_AGREES: Final = 0.75
"""Normalised cross-correlation from which two blocks show the same."""

_DIFFERS: Final = 0.4
"""Correlation below which they show different things, where both show something."""

_STRONG: Final = 15.0
"""Standard deviation from which what the one block shows is missing in the other."""

_EDGE: Final = 0.15
"""Share of the common part at each side in which logos, dates and captions stand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """What the blocks of the common part say.

    Attributes:
        textured: Blocks that show something in at least one picture.
        agreeing: Those of them that show the same.
        differing: Those that show something else in each picture.
        likeness: Mean correlation of the textured blocks: tells a shot's own copy from the copy of its neighbour.
        inner: Blocks away from the edges that show something else, or something in one picture only.
    """

    textured: int
    agreeing: int
    differing: int
    likeness: float = 0.0
    inner: int = 0

    @property
    def share(self) -> float:
        """Agreeing blocks of the textured ones, 0..1."""
        return self.agreeing / self.textured if self.textured else 0.0

    @property
    def contradiction(self) -> float:
        """Differing blocks of the textured ones, 0..1."""
        return self.differing / self.textured if self.textured else 0.0


NOTHING_SHOWN: Final = Agreement(textured=0, agreeing=0, differing=0)


def compare(first: NDArray[np.uint8], second: NDArray[np.uint8], matrix: Matrix) -> Agreement:
    """Lay the second picture over the first and correlate 24-px blocks.

    Brightness and contrast drop out of the correlation; what was shown does not.

    Args:
        matrix: Maps the second picture into the first; should not enlarge it.
    """
    height, width = first.shape
    over = cv2.warpAffine(_soft(second), matrix, (width, height), flags=cv2.INTER_LINEAR)
    covered = cv2.warpAffine(np.ones(second.shape, np.float32), matrix, (width, height), flags=cv2.INTER_NEAREST)
    one, other, cover = (_blocks(np.asarray(part, np.float32)) for part in (_soft(first), over, covered))
    inside = cover.min(axis=1) > 0
    return _agreement(one[inside], other[inside], _inner(inside, width // _SIDE)[inside])


def correlation(first: NDArray[np.float32], second: NDArray[np.float32]) -> NDArray[np.float32]:
    """Normalised cross-correlation of each row of the one with the same row of the other; 0 where one is flat."""
    one = first - first.mean(axis=1, keepdims=True)
    other = second - second.mean(axis=1, keepdims=True)
    energy = np.sqrt((one**2).sum(axis=1) * (other**2).sum(axis=1))
    return np.asarray((one * other).sum(axis=1) / np.maximum(energy, 1e-3), np.float32)


def _inner(inside: NDArray[np.bool_], columns: int) -> NDArray[np.bool_]:
    """Which blocks lie away from the edges of the common part.

    Args:
        inside: Blocks of the common part, row by row.
        columns: Blocks in a row.
    """
    if not inside.any():
        return inside
    across, down = np.arange(len(inside)) % columns, np.arange(len(inside)) // columns
    inner = np.ones_like(inside)
    for places in (across, down):
        low, high = places[inside].min(), places[inside].max() + 1
        share = (places + 0.5 - low) / (high - low)
        inner &= (share > _EDGE) & (share < 1 - _EDGE)
    return inner


def _agreement(one: NDArray[np.float32], other: NDArray[np.float32], inner: NDArray[np.bool_]) -> Agreement:
    alike = correlation(one, other)
    contrast, contrast_other = one.std(axis=1), other.std(axis=1)
    shows, also = contrast >= _TEXTURE, contrast_other >= _TEXTURE
    textured = shows | also
    gone = (shows ^ also) & (np.maximum(contrast, contrast_other) >= _STRONG)
    differs = ((shows & also) | gone) & (alike < _DIFFERS)
    return Agreement(
        textured=int(textured.sum()),
        agreeing=int((textured & (alike > _AGREES)).sum()),
        differing=int((shows & also & differs).sum()),
        likeness=round(float(alike[textured].mean()), 4) if textured.any() else 0.0,
        inner=int((inner & differs).sum()),
    )


def _soft(grey: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Slightly blurred: noise and sharpening differ between copies, shapes do not."""
    return np.asarray(cv2.GaussianBlur(grey.astype(np.float32), (0, 0), 1.0), np.float32)


def _blocks(picture: NDArray[np.float32]) -> NDArray[np.float32]:
    """Whole blocks, one a row, shape (blocks, 24 * 24)."""
    rows, columns = picture.shape[0] // _SIDE, picture.shape[1] // _SIDE
    whole = picture[: rows * _SIDE, : columns * _SIDE].reshape(rows, _SIDE, columns, _SIDE)
    return whole.transpose(0, 2, 1, 3).reshape(rows * columns, _SIDE * _SIDE)
