"""The host town's hall: a stone front with shutters, a clock and flags."""

import numpy as np

from drawing.arrays import Floats, floats
from drawing.furniture import flag
from drawing.lettering import write
from drawing.looks import Pose, anyone
from drawing.noise import noise
from drawing.people import person
from drawing.printed import laid, sheet_of
from drawing.scene import Lamp, Scene, Thing
from drawing.scenes.outdoors import daylight, paving, plane_tree
from drawing.scenes.room import EUROPE, FRANCE, POLAND
from drawing.solids import box, pole
from drawing.surface import Surface, srgb
from drawing.view import camera

SKY = daylight((0.8, 0.86, 0.95), (0.22, 0.4, 0.78), clouds=0.45)


def ashlar(_local: Floats, points: Floats) -> Floats:
    """Blocks of pale limestone."""
    row = np.floor(points[:, 1] / 0.42)
    x, y = points[:, 0] / 0.9 + 0.5 * (row % 2), points[:, 1] / 0.42
    joint = (x % 1 < 0.018) | (y % 1 < 0.04)
    tone = 1 + 0.05 * np.sin(np.floor(x) * 37.1 + row * 17.9) + 0.08 * noise(points, 2.5) + 0.06 * noise(points, 0.1)
    return floats(floats(srgb(222, 204, 172)) * (tone * np.where(joint, 0.75, 1))[:, None])


def _window(x: float, y: float, tall: float, z: float) -> list[Thing]:
    frame = Surface(colour=srgb(236, 232, 222))
    glass = Surface(colour=srgb(34, 42, 52), gloss=0.5, rough=0.02, bumps=1)
    shutter = Surface(colour=srgb(96, 124, 138), rough=0.02)
    stone = Surface(colour=srgb(206, 190, 160))
    things: list[Thing] = [
        box((x, y, z - 0.02), (1.06, tall, 0.1), frame),
        box((x - 0.24, y, z - 0.05), (0.42, tall - 0.12, 0.08), glass),
        box((x + 0.24, y, z - 0.05), (0.42, tall - 0.12, 0.08), glass),
        box((x, y + tall * 0.18, z - 0.06), (1.0, 0.05, 0.1), frame),
        box((x, y - tall / 2 - 0.08, z - 0.1), (1.4, 0.14, 0.36), stone),
        box((x, y + tall / 2 + 0.16, z - 0.08), (1.5, 0.22, 0.3), stone),
    ]
    for side in (-1, 1):
        things.append(box((x + side * 0.86, y, z - 0.1), (0.5, tall, 0.06), shutter))
        things += [
            box((x + side * 0.86, y + tall * (k / 9 - 0.5), z - 0.14), (0.42, 0.05, 0.03), shutter) for k in range(1, 9)
        ]
    return things


def town_hall(size: tuple[int, int]) -> Scene:
    """The front in morning light, people on the way in."""
    stone, trim = Surface(colour=ashlar, rough=0.04, bumps=0.1), Surface(colour=srgb(212, 196, 166), rough=0.03)
    things: list[Thing] = [
        box((0, -0.05, -2), (60, 0.1, 40), Surface(colour=paving(srgb(176, 166, 150), 0.7)), casts=False),
        box((0, 4.2, 4), (15, 8.4, 6), stone),
        box((0, 8.6, 3.9), (15.8, 0.5, 6.4), trim),
        box((0, 4.15, 0.9), (15.3, 0.3, 0.4), trim),
        box((0, 0.3, 0.85), (15.2, 0.6, 0.4), trim),
        box((0, 10.6, 4), (14.4, 3.6, 4), Surface(colour=srgb(86, 92, 102), rough=0.06, bumps=0.3), pitch=24),
        box((0, 9.9, 1.0), (3.2, 2.6, 0.8), stone),
        box((0, 11.3, 1.0), (3.6, 0.3, 1.0), trim),
    ]
    dial, pen = sheet_of((200, 200), (240, 238, 230))
    pen.ellipse((6, 6, 194, 194), outline=(40, 40, 40), width=8)
    pen.line((100, 100, 100, 34), fill=(20, 20, 20), width=8)
    pen.line((100, 100, 148, 118), fill=(20, 20, 20), width=10)
    things.append(pole((0, 10, 0.56), (0, 10, 0.62), 0.8, Surface(colour=laid(dial, (0, 2)))))
    for column in range(5):
        x = -5.8 + 2.9 * column
        things += _window(x, 6.2, 2.3, 1.0)
        if column != 2:
            things += _window(x, 2.2, 2.2, 1.0)
        things.append(box((x - 1.45, 4.3, 0.95), (0.36, 8.2, 0.3), trim))
    things += [
        box((0, 1.7, 0.95), (2.0, 3.4, 0.3), trim),
        box((0, 1.5, 0.85), (1.5, 3.0, 0.2), Surface(colour=srgb(62, 40, 28), gloss=0.1, rough=0.03)),
        box((0, 0.1, 0.2), (3.4, 0.2, 1.2), trim),
        box((0, 4.4, 0.2), (4.2, 0.16, 1.3), trim),
    ]
    sign, pen = sheet_of((480, 60), (212, 196, 166))
    write(pen, (240, 30), "HOTEL  DE  VILLE", 46, (70, 56, 40), "mm")
    things.append(box((0, 4.16, 0.66), (3.6, 0.34, 0.06), Surface(colour=laid(sign))))
    things += [
        pole((x, 4.5, -0.35), (x, 5.4, -0.35), 0.025, Surface(colour=srgb(40, 42, 46))) for x in np.linspace(-2, 2, 22)
    ]
    things.append(box((0, 5.42, -0.35), (4.2, 0.06, 0.07), Surface(colour=srgb(40, 42, 46))))
    for place, (stripes, upright) in enumerate(((FRANCE, True), (EUROPE, False), (POLAND, False))):
        things += flag((-1.5 + 1.3 * place, 4.6, -0.45), stripes, upright=upright, seed=place + 4)
    rng = np.random.default_rng(31)
    for x, z, yaw in (
        (-2.4, -2.6, 190),
        (-1.7, -2.2, 160),
        (1.6, -3.4, 20),
        (3.2, -1.6, 120),
        (5.4, -3, 250),
        (0.5, -0.9, 180),
    ):
        things.append(person((x, 0, z), anyone(rng), Pose(yaw=yaw, look=float(rng.uniform(-20, 20)))))
    things += plane_tree((-8.6, 0, -1.5), 8, 3)
    return Scene(
        things=tuple(things),
        view=camera((-3.4, 1.7, -11.5), (-0.3, 4.7, 1), size, fov=66, roll=0.6),
        sky=SKY,
        lamps=(Lamp(direction=(0.75, -0.9, 0.62), colour=(1.5, 1.36, 1.14), spread=0.8),),
        backdrop=SKY,
        bounce=(0.2, 0.18, 0.15),
        middle=(-1, 4, 0),
        radius=11,
        focus=13,
    )
