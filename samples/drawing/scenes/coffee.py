"""The coffee break: people stand about high tables by the windows."""

import numpy as np

from drawing.arrays import Floats, floats
from drawing.furniture import bottle, cup, wood
from drawing.looks import Pose, anyone
from drawing.noise import noise
from drawing.people import person
from drawing.scene import Lamp, Scene, Thing
from drawing.solids import ball, box, pole
from drawing.surface import Surface, srgb
from drawing.view import camera


def daylit(ways: Floats) -> Floats:
    """A glass wall at the back, pale walls around."""
    back = np.clip(ways[:, 2], 0, 1)[:, None]
    up = np.clip(ways[:, 1], 0, 1)[:, None]
    return floats(0.22 + back**2 * floats((1.0, 1.06, 1.14)) + up * floats((0.42, 0.4, 0.36)))


def garden(ways: Floats) -> Floats:
    """What is seen through the panes: lawn, hedge and a bright sky."""
    up = ways[:, 1:2]
    leaf = noise(floats(ways * floats((14, 14, 14))), 4)[:, None]
    crown = 0.16 + 0.07 * np.sin(ways[:, :1] * 13) + 0.05 * np.sin(ways[:, :1] * 31 + 1) + 0.02 * leaf
    trees = floats(srgb(98, 104, 86)) * np.exp(0.5 * leaf) * 1.1
    trunk = (np.sin(ways[:, :1] * 26) > 0.93) & (up < 0.06)
    trees = np.where(trunk, floats(srgb(86, 76, 64)), trees)
    lawn = floats(srgb(146, 150, 116)) * (1.5 + 0.15 * leaf)
    return floats(np.where(up > crown, floats((1.2, 1.24, 1.28)), np.where(up > -0.035, trees, lawn)))


def coffee(size: tuple[int, int], take: int) -> Scene:
    """Two tables and a buffet; the second take is a step to the side."""
    rng = np.random.default_rng(55)
    floor = Surface(colour=wood(srgb(176, 140, 104), along=2), gloss=0.05, mirror=0.1)
    white, dark = Surface(colour=srgb(226, 224, 218)), Surface(colour=srgb(46, 48, 52))
    things: list[Thing] = [
        box((0, -0.05, 0), (18, 0.1, 16), floor, casts=False),
        box((0, 3.7, 0), (18, 0.1, 16), Surface(colour=srgb(232, 230, 226), glow=0.25), casts=False),
        box((-6, 1.8, 0), (0.1, 3.8, 16), white, casts=False),
        box((6.2, 1.8, 0), (0.1, 3.8, 16), Surface(colour=srgb(206, 190, 160)), casts=False),
    ]
    things += [box((x, 1.8, 6), (0.09, 3.8, 0.14), dark) for x in np.arange(-6, 6.5, 1.6)]
    things += [box((0, y, 6), (12.4, 0.09, 0.12), dark) for y in (0.1, 2.6, 3.5)]
    tops = Surface(colour=srgb(236, 234, 228), gloss=0.12)
    spots = ((-1.9, 0.6), (1.7, 1.9), (-3.7, 3.6))
    for x, z in spots:
        things += [pole((x, 0, z), (x, 1.08, z), 0.035, dark), pole((x, 0, z), (x, 0.03, z), 0.26, dark)]
        things.append(pole((x, 1.08, z), (x, 1.11, z), 0.36, tops))
        things += [
            *cup((x - 0.16, 1.11, z - 0.12)),
            *cup((x + 0.17, 1.11, z + 0.02)),
            *bottle((x + 0.02, 1.11, z + 0.14)),
        ]
    things += [
        box((4.3, 0.45, 2.6), (1.1, 0.9, 3.4), Surface(colour=srgb(238, 236, 230), rough=0.08, bumps=0.3)),
        *[
            pole(
                (4.1, 0.9, 1.4 + 0.5 * n),
                (4.1, 1.24, 1.4 + 0.5 * n),
                0.11,
                Surface(colour=srgb(150, 152, 156), gloss=0.4),
            )
            for n in range(2)
        ],
    ]
    for row in range(4):
        for column in range(5):
            things += cup((3.9 + 0.16 * column, 0.9, 2.6 + 0.2 * row)) if row < 2 else []
            colour = srgb(186, 120, 50) if (row + column) % 2 else srgb(126, 70, 36)
            if row >= 2:
                things.append(
                    ball(
                        (3.9 + 0.17 * column, 0.93, 2.7 + 0.22 * row),
                        (0.07, 0.04, 0.05),
                        Surface(colour=colour, rough=0.2, bumps=0.05),
                    )
                )
    circle = [(spots[0], angle) for angle in (35, 110, 200, 285)] + [(spots[1], angle) for angle in (10, 120, 230)]
    circle += [((0.15, -0.5), angle) for angle in (75, 250)]
    circle += [(spots[2], angle) for angle in (60, 170, 300)]
    for (x, z), angle in circle:
        turn = np.deg2rad(angle)
        at = (x + 0.74 * float(np.sin(turn)), 0, z + 0.74 * float(np.cos(turn)))
        raised = rng.random() < 0.6
        hand = (0.1, -0.2, -0.3) if raised else (0.24, -0.58, -0.05)
        pose = Pose(yaw=angle + float(rng.uniform(-25, 25)), left=hand, look=float(rng.uniform(-30, 30)), nod=3)
        things.append(person(at, anyone(rng), pose))
        if raised:
            spin = np.deg2rad(pose.yaw)
            mug = floats(
                (0.1 * np.cos(spin) - 0.37 * np.sin(spin), 1.24, -0.1 * np.sin(spin) - 0.37 * np.cos(spin))
            ) + floats(at)
            things += cup(mug.tolist())[1:2]
    return Scene(
        things=tuple(things),
        view=camera((0.5 + 0.9 * take, 1.66, -3.7), (-0.1 - 0.2 * take, 1.15, 2), size, fov=56, roll=0.8 - 1.5 * take),
        sky=daylit,
        lamps=(Lamp(direction=(0.3, -0.75, -0.8), colour=(0.85, 0.85, 0.82), spread=14),),
        backdrop=garden,
        bounce=(0.11, 0.1, 0.085),
        middle=(0, 1, 2),
        radius=6.5,
        focus=4.6,
        blur=9,
        ripple=(6, 10),
    )
