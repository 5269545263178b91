"""The mayor speaks at the lectern; heads of the public in front, out of focus."""

from dataclasses import replace

import numpy as np

from drawing.looks import CLOTHES, HAIRS, SKINS, Looks, Pose, anyone
from drawing.people import person
from drawing.printed import slide
from drawing.scene import Scene, Thing
from drawing.scenes.room import SPOTS, indoors, stage
from drawing.surface import srgb
from drawing.view import camera

MAYOR = Looks(
    height=1.7, skin=SKINS[0], hair=HAIRS[2], top=srgb(120, 30, 52), legs=CLOTHES[2], long=True, jacket=True, broad=0.95
)
_HANDS = (
    ((0.3, -0.2, -0.3), (-0.2, -0.38, -0.3)),
    ((0.36, -0.06, -0.28), (-0.22, -0.36, -0.3)),
    ((0.22, -0.36, -0.28), (-0.2, -0.38, -0.3)),
)


def speech(size: tuple[int, int], take: int) -> Scene:
    """The speech; every take with other hands and a slightly moved camera."""
    left, right = _HANDS[take]
    pose = Pose(yaw=-16, left=left, right=right, nod=(4, -2, 10)[take], look=(8, 4, -4)[take], lean=0.03)
    things: list[Thing] = [*stage(slide(["A town without", "thresholds"], 3)), person((-2.62, 0.3, 2.35), MAYOR, pose)]
    rng = np.random.default_rng(5)
    for seat in range(6):
        somebody = replace(anyone(rng), height=1.72)
        place = (-5.1 + 0.74 * seat + float(rng.uniform(-0.05, 0.05)), 0, -1.6 - 0.25 * (seat % 2))
        things.append(person(place, somebody, Pose(yaw=180, sits=True, look=float(rng.uniform(-14, 14)))))
    return Scene(
        things=tuple(things),
        view=camera(
            (-3.9, 1.72, -4.6), (-2.35, 1.62, 2), size, fov=38, shake=((0, 0.02, -0.03)[take], (0, 0.01, 0)[take])
        ),
        sky=indoors,
        lamps=SPOTS,
        backdrop=indoors,
        bounce=(0.14, 0.12, 0.1),
        middle=(-2, 1.5, 1.5),
        radius=4.6,
        focus=7.1,
        blur=20,
    )
