"""The conference room that several photos share."""

import numpy as np
from PIL import Image

from drawing.arrays import Floats, floats
from drawing.furniture import flag, lectern, wood
from drawing.lettering import write
from drawing.noise import noise
from drawing.printed import laid, sheet_of
from drawing.scene import Lamp, Thing
from drawing.solids import box
from drawing.surface import Surface, srgb

FRANCE = [srgb(30, 60, 140), srgb(240, 240, 240), srgb(206, 40, 50)]
POLAND = [srgb(238, 238, 238), srgb(204, 30, 56)]
EUROPE = [srgb(24, 54, 140)]

SPOTS = (
    Lamp(direction=(0.25, -1, 0.75), colour=(1.15, 1.02, 0.84), spread=7, at=(-2.6, 1.2, 2), reach=2.6),
    Lamp(direction=(-0.4, -1, 0.6), colour=(0.7, 0.62, 0.52), spread=9, at=(1.5, 1.2, 2), reach=3.4),
)


def indoors(ways: Floats) -> Floats:
    """Ceiling panels above, tall windows on the left, dim walls elsewhere."""
    up, left = np.clip(ways[:, 1], 0, 1), np.clip(-ways[:, 0], 0, 1)
    windows = (left**3 * (up < 0.75))[:, None] * floats((1.0, 1.12, 1.3))
    return floats(0.14 + up[:, None] ** 2 * floats((0.5, 0.46, 0.38)) + 1.1 * windows)


def emblem() -> Image.Image:
    """The conference's sign: a wheel, a bridge and the words."""
    picture, pen = sheet_of((300, 300), (236, 240, 244))
    pen.ellipse((60, 40, 240, 220), outline=(24, 62, 110), width=18)
    pen.arc((95, 75, 205, 185), 180, 360, fill=(214, 92, 46), width=16)
    pen.rectangle((60, 128, 240, 142), fill=(24, 62, 110))
    write(pen, (150, 248), "VILLE POUR TOUS", 28, (24, 62, 110), "mm")
    return picture


def carpet(_local: Floats, points: Floats) -> Floats:
    """Carpet tiles in two blues."""
    tile = (np.floor(points[:, 0] / 0.5) + np.floor(points[:, 2] / 0.5)) % 2
    colour = np.where(tile[:, None] > 0, floats(srgb(74, 80, 96)), floats(srgb(66, 74, 92)))
    return floats(colour * (1 + 0.16 * noise(points, 0.05)[:, None]))


def panels(_local: Floats, points: Floats) -> Floats:
    """Upright wooden slats."""
    slat = points[:, 0] / 0.16 % 1
    oak = wood(srgb(158, 116, 76), along=1)(_local, points)
    tone = 0.85 + 0.12 * np.sin(np.floor(points[:, 0] / 0.16) * 12.9)
    return floats(oak * np.where(slat < 0.08, 0.25, tone)[:, None])


def stage(screen: Image.Image) -> list[Thing]:
    """Floor, walls, platform, screen, lectern and flags; the public sits at z < 0."""
    oak = Surface(colour=wood(srgb(172, 132, 92)), gloss=0.08, rough=0.01)
    things: list[Thing] = [
        box((0, -0.05, -4), (16, 0.1, 20), Surface(colour=carpet, gloss=0.01), casts=False),
        box((0, 0.15, 2.6), (11, 0.3, 3.4), oak),
        box((0, 2.5, 4.3), (16, 5, 0.1), Surface(colour=panels, gloss=0.04), casts=False),
        box((-8, 2.5, -4), (0.1, 5, 20), Surface(colour=srgb(214, 210, 200)), casts=False),
        box((8, 2.5, -4), (0.1, 5, 20), Surface(colour=srgb(206, 202, 194)), casts=False),
        box((0, 4.6, -4), (16, 0.1, 20), Surface(colour=srgb(225, 223, 218), glow=0.2), casts=False),
        box((0.9, 2.55, 4.2), (4.5, 2.6, 0.08), Surface(colour=srgb(20, 20, 22))),
        box((0.9, 2.55, 4.15), (4.32, 2.43, 0.04), Surface(colour=laid(screen), glow=0.6, grain=0)),
    ]
    things += lectern((-2.6, 0.3, 1.9), emblem())
    for place, (stripes, upright) in enumerate(((POLAND, False), (FRANCE, True), (EUROPE, False))):
        things += flag((-5.2 + 0.62 * place, 0.3, 3.7), stripes, upright=upright, seed=place)
    return things
