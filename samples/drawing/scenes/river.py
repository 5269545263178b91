"""The river in the evening: a stone bridge, a lit tram, windows and lamps in the water."""

import numpy as np

from drawing.arrays import Bools, Floats, floats
from drawing.noise import noise
from drawing.scene import Lamp, Scene, Thing
from drawing.scenes.outdoors import plane_tree
from drawing.solids import ball, box, pole
from drawing.surface import Surface, Texture, srgb
from drawing.view import camera

_LAMP = (1.0, 0.66, 0.3)


def dusk(ways: Floats) -> Floats:
    """Deep blue above, the last orange at the horizon, torn clouds."""
    up = np.clip(ways[:, 1:2], 0, 1)
    base = (
        floats((0.012, 0.022, 0.06))
        + floats((0.2, 0.085, 0.05)) * np.exp(-up * 9)
        + floats((0.02, 0.03, 0.07)) * np.exp(-up * 2.5)
    )
    veil = floats(np.concatenate([ways[:, :1] * 2, up * 9, ways[:, 2:] * 2], axis=1))
    return floats(base * (1 + 0.3 * np.clip(noise(veil, 2.4), -1, 2)[:, None]))


def _arches(points: Floats) -> Bools:
    """Stone that is left between the arches; one arch every 9 m."""
    x = (points[:, 0] + 4.5) % 9 - 4.5
    return (x / 3.7) ** 2 + (np.maximum(points[:, 1], 0) / 3.3) ** 2 > 1


def _windows(seed: int, wide: float, tall: float) -> Texture:
    """A front in the dark; some windows are lit."""

    def texture(local: Floats, points: Floats) -> Floats:
        column, row = (local[:, 0] + 1) / 2 * wide / 1.9, (local[:, 1] + 1) / 2 * tall / 2.6
        inside = (np.abs(column % 1 - 0.5) < 0.22) & (np.abs(row % 1 - 0.5) < 0.3)
        chance = np.abs(np.sin(np.floor(column) * 12.99 + np.floor(row) * 78.23 + seed * 3.7) * 43758.5) % 1
        lit = inside & (chance < 0.36) & (local[:, 2] < -0.99)
        warm = floats(_LAMP) * (1.4 + 1.8 * (chance[:, None] * 7 % 1))
        wall = floats(srgb(126, 112, 96)) * (0.5 + 0.12 * noise(points, 1.2)[:, None])
        return floats(np.where(lit[:, None], warm * 3, np.where(inside[:, None], wall * 0.3, wall)))

    return texture


def _tram(x: float, y: float, z: float) -> list[Thing]:
    red, dark = Surface(colour=srgb(160, 30, 36), glow=0.12), Surface(colour=srgb(24, 24, 26))
    things: list[Thing] = []
    for car in range(3):
        middle = x + 4.9 * car
        things += [
            box((middle, y + 1.7, z), (4.6, 2.9, 2.2), red),
            box((middle, y + 0.2, z), (4.2, 0.5, 2.0), dark),
            box((middle, y + 3.2, z), (3.6, 0.25, 1.6), dark),
        ]
        for pane in range(4):
            light = Surface(colour=(1.0, 0.93, 0.76), glow=2.6, grain=0.1)
            things.append(box((middle - 1.68 + 1.12 * pane, y + 2.1, z - 1.1), (0.98, 1.25, 0.06), light))
    things.append(ball((x - 2.33, y + 0.9, z - 0.7), (0.12, 0.12, 0.12), Surface(colour=(1, 0.95, 0.85), glow=14)))
    return things


def river(size: tuple[int, int]) -> Scene:
    """Looking across the water at the bridge and the old town."""
    rng = np.random.default_rng(19)
    stone = Surface(colour=srgb(150, 134, 112), cut=_arches, rough=0.06, bumps=0.4, glow=0.05)
    water = Surface(colour=(0.004, 0.008, 0.014), mirror=0.72, gloss=0.0, grain=0)
    things: list[Thing] = [
        box((0, -0.05, 40), (300, 0.1, 160), water, casts=False),
        box((0, 2.2, 30), (120, 4.4, 3.6), stone),
        box((0, 4.75, 28.3), (120, 0.9, 0.3), Surface(colour=srgb(170, 152, 126), glow=0.08)),
        box((0, 1.0, 62), (200, 2.4, 4), Surface(colour=srgb(90, 84, 76), glow=0.03)),
    ]
    things += _tram(-3.5, 4.5, 30)
    for number in range(9):
        x = -32 + 8 * number
        bulb = Surface(colour=_LAMP, glow=9, grain=0)
        things += [
            pole((x, 4.4, 28.6), (x, 8.2, 28.6), 0.07, Surface(colour=srgb(30, 30, 32))),
            ball((x, 8.3, 28.6), (0.2, 0.24, 0.2), bulb),
        ]
    left = -62.0
    for number in range(17):
        wide, tall = float(rng.uniform(6, 10)), float(rng.uniform(9, 17))
        front = Surface(colour=_windows(number, wide, tall), glow=0.28)
        things.append(box((left + wide / 2, 2 + tall / 2, 72), (wide, tall, 8), front))
        things.append(
            box((left + wide / 2, 2.6 + tall, 71), (wide + 0.4, 1.6, 6), Surface(colour=srgb(60, 40, 34)), pitch=-24)
        )
        left += wide
    things += [
        box((14, 16, 78), (6, 30, 6), Surface(colour=_windows(4, 6, 80), glow=0.35)),
        pole((14, 31, 78), (14, 43, 78), 4.2, Surface(colour=srgb(52, 66, 74), glow=0.06), top=0.02),
        ball((14, 28, 74.9), (1.5, 1.5, 0.2), Surface(colour=(1.0, 0.86, 0.6), glow=1.4)),
    ]
    for number in range(7):
        things += [ball((-44 + 14.5 * number, 5.6, 59.6), (0.25, 0.3, 0.25), Surface(colour=_LAMP, glow=7))]
    things += plane_tree((-9.5, 0.6, 13), 10, 8, srgb(40, 52, 24))
    return Scene(
        things=tuple(things),
        view=camera((-1.5, 2.6, -2), (0.5, 5.2, 30), size, fov=62, roll=0.7),
        sky=dusk,
        lamps=(Lamp(direction=(0.1, -1, 0.5), colour=(0.09, 0.055, 0.025), spread=25, at=(0, 4, 29), reach=45),),
        backdrop=dusk,
        bounce=(0.008, 0.008, 0.012),
        middle=(0, 6, 32),
        radius=34,
        focus=40,
        ripple=(9, 46),
    )
