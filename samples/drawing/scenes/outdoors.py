"""Sky, trees and stone for the photos taken outside."""

import numpy as np

from drawing.arrays import Bools, Colour, Floats, Point, floats
from drawing.noise import noise
from drawing.scene import Sky, Thing
from drawing.solids import ball, pole
from drawing.surface import Surface, Texture, srgb

_PLANE_GREEN = srgb(104, 122, 62)


def daylight(low: Colour, high: Colour, *, clouds: float = 0.5) -> Sky:
    """A sky that changes from the horizon up, with clouds."""

    def sky(ways: Floats) -> Floats:
        up = np.clip(ways[:, 1], 0.02, 1)
        base = floats(low) + (floats(high) - floats(low)) * np.sqrt(up)[:, None]
        plane = floats(np.stack([ways[:, 0] / (up + 0.15), up * 0, ways[:, 2] / (up + 0.15)], axis=1))
        cloud = np.clip((noise(plane, 3.2) + 0.6 * noise(plane, 1.1)) * 0.6 + clouds - 0.3, 0, 1)
        return floats(base + cloud[:, None] * clouds * floats((0.5, 0.48, 0.46)) * floats(low).mean() * 1.4)

    return sky


def paving(stone: Colour, size: float) -> Texture:
    """Square slabs with joints."""

    def texture(_local: Floats, points: Floats) -> Floats:
        row = np.floor(points[:, 2] / size)
        x, z = points[:, 0] / size + 0.5 * (row % 2), points[:, 2] / size
        joint = (x % 1 < 0.05) | (z % 1 < 0.05)
        tone = 1 + 0.13 * np.sin(np.floor(x) * 91.7 + row * 47.3)
        dirt = 1 + 0.1 * noise(points, 1.5) + 0.1 * noise(points, 0.06)
        return floats(floats(stone) * (tone * dirt * np.where(joint, 0.62, 1))[:, None])

    return texture


def _leaves(points: Floats) -> Bools:
    return noise(points, 0.5) > -0.1


def leaf_colour(base: Colour) -> Texture:
    """Leaves in light and shade."""

    def texture(_local: Floats, points: Floats) -> Floats:
        return floats(floats(base) * np.exp(0.38 * noise(points, 0.3))[:, None] * floats((1.0, 1.0, 0.9)))

    return texture


def _bark(_local: Floats, points: Floats) -> Floats:
    """The flaking bark of a plane tree."""
    flake = noise(points * floats((1, 0.6, 1)), 0.5)[:, None]
    light, dark = floats(srgb(186, 178, 150)), floats(srgb(112, 104, 84))
    return floats(np.where(flake > 0.25, light, dark) * (1 + 0.12 * noise(points, 0.08)[:, None]))


def plane_tree(at: Point, height: float, seed: int, green: Colour = _PLANE_GREEN) -> list[Thing]:
    """A plane tree: mottled trunk, a few boughs, a crown of leaf clumps."""
    rng = np.random.default_rng(seed)
    x, y, z = at
    fork = (x + float(rng.uniform(-0.15, 0.15)), y + height * 0.36, z)
    bark = Surface(colour=_bark, rough=0.12, bumps=0.15)
    things: list[Thing] = [pole(at, fork, 0.24, bark, top=0.75)]
    leaf = Surface(colour=leaf_colour(green), rough=0.6, bumps=0.45, cut=_leaves, gloss=0.0, glow=0.22)
    for bough in range(6):
        turn = bough * 1.05 + float(rng.uniform(-0.3, 0.3))
        reach = height * float(rng.uniform(0.16, 0.26))
        top = (
            fork[0] + np.cos(turn) * reach,
            fork[1] + height * float(rng.uniform(0.16, 0.34)),
            z + np.sin(turn) * reach,
        )
        things.append(pole(fork, top, 0.13, bark, top=0.4))
        for _ in range(7):
            spot = floats(top) + floats(rng.normal(0, height * 0.095, 3))
            radius = height * float(rng.uniform(0.06, 0.105))
            things.append(ball(spot.tolist(), (radius * 1.25, radius * 0.85, radius * 1.2), leaf))
    return things
