"""Natural irregularity: a block of smooth random values that repeats in space."""

from functools import cache

import cv2
import numpy as np

from drawing.arrays import Floats, floats

_SIDE = 64


@cache
def _block() -> Floats:
    """Octaves of smooth noise with mean 0 and deviation 1 on a cube that tiles."""
    rng = np.random.default_rng(20260514)
    total = np.zeros((_SIDE, _SIDE, _SIDE), dtype=np.float32)
    for cells, weight in ((8, 1.0), (16, 0.6), (32, 0.36)):
        coarse = rng.standard_normal((cells, cells, cells))
        spectrum = np.zeros((_SIDE, _SIDE, _SIDE), dtype=np.complex128)
        spectrum[:cells, :cells, :cells] = np.fft.fftshift(np.fft.fftn(coarse))
        spectrum = np.roll(spectrum, (-(cells // 2),) * 3, axis=(0, 1, 2))
        fine = np.fft.ifftn(spectrum).real
        total += floats(weight * fine / fine.std())
    return floats(total / total.std())


def noise(points: Floats, size: float) -> Floats:
    """Noise at points ``(n, 3)``; ``size`` is the length in metres of its largest lumps.

    Between lattice points a random neighbour is taken; averaging samples of a pixel makes it smooth.
    """
    spot = points * floats(8 / size)
    dither = np.random.default_rng(len(points)).random(spot.shape, dtype=np.float32)
    cell = np.floor(spot + dither).astype(np.intp) % _SIDE
    return floats(_block()[cell[:, 0], cell[:, 1], cell[:, 2]])


def bump(points: Floats, size: float) -> Floats:
    """Three independent noises per point, to bend normals with."""
    shifts = (0.0, 17.3 * size, 41.7 * size)
    return floats(np.stack([noise(points + floats(shift), size) for shift in shifts], axis=-1))


def sheet(width: int, height: int, size: float, seed: int) -> Floats:
    """Smooth noise for a picture, mean 0 and deviation 1; ``size`` in pixels of its largest lumps."""
    rng = np.random.default_rng(seed)
    total = np.zeros((height, width), dtype=np.float32)
    for octave in range(4):
        step = max(1.0, size / 2**octave)
        small = rng.standard_normal((int(height / step) + 3, int(width / step) + 3)).astype(np.float32)
        large = cv2.resize(small, None, fx=step, fy=step, interpolation=cv2.INTER_CUBIC)
        total += floats(large[:height, :width]) * 0.6**octave
    return floats(total / total.std())
