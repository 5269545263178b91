"""A ThumbHash as a small picture."""

from itertools import islice
from typing import Final

import numpy as np
from numpy.typing import NDArray

from gallery.image.thumbhash import Channel, kept, waves

_VIVID: Final = 1.25
"""How much the reference strengthens colours, against what four bits lose of them."""


def pixels(thumbhash: bytes, side: int) -> NDArray[np.uint8]:
    """The picture in a hash as RGB, or RGBA where it has transparency, shape (height, width, 3 or 4).

    Raises:
        ValueError: It is no ThumbHash.
    """
    first, second = int.from_bytes(thumbhash[:3], "little"), int.from_bytes(thumbhash[3:5], "little")
    see_through, landscape, shorter = first >> 23 & 1, second >> 15, second & 7
    if len(thumbhash) < 5 + see_through or not shorter:
        raise ValueError("this is no ThumbHash")
    longer = 5 if see_through else 7
    across, down = (longer, shorter) if landscape else (shorter, longer)
    size = max(1, round(side * min(1, across / down))), max(1, round(side * min(1, down / across)))
    veil = thumbhash[5] if see_through else 0
    grids = [(max(3, across), max(3, down)), (3, 3), (3, 3), *[(5, 5)] * see_through]
    means = (first & 63) / 63, (first >> 6 & 63) / 31.5 - 1, (first >> 12 & 63) / 31.5 - 1, (veil & 15) / 15
    scales = (first >> 18 & 31) / 31, (second >> 3 & 63) / 63, (second >> 9 & 63) / 63, (veil >> 4) / 15
    gains = 1, _VIVID, _VIVID, 1
    shares = (half / 7.5 - 1 for byte in thumbhash[5 + see_through :] for half in (byte & 15, byte >> 4))
    light, yellow, magenta, *alpha = (
        _channel(mean, [share * scale * gain for share in islice(shares, len(kept(*grid)) - 1)], grid, size)
        for grid, mean, scale, gain in zip(grids, means, scales, gains, strict=False)
    )
    blue = light - 2 / 3 * yellow
    red = (3 * light - blue + magenta) / 2
    colours = np.stack([red, red - magenta, blue, *alpha], axis=-1)
    return (colours.clip(0, 1) * 255).astype(np.uint8)


def _channel(mean: float, strengths: list[float], grid: tuple[int, int], size: tuple[int, int]) -> Channel:
    """One channel, put together from its waves."""
    places = kept(*grid)[1:]
    if len(strengths) < len(places):
        raise ValueError("this is no ThumbHash: it ends too early")
    weights = np.zeros(grid[::-1])
    weights[0, 0] = mean
    for place, strength in zip(places, strengths, strict=True):
        weights[place] = 2 * strength
    return waves(size[1], grid[1]).T @ weights @ waves(size[0], grid[0])
