"""Chairs, tables, a lectern and what stands on them."""

from itertools import product

import numpy as np
from PIL import Image

from drawing.arrays import Colour, Point, floats
from drawing.lettering import write
from drawing.noise import noise
from drawing.printed import laid, sheet_of
from drawing.scene import Thing
from drawing.solids import Solid, ball, box, pole, turned
from drawing.surface import Surface, Texture, srgb

STEEL = Surface(colour=srgb(150, 152, 156), gloss=0.35)
DARK = Surface(colour=srgb(30, 30, 32), gloss=0.06)
GLASS = Surface(colour=srgb(196, 216, 222), gloss=0.5, grain=0)
CHINA = srgb(238, 236, 230)
PAPER = Surface(colour=srgb(236, 236, 230), gloss=0.02, grain=0.02)


def wood(colour: Colour, along: int = 0, size: float = 0.5) -> Texture:
    """Grain along one axis of the room."""
    stretch = floats([0.12 if axis == along else 1.6 for axis in range(3)])

    def texture(_local: object, points: "np.ndarray") -> "np.ndarray":
        fibre = noise(floats(points * stretch), size)
        return floats(floats(colour) * np.exp(0.16 * fibre)[:, None])

    return texture


def placed(offset: Point, at: Point, yaw: float) -> list[float]:
    """A point of a piece of furniture that stands turned at a place."""
    return [float(part) for part in turned(yaw) @ floats(offset) + floats(at)]


def chair(at: Point, yaw: float, seat: Surface) -> list[Thing]:
    """A conference chair that looks at the camera when ``yaw`` is 0."""
    things: list[Thing] = [
        box(placed((0, 0.45, 0), at, yaw), (0.46, 0.07, 0.44), seat, yaw=yaw),
        box(placed((0, 0.76, 0.23), at, yaw), (0.46, 0.42, 0.05), seat, yaw=yaw, pitch=8),
    ]
    feet = product((-0.21, 0.21), (-0.19, 0.22))
    things += [pole(placed((x, 0, z), at, yaw), placed((x, 0.44, z), at, yaw), 0.012, STEEL) for x, z in feet]
    return things


def table(at: Point, size: tuple[float, float], surface: Surface, *, cloth: Surface | None = None) -> list[Thing]:
    """A table of 0.74 m; with a cloth to the floor on the public's side."""
    x, y, z = at
    wide, deep = size
    things: list[Thing] = [box((x, y + 0.73, z), (wide, 0.035, deep), surface)]
    if cloth is not None:
        return [*things, box((x, y + 0.36, z - deep / 2 + 0.02), (wide - 0.02, 0.7, 0.02), cloth)]
    for sx in (-1, 1):
        for sz in (-1, 1):
            foot = (x + sx * (wide / 2 - 0.06), y, z + sz * (deep / 2 - 0.06))
            things.append(pole(foot, (foot[0], y + 0.72, foot[2]), 0.02, STEEL))
    return things


def bottle(at: Point) -> list[Thing]:
    """A small bottle of water."""
    x, y, z = at
    body = Surface(colour=srgb(150, 186, 200), gloss=0.45, grain=0.02)
    return [
        pole((x, y, z), (x, y + 0.15, z), 0.031, body),
        pole((x, y + 0.05, z), (x, y + 0.105, z), 0.0318, Surface(colour=srgb(232, 240, 244), gloss=0.1)),
        pole((x, y + 0.15, z), (x, y + 0.19, z), 0.031, body, top=0.42),
        pole((x, y + 0.19, z), (x, y + 0.215, z), 0.0145, Surface(colour=srgb(40, 96, 170), gloss=0.1)),
    ]


def tumbler(at: Point) -> list[Thing]:
    """A glass."""
    x, y, z = at
    return [pole((x, y, z), (x, y + 0.1, z), 0.03, GLASS, top=1.15)]


def cup(at: Point, colour: Colour = CHINA) -> list[Thing]:
    """A cup of coffee on its saucer."""
    x, y, z = at
    china = Surface(colour=colour, gloss=0.15, grain=0.01)
    return [
        pole((x, y, z), (x, y + 0.012, z), 0.05, china, top=1.45),
        pole((x, y + 0.01, z), (x, y + 0.07, z), 0.028, china, top=1.4),
        pole((x, y + 0.0702, z), (x, y + 0.0712, z), 0.036, Surface(colour=srgb(66, 38, 20), gloss=0.1)),
        pole((x + 0.034, y + 0.045, z), (x + 0.062, y + 0.045, z), 0.008, china),
    ]


def name_plate(at: Point, name: str, *, wide: float = 0.3) -> Solid:
    """A folded card with a name."""
    card, pen = sheet_of((300, 100), (246, 246, 242))
    pen.rectangle((0, 84, 300, 100), fill=(24, 62, 110))
    write(pen, (150, 40), name, 34, (30, 30, 34), "mm")
    x, y, z = at
    return box((x, y + 0.05, z), (wide, 0.1, 0.006), Surface(colour=laid(card), grain=0.01), pitch=14)


def lectern(at: Point, emblem: Image.Image) -> list[Thing]:
    """A lectern with a microphone; the speaker stands behind it."""
    x, y, z = at
    oak = Surface(colour=wood(srgb(150, 106, 66), along=1), gloss=0.06)
    return [
        box((x, y + 0.5, z), (0.52, 1.0, 0.36), oak),
        box((x, y + 1.03, z + 0.02), (0.62, 0.035, 0.46), oak, pitch=-14),
        box((x, y + 0.68, z - 0.185), (0.36, 0.36, 0.012), Surface(colour=laid(emblem), gloss=0.05)),
        pole((x + 0.1, y + 1.04, z + 0.05), (x + 0.05, y + 1.22, z + 0.12), 0.006, DARK),
        ball((x + 0.048, y + 1.23, z + 0.125), (0.02, 0.026, 0.02), DARK),
        box((x - 0.05, y + 1.065, z + 0.04), (0.21, 0.004, 0.29), PAPER, pitch=-14),
    ]


def flag(foot: Point, stripes: list[Colour], *, upright: bool, seed: int) -> list[Thing]:
    """A flag that hangs from a pole indoors; ``upright`` stripes stand side by side."""
    x, y, z = foot
    things: list[Thing] = [
        pole((x, y, z), (x, y + 2.5, z), 0.016, STEEL),
        ball((x, y + 2.52, z), (0.03, 0.04, 0.03), STEEL),
    ]
    rng = np.random.default_rng(seed)
    folds = 5
    for number in range(folds):
        colours = [stripes[number * len(stripes) // folds]] if upright else stripes
        for part, colour in enumerate(colours):
            span = 1.25 / len(colours)
            high, low = y + 2.42 - span * part - 0.05 * number, y + 2.42 - span * (part + 1) - 0.05 * number
            off = 0.05 + 0.075 * number
            depth = 0.03 * float(rng.uniform(-1, 1))
            cloth = Surface(colour=colour, rough=0.16, bumps=0.12)
            things.append(
                pole((x + off * 1.05, low, z + depth), (x + off, high, z + depth), 0.062, cloth, flat=0.5, top=0.85)
            )
    return things
