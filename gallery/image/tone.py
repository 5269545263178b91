"""High dynamic range into that of a page: one curve for every photo, so that those of a burst look alike.

The curve is the EETF of Report BT.2390 (5.4.1): up to a knee light stays as it is, above it roll off the highlights. It
is applied to the largest of red, green and blue, so that a colour keeps its hue. White of a page is the reference white
of Report BT.2408 (203 cd/m2); the brightest light is taken to be the 1,000 cd/m2 of a BT.2100 reference display.
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

WHITE: Final = 203.0
"""Light of a white page in cd/m2 (BT.2408, 2.1)."""

PEAK: Final = 1000.0
"""The brightest light that is told from brighter ones, in cd/m2."""

_M1, _M2 = 2610 / 16384, 2523 / 32
_C1, _C2, _C3 = 3424 / 4096, 2413 / 128, 2392 / 128
_BRIGHTEST: Final = 10_000.0

Numbers = NDArray[np.float64]


def pq_light(values: Numbers) -> Numbers:
    """The light of PQ numbers (0..1) in cd/m2 (BT.2100, table 4)."""
    root = values ** (1 / _M2)
    return np.asarray(_BRIGHTEST * (np.maximum(root - _C1, 0) / (_C2 - _C3 * root)) ** (1 / _M1))


def pq_numbers(light: Numbers) -> Numbers:
    """PQ numbers (0..1) of light in cd/m2 (BT.2100, table 4)."""
    power = (light / _BRIGHTEST) ** _M1
    return np.asarray(((_C1 + _C2 * power) / (1 + _C3 * power)) ** _M2)


def rolled_off(light: Numbers) -> Numbers:
    """What light becomes where nothing may be brighter than a white page, both in cd/m2."""
    peak, most = pq_numbers(np.array([PEAK, WHITE]))
    most = most / peak
    knee = 1.5 * most - 0.5
    shares = np.minimum(pq_numbers(light) / peak, 1)
    above = np.maximum((shares - knee) / (1 - knee), 0)
    square, cube = above**2, above**3
    spline = (
        (2 * cube - 3 * square + 1) * knee + (cube - 2 * square + above) * (1 - knee) + (3 * square - 2 * cube) * most
    )
    return pq_light(np.where(shares < knee, shares, spline) * peak)
