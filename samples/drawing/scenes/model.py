"""A wooden model of the new station square, with a visitor behind it."""

import numpy as np

from drawing.arrays import Floats, floats
from drawing.furniture import wood
from drawing.looks import CLOTHES, Looks, Pose
from drawing.people import person
from drawing.scene import Lamp, Scene, Thing
from drawing.scenes.room import indoors
from drawing.solids import ball, box, pole
from drawing.surface import Surface, srgb
from drawing.view import camera


def _ground(_local: Floats, points: Floats) -> Floats:
    """Streets, pavements and a green strip, in 1:200."""
    x, z = points[:, 0], points[:, 2]
    street = (np.abs((x + 0.3) % 0.6 - 0.3) < 0.055) | (np.abs((z + 0.25) % 0.5 - 0.25) < 0.05)
    line = (np.abs((x + 0.3) % 0.6 - 0.3) < 0.003) & (z * 40 % 1 < 0.5)
    park = (x > 0.06) & (x < 0.54) & (z > 0.06) & (z < 0.44)
    colour = np.where(street[:, None], floats(srgb(120, 116, 110)), floats(srgb(206, 186, 150)))
    colour = np.where((park & ~street)[:, None], floats(srgb(140, 160, 90)), colour)
    return floats(np.where(line[:, None], floats(srgb(236, 232, 224)), colour))


def model(size: tuple[int, int]) -> Scene:
    """Low over the roofs; only the station is sharp."""
    rng = np.random.default_rng(64)
    light, dark = wood(srgb(216, 182, 136), along=1, size=0.05), wood(srgb(166, 118, 76), along=0, size=0.05)
    things: list[Thing] = [
        box((0, 0.9, 0.2), (2.6, 0.06, 2.2), Surface(colour=wood(srgb(120, 84, 54)), gloss=0.08)),
        box((0, 0.935, 0.2), (2.5, 0.012, 2.1), Surface(colour=_ground, rough=0.02)),
        box((0, 0.45, 0.2), (2.2, 0.9, 1.8), Surface(colour=srgb(236, 234, 228))),
        box((0, -0.05, 2), (14, 0.1, 14), Surface(colour=srgb(120, 112, 104)), casts=False),
        box((0, 2, 5), (14, 5, 0.1), Surface(colour=srgb(196, 190, 180)), casts=False),
    ]
    for column in range(-2, 3):
        for row in range(-2, 3):
            if (column, row) in ((0, 0), (-1, 0)):
                continue
            for part in range(5):
                x = 0.6 * column + 0.3 + float(rng.uniform(-0.17, 0.17))
                z = 0.5 * row + 0.25 + float(rng.uniform(-0.13, 0.13))
                if abs(x) > 1.15 or not -0.75 < z < 1.15:
                    continue
                tall = float(rng.uniform(0.05, 0.2)) * (1.7 if part == 0 else 1)
                block = Surface(colour=light if rng.random() < 0.75 else dark, rough=0.02, bumps=0.02)
                things.append(
                    box(
                        (x, 0.94 + tall / 2, z),
                        (float(rng.uniform(0.06, 0.15)), tall, float(rng.uniform(0.06, 0.13))),
                        block,
                    )
                )
    hall = Surface(colour=light, rough=0.02, bumps=0.02)
    things += [
        box((-0.28, 0.975, 0.25), (0.42, 0.07, 0.26), hall),
        box((-0.28, 1.025, 0.25), (0.46, 0.03, 0.3), Surface(colour=dark)),
    ]
    things += [
        box((-0.46 + 0.06 * n, 0.985, 0.115), (0.02, 0.05, 0.012), Surface(colour=srgb(60, 66, 72), gloss=0.3))
        for n in range(7)
    ]
    things.append(box((-0.4, 1.08, 0.32), (0.06, 0.24, 0.06), hall))
    tram = Surface(colour=srgb(190, 40, 44), gloss=0.2)
    things += [box((-0.35 + 0.1 * n, 0.958, -0.01), (0.094, 0.03, 0.022), tram) for n in range(3)]
    green = Surface(colour=srgb(104, 136, 70), rough=0.6, bumps=0.012)
    for _ in range(70):
        x, z = float(rng.uniform(0.08, 0.52)), float(rng.uniform(0.08, 0.42))
        if rng.random() < 0.5:
            x, z = float(rng.choice((-0.66, -0.54, -0.06, 0.06, 0.54, 0.66))), float(rng.uniform(-0.7, 1.1))
        tall = float(rng.uniform(0.022, 0.04))
        things += [pole((x, 0.94, z), (x, 0.95 + tall / 2, z), 0.002, Surface(colour=dark))]
        things += [ball((x, 0.955 + tall / 2, z), (tall * 0.55, tall * 0.6, tall * 0.55), green)]
    for _ in range(40):
        x, z = float(rng.uniform(-0.6, 0.6)), float(rng.uniform(-0.12, 0.1))
        things.append(
            pole((x, 0.94, z), (x, 0.953, z), 0.0018, Surface(colour=CLOTHES[int(rng.integers(12))]), top=0.7)
        )
    things.append(
        person(
            (0.75, 0, 1.75),
            Looks(height=1.78, top=CLOTHES[4], glasses=True),
            Pose(yaw=12, nod=22, lean=0.12, right=(-0.3, -0.3, -0.4)),
        )
    )
    things.append(
        person((-0.9, 0, 2.3), Looks(height=1.66, top=CLOTHES[3], long=True, jacket=False), Pose(yaw=-20, nod=10))
    )
    return Scene(
        things=tuple(things),
        view=camera((-0.55, 1.4, -0.92), (-0.12, 1.04, 0.35), size, fov=56, roll=-1.4),
        sky=indoors,
        lamps=(Lamp(direction=(0.7, -0.8, 0.35), colour=(1.25, 1.12, 0.9), spread=6),),
        backdrop=indoors,
        bounce=(0.07, 0.06, 0.05),
        middle=(0, 1.1, 0.5),
        radius=1.9,
        focus=1.25,
        blur=26,
    )
