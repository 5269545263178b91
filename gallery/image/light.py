"""Pictures whose numbers are not those of sRGB, and which no profile describes, as sRGB."""

from functools import cache
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from gallery.image.cicp import CHROMATICITIES, HLG, POWERS, PQ, CodePoints
from gallery.image.tone import PEAK, WHITE, pq_light, rolled_off

Light = NDArray[np.float32]
"""Shares of a white page's light, linear."""

_STRIP: Final = 1 << 18
"""Pixels that are turned at a time, which bounds the memory for them."""

_FINE: Final = 65_535
_D65: Final = (0.3127, 0.3290)
_HLG_GAMMA: Final = 1.2
"""What a display of 1,000 cd/m2 does to the light of a scene (BT.2100, table 5)."""


def shown_in_srgb(pixels: NDArray[Any], points: CodePoints) -> NDArray[np.uint8]:
    """The same picture as sRGB; what is outside its gamut is clipped, as by a colour profile.

    Args:
        pixels: RGB, 8 or 16 bits, shape (height, width, 3).
        points: Such that differ from sRGB.
    """
    curve, matrix = _curve(points.transfer, int(np.iinfo(pixels.dtype).max)), _matrix(points.primaries)
    weights = _to_xyz(points.primaries)[1].astype(np.float32)
    out = np.empty(pixels.shape, np.uint8)
    rows = max(1, _STRIP // max(1, pixels.shape[1]))
    for top in range(0, pixels.shape[0], rows):
        light = curve[pixels[top : top + rows]]
        if points.transfer == HLG:
            light *= (light @ weights)[..., None] ** (_HLG_GAMMA - 1) * np.float32(PEAK / WHITE)
        if points.high:
            light *= _gains(light.max(axis=-1))[..., None]
        out[top : top + rows] = _encoding()[_fine((light @ matrix).clip(0, 1))]
    return out


@cache
def _curve(transfer: int, most: int) -> Light:
    """Number -> light; of HLG the light of the scene, 0..1."""
    values = np.linspace(0, 1, most + 1)
    if transfer == PQ:
        light = pq_light(values) / WHITE
    elif transfer == HLG:
        light = _scene(values)
    elif transfer in POWERS:
        light = values ** POWERS[transfer]
    else:
        light = np.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4)
    return light.astype(np.float32)


def _scene(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """The inverse OETF of HLG (BT.2100, table 5)."""
    a = 0.17883277
    b, c = 1 - 4 * a, 0.5 - a * np.log(4 * a)
    return np.asarray(np.where(values <= 0.5, values**2 / 3, (np.exp((values - c) / a) + b) / 12))


def _gains(brightest: Light) -> Light:
    """By how much each pixel is darkened, from the largest of its channels."""
    shares = brightest * np.float32(WHITE / PEAK)
    return np.asarray(_gain_table()[_fine(np.sqrt(np.minimum(shares, 1)))] / np.maximum(shares, 1), np.float32)


@cache
def _gain_table() -> Light:
    """Square root of the light as a share of the peak's -> gain; the root is finest where it is dark."""
    light = PEAK * np.linspace(0, 1, _FINE + 1) ** 2
    light[0] = light[1]
    return (rolled_off(light) / light).astype(np.float32)


@cache
def _encoding() -> NDArray[np.uint8]:
    """Light -> sRGB number (IEC 61966-2-1)."""
    light = np.linspace(0, 1, _FINE + 1)
    values = np.where(light <= 0.0031308, light * 12.92, 1.055 * light ** (1 / 2.4) - 0.055)
    return np.asarray((values * 255).round(), np.uint8)


@cache
def _matrix(primaries: int) -> Light:
    """Light with these primaries -> light with those of sRGB, for rows of red, green, blue."""
    return np.asarray((np.linalg.inv(_to_xyz(1)) @ _to_xyz(primaries)).T, np.float32)


def _to_xyz(primaries: int) -> NDArray[np.float64]:
    """The matrix whose columns are red, green and blue as XYZ, scaled so that together they are D65."""
    columns = np.array([_xyz(x, y) for x, y in CHROMATICITIES[primaries]]).T
    return np.asarray(columns * np.linalg.solve(columns, _xyz(*_D65)))


def _xyz(x: float, y: float) -> NDArray[np.float64]:
    return np.array([x / y, 1, (1 - x - y) / y])


def _fine(shares: Light) -> NDArray[np.uint16]:
    return (shares * _FINE + np.float32(0.5)).astype(np.uint16)
