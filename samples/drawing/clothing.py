"""The colours of somebody: skin, hair, face and clothes, point by point."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from drawing.arrays import Bools, Floats, Ints, floats
from drawing.looks import Looks
from drawing.noise import noise
from drawing.surface import srgb

_SHOES = srgb(30, 26, 24)

Names = NDArray[np.str_]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dressed:
    """Colours of somebody's skin, hair and clothes at points in metres."""

    looks: Looks
    wears: tuple[str, ...]
    frame: Floats
    place: Floats
    head: Floats
    middle: Floats
    size: float
    chest: float
    hem: float

    def __call__(self, points: Floats, limb: Ints) -> Floats:
        """Colours ``(n, 3)`` at points in metres, each on the limb of that number."""
        looks = self.looks
        plain = {
            "face": looks.skin,
            "hair": looks.hair,
            "legs": looks.legs,
            "shoes": _SHOES,
            "skin": looks.skin,
            "sleeve": looks.top,
            "top": looks.top,
        }
        table = floats([plain[name] for name in self.wears])
        colour = table[limb]
        own = floats((points - self.place) @ self.frame)
        named = np.array(self.wears)[limb]
        if looks.jacket and not looks.skirt:
            colour[(named == "top") & (own[:, 1] < self.hem)] = looks.legs
        _paint_chest(colour, own, named, looks, self.chest, self.size)
        _paint_face(colour, floats((own - self.middle) @ self.head / self.size), named, looks)
        weave = np.where(named == "hair", 0.18, 0.07)
        return floats(colour * (1 + weave * noise(floats(own * floats((3, 0.7, 3))), 0.06))[:, None])


def _paint_chest(colour: Floats, own: Floats, named: Names, looks: Looks, chest: float, size: float) -> None:
    """Shirt and tie in the opening of a jacket, or a round neckline."""
    x, y = np.abs(own[:, 0]), (chest + 0.1 * size - own[:, 1]) / (0.42 * size)
    front = (named == "top") & (own[:, 2] < -0.035)
    if looks.jacket:
        opening = front & (x < 0.085 * (1 - y)) & (y > 0)
        colour[opening] = looks.shirt
        colour[front & (np.abs(x - 0.085 * (1 - y)) < 0.012) & (y > 0) & (y < 1)] *= floats(0.6)
        if looks.tie is not None:
            colour[opening & (x < 0.02 + 0.012 * y)] = looks.tie
        return
    colour[front & (x**2 + (own[:, 1] - chest - 0.09 * size) ** 2 < (0.085 * size) ** 2)] = looks.skin


def _paint_face(colour: Floats, spot: Floats, named: Names, looks: Looks) -> None:
    """Everything above the collar; ``spot`` is in metres from the middle of a head of normal size."""
    x, y, z = spot.T
    front = (named == "face") & (z < -0.02)
    for side in (-1, 1):
        _paint_eye(colour, x * side, y, front, looks)
    _paint_mouth(colour, x, y, front, looks)
    if not looks.bald:
        line = 0.062 + 0.35 * np.maximum(0, -z - 0.06) - 7 * x**2
        hair = (named == "face") & (((y > line) & (z > -0.092)) | ((z > 0.02) & (y > -0.05)))
        colour[hair] = looks.hair


def _paint_eye(colour: Floats, x: Floats, y: Floats, front: Bools, looks: Looks) -> None:
    """An eye in its socket with lid, brow, cheek and half of the glasses; ``x`` grows towards its side."""
    skin = floats(looks.skin)
    socket = np.exp(-(((x - 0.033) / 0.02) ** 2) - ((y - 0.012) / 0.014) ** 2)
    cheek = np.exp(-(((x - 0.045) / 0.022) ** 2) - ((y + 0.035) / 0.02) ** 2)
    shade = socket[:, None] * floats((0.3, 0.36, 0.36)) + cheek[:, None] * floats((-0.03, 0.12, 0.1))
    colour[front] *= floats(1 - shade[front])
    white = ((x - 0.034) / 0.0165) ** 2 + ((y - 0.006) / 0.0068) ** 2
    iris = ((x - 0.034) / 0.0082) ** 2 + ((y - 0.0075) / 0.0078) ** 2
    lid = (np.abs(y - 0.0135 + 12 * (x - 0.034) ** 2) < 0.0022) & (np.abs(x - 0.034) < 0.018)
    brow = ((x - 0.034) / 0.021) ** 2 + ((y - 0.033 + 9 * (x - 0.03) ** 2) / 0.005) ** 2
    colour[front & (white < 1)] = (0.5, 0.48, 0.46)
    colour[front & (iris < 1)] = (0.035, 0.025, 0.02)
    colour[front & lid] = skin * floats((0.22, 0.18, 0.18))
    colour[front & (brow < 1)] = floats(looks.hair) * 0.6 + skin * 0.25
    if looks.glasses:
        ring = np.sqrt(((x - 0.035) / 0.027) ** 2 + ((y - 0.004) / 0.02) ** 2)
        colour[front & (np.abs(ring - 1) < 0.09)] = (0.03, 0.03, 0.03)


def _paint_mouth(colour: Floats, x: Floats, y: Floats, front: Bools, looks: Looks) -> None:
    """The shadow below the nose, lips, and the line between them."""
    skin, bow = floats(looks.skin), 5 * x**2
    nostrils = np.exp(-((x / 0.02) ** 2) - ((y + 0.046) / 0.006) ** 2)
    colour[front] *= floats(1 - 0.5 * nostrils[front, None])
    lips = (x / 0.027) ** 2 + ((y + 0.071 - bow) / 0.0082) ** 2
    line = (np.abs(y + 0.0715 - bow) < 0.0016) & (np.abs(x) < 0.026)
    colour[front & (lips < 1)] = skin * floats((0.78, 0.46, 0.46))
    colour[front & line] = skin * floats((0.35, 0.2, 0.2))
