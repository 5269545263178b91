"""ThumbHash: a picture in about 25 bytes, to show while the real one loads."""

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from gallery.image.frame import reduced

LARGEST_SIDE: Final = 100
"""Pixels; the reference takes no larger pictures, because nothing of more detail is kept."""

_NOISE: Final = 9
"""Decimals that a wave's strength is rounded to: what is smaller is the noise of adding, another on each machine."""

Channel = NDArray[np.float64]


class _Encoded(NamedTuple):
    """One channel: its mean, the strongest of its other waves, and each of those as a share of that, 0 to 15."""

    mean: float
    scale: float
    shares: list[int]


def thumbhash(picture: Image.Image) -> bytes:
    """The hash of an RGB or RGBA picture, as Evan Wallace's reference makes it (https://evanw.github.io/thumbhash/).

    Equal to it but for waves that are not in the picture at all, where the reference keeps the noise of adding.
    """
    return _hash(np.asarray(reduced(picture, LARGEST_SIDE).convert("RGBA"), np.float64) / 255)


def _hash(rgba: Channel) -> bytes:
    """The hash of a picture with values 0 to 1, shape (height, width, 4)."""
    height, width = map(int, rgba.shape[:2])
    colours, alpha = rgba[..., :3], rgba[..., 3:]
    ground = (colours * alpha).sum(axis=(0, 1)) / (float(alpha.sum()) or 1)
    red, green, blue = np.moveaxis(ground * (1 - alpha) + colours * alpha, -1, 0)
    see_through, landscape = bool((alpha < 1).any()), width > height
    most, longer = 5 if see_through else 7, max(width, height)
    across, down = (max(1, _round(most * side / longer)) for side in (width, height))
    light = _encoded((red + green + blue) / 3, max(3, across), max(3, down))
    yellow = _encoded((red + green) / 2 - blue, 3, 3)
    magenta = _encoded(red - green, 3, 3)
    first = _round(63 * light.mean) | _round(31.5 + 31.5 * yellow.mean) << 6 | _round(31.5 + 31.5 * magenta.mean) << 12
    first |= _round(31 * light.scale) << 18 | see_through << 23
    second = (down if landscape else across) | _round(63 * yellow.scale) << 3 | _round(63 * magenta.scale) << 9
    second |= landscape << 15
    head = first.to_bytes(3, "little") + second.to_bytes(2, "little")
    if not see_through:
        return head + _packed([*light.shares, *yellow.shares, *magenta.shares])
    veil = _encoded(alpha[..., 0], 5, 5)
    head += bytes([_round(15 * veil.mean) | _round(15 * veil.scale) << 4])
    return head + _packed([*light.shares, *yellow.shares, *magenta.shares, *veil.shares])


def kept(across: int, down: int) -> list[tuple[int, int]]:
    """The waves (down, across) of a channel, in the order of the hash: the triangle of the longest, the mean first."""
    return [(y, x) for y in range(down) for x in range(across) if x * down < across * (down - y)]


def waves(size: int, count: int) -> Channel:
    """The longest cosines over so many pixels, shape (count, size)."""
    return np.cos(np.pi / size * np.outer(np.arange(count), np.arange(size) + 0.5))


def _encoded(channel: Channel, across: int, down: int) -> _Encoded:
    height, width = channel.shape
    found = (waves(height, down) @ channel @ waves(width, across).T / (width * height)).round(_NOISE)
    mean, *others = (float(found[at]) for at in kept(across, down))
    scale = max(map(abs, others))
    return _Encoded(mean, scale, [_round(7.5 + 7.5 / scale * one) if scale else 0 for one in others])


def _packed(nibbles: list[int]) -> bytes:
    """Two in a byte, the first in the lower half."""
    return bytes(low | high << 4 for low, high in zip(nibbles[::2], [*nibbles[1::2], 0], strict=False))


def _round(value: float) -> int:
    """Halves go up, as in JavaScript; nothing here is negative."""
    return int(value + 0.5)
