"""Both delegations on the steps of the town hall."""

import numpy as np

from drawing.looks import Pose, anyone
from drawing.people import person
from drawing.scene import Lamp, Scene, Thing
from drawing.scenes.outdoors import daylight, paving
from drawing.scenes.panel import PANEL
from drawing.scenes.town_hall import ashlar
from drawing.solids import box, pole
from drawing.surface import Surface, srgb
from drawing.view import camera

_SKY = daylight((0.85, 0.88, 0.92), (0.5, 0.58, 0.7), clouds=0.7)


def group(size: tuple[int, int], take: int) -> Scene:
    """Fourteen people on five steps; heads turn a little from take to take."""
    step = Surface(colour=paving(srgb(196, 186, 168), 1.3), rough=0.05, bumps=0.12)
    wall = Surface(colour=ashlar, rough=0.05, bumps=0.1)
    things: list[Thing] = [
        box((0, -0.05, -6), (30, 0.1, 16), Surface(colour=paving(srgb(160, 152, 140), 0.6)), casts=False),
        box((0, 4, 5.6), (24, 9, 0.4), wall),
        box((0, 2.2, 5.3), (2.6, 3.4, 0.4), Surface(colour=srgb(66, 44, 32), rough=0.03, gloss=0.1)),
        box((0, 4.05, 5.2), (3.4, 0.4, 0.6), Surface(colour=srgb(206, 190, 162))),
    ]
    things += [box((0, 0.08 + 0.16 * n, 3.2 + 0.36 * n), (9.5, 0.16, 5), step) for n in range(5)]
    for x in (-1.7, 1.7):
        things.append(
            pole((x, 0.7, 5.1), (x, 3.9, 5.1), 0.2, Surface(colour=srgb(214, 200, 172), rough=0.04), top=0.88)
        )
    for x in (-3.6, 3.6):
        glass = Surface(colour=srgb(40, 50, 62), gloss=0.5, rough=0.02, bumps=0.8)
        things.append(box((x, 2.6, 5.35), (1.5, 2.3, 0.2), Surface(colour=srgb(230, 226, 214))))
        things += [box((x + side * 0.35, 2.6, 5.25), (0.6, 2.1, 0.12), glass) for side in (-1, 1)]
    rng, moved = np.random.default_rng(77), np.random.default_rng(100 + take)
    for row, count in enumerate((5, 5, 4)):
        for place in range(count):
            x = (place - (count - 1) / 2) * 0.66 + float(rng.uniform(-0.07, 0.07)) + (0.0, 0.3, 0.0)[row]
            looks = PANEL[place - 1] if row == 0 and 1 <= place <= 4 else anyone(rng)
            folded = rng.random() < 0.35
            hand = 0.04 if folded else 0.23
            pose = Pose(
                yaw=-8 * x + float(rng.uniform(-10, 10)),
                left=(hand, -0.5, -0.2 if folded else -0.04),
                right=(-hand, -0.52, -0.2 if folded else -0.04),
                look=float(rng.uniform(-8, 8)) + float(moved.uniform(-14, 14)) * (take > 0),
                nod=float(moved.uniform(-4, 6)),
            )
            things.append(person((x, 0.16 + 0.16 * (row * 2), 1.0 + 0.72 * row), looks, pose))
    return Scene(
        things=tuple(things),
        view=camera((0.5 - 0.06 * take, 1.75, -4.6), (0.05 + 0.05 * take, 1.45, 1.5), size, fov=52, roll=0.3 * take),
        sky=_SKY,
        lamps=(Lamp(direction=(-0.6, -1, 0.55), colour=(0.75, 0.68, 0.58), spread=4),),
        backdrop=_SKY,
        bounce=(0.16, 0.15, 0.13),
        middle=(0, 1.5, 2.5),
        radius=5.2,
        focus=6.2,
        blur=4,
    )
