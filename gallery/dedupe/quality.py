"""How good a shot is: sharpness without being fooled by noise, and lost shadows or lights."""

from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from gallery.image.frame import Frame, reduced
from gallery.model import Quality

_SIDE: Final = 1024
"""Longer side in px at which sharpness is measured: a blur that no screen shows does not count."""

_BLOCK: Final = 32
"""Side of a block in px."""

_SOFTENING: Final = 1.0
"""Blur in px before the Laplacian (Marr and Hildreth 1980); 0.6 % of the energy of white noise is left, far more of
an edge's."""

_NOISE_GAIN: Final = 0.1119
"""Energy that is left of white noise of variance 1: the sum of the squared coefficients of blur and Laplacian."""

_SMOOTHEST: Final = 10.0
"""Percentile of block energies that is taken for noise alone: nearly every photo has that much wall, sky or blur."""

_CUT_OFF: Final = 20
"""Grey levels from black and from white within which noise is partly cut off and looks smaller than it is."""

_SHARPEST: Final = 0.2
"""Share of the blocks that counts, the sharpest: a good portrait is mostly out of focus."""

_EDGE_WEIGHT: Final = 0.5
"""Weight of a block in the corner, against 1 in the centre."""

_BLACK: Final = 3
_WHITE: Final = 252
"""Grey levels up to and from which nothing is left to tell apart, one JPEG step from 0 and 255."""

_UNIT: Final = 1e4
"""Sharpness is given in 1/10,000 of the squared mean grey, so that usual photos have 20 to 200."""


def quality(frame: Frame) -> Quality:
    """Measure one decoded picture.

    Variance of the Laplacian alone takes noise for sharpness; here the energy of the smoothest blocks is taken off
    all blocks first.
    """
    grey = _grey(frame)
    soft = cv2.GaussianBlur(grey.astype(np.float32), (0, 0), _SOFTENING)
    energy = _blocks(np.square(cv2.Laplacian(soft, cv2.CV_32F), dtype=np.float32))
    floor = _floor(energy, _blocks(grey.astype(np.float32)))
    return Quality(
        sharpness=_sharpness(energy, floor, float(grey.mean())),
        noise=round(float(np.sqrt(floor / _NOISE_GAIN)), 3),
        clipped_dark=round(float((frame.grey <= _BLACK).mean()), 4),
        clipped_bright=round(float((frame.grey >= _WHITE).mean()), 4),
        brightness=round(float(frame.grey.mean()), 1),
    )


def _grey(frame: Frame) -> NDArray[np.uint8]:
    """Luma with the longer side at most ``_SIDE``.

    Whole steps of averaging come first: three times as fast as one resize.
    """
    steps = max(1, max(frame.rgb.size) // _SIDE)
    return np.asarray(reduced(frame.rgb.reduce(steps).convert("L"), _SIDE))


def _floor(energy: NDArray[np.float32], light: NDArray[np.float32]) -> float:
    """Energy of noise alone: of the smoothest blocks in which noise is not cut off by black or white."""
    open_blocks = energy[(light > _CUT_OFF) & (light < 255 - _CUT_OFF)]
    return float(np.percentile(open_blocks, _SMOOTHEST)) if open_blocks.size > 1 else 0.0


def _sharpness(energy: NDArray[np.float32], floor: float, mean: float) -> float:
    """Weighted mean of the sharpest blocks over the noise floor, for an exposure of 1."""
    signal = np.maximum(energy - floor, 0.0) * _centre_weights(energy.shape)
    count = max(1, round(signal.size * _SHARPEST))
    sharpest = np.sort(signal, axis=None)[-count:]
    return round(float(sharpest.mean()) / max(mean, 1.0) ** 2 * _UNIT, 3)


def _blocks(values: NDArray[np.float32]) -> NDArray[np.float32]:
    """The mean of each whole block, shape (rows, columns); of everything where the picture is smaller than one."""
    rows, columns = values.shape[0] // _BLOCK, values.shape[1] // _BLOCK
    if rows == 0 or columns == 0:
        return np.full((1, 1), values.mean(), np.float32)
    whole = values[: rows * _BLOCK, : columns * _BLOCK]
    return np.asarray(whole.reshape(rows, _BLOCK, columns, _BLOCK).mean(axis=(1, 3)), np.float32)


def _centre_weights(shape: tuple[int, ...]) -> NDArray[np.float32]:
    """1 in the middle, falling to ``_EDGE_WEIGHT`` in the corners."""
    down, across = (np.linspace(-1.0, 1.0, size) if size > 1 else np.zeros(1) for size in shape)
    far = (down[:, None] ** 2 + across[None, :] ** 2) / 2
    return (1.0 - (1.0 - _EDGE_WEIGHT) * far).astype(np.float32)
