"""The whole hall from the back: rows of heads before the lit stage."""

import numpy as np

from drawing.furniture import chair
from drawing.looks import Pose, anyone
from drawing.people import person
from drawing.printed import slide
from drawing.scene import Scene, Thing
from drawing.scenes.room import SPOTS, indoors, stage
from drawing.scenes.speech import MAYOR
from drawing.solids import box
from drawing.surface import Surface, srgb
from drawing.view import camera


def hall(size: tuple[int, int]) -> Scene:
    """Six rows of ten chairs, most of them taken."""
    rng = np.random.default_rng(11)
    seat = Surface(colour=srgb(96, 34, 40), rough=0.03)
    things: list[Thing] = [
        *stage(slide(["Ramps are", "for everyone"], 8)),
        person((-2.62, 0.3, 2.35), MAYOR, Pose(yaw=-5, left=(0.3, -0.3, -0.25), right=(-0.2, -0.4, -0.3))),
    ]
    for row in range(6):
        for place in range(10):
            x = -5.1 + place * 0.86 + (0.9 if place > 4 else 0) + 0.2 * (row % 2)
            at = (x, 0, -1.2 - 1.05 * row)
            if rng.random() < 0.16:
                things += chair(at, 180, seat)
                continue
            turn = float(rng.uniform(-12, 12))
            look = float(rng.uniform(-18, 18))
            things.append(person(at, anyone(rng), Pose(yaw=180 + turn, sits=True, look=look, lean=0.02)))
            things += chair(at, 180, seat)[:2]
    for panel in range(4):
        lamp = Surface(colour=(1, 0.97, 0.9), glow=1.6, grain=0)
        things += [box((x, 4.52, -5.5 + 2.6 * panel), (1.1, 0.03, 0.6), lamp, casts=False) for x in (-3.4, 0, 3.4)]
    for window in range(3):
        day = Surface(colour=(0.85, 0.95, 1.1), glow=1.5, grain=0.2)
        things.append(box((-7.93, 2.6, -6.5 + 3.2 * window), (0.05, 2.3, 1.7), day, casts=False))
    return Scene(
        things=tuple(things),
        view=camera((1.9, 2.5, -8.6), (-0.7, 1.6, 1), size, fov=64, roll=-0.8),
        sky=indoors,
        lamps=SPOTS,
        backdrop=indoors,
        bounce=(0.05, 0.045, 0.045),
        middle=(-0.5, 1, -1.6),
        radius=6.4,
        focus=7.0,
        blur=7,
    )
