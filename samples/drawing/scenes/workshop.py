"""The workshop from above: a street plan, notes, pens and six people around it."""

import numpy as np
from PIL import Image

from drawing.arrays import floats
from drawing.furniture import chair, cup, table, wood
from drawing.lettering import Ink, write
from drawing.looks import Pose, anyone
from drawing.people import person
from drawing.printed import laid, lines, sheet_of
from drawing.scene import Lamp, Scene, Thing
from drawing.scenes.room import carpet, indoors
from drawing.solids import box, pole
from drawing.surface import Surface, srgb
from drawing.view import camera

_NOTES: tuple[Ink, ...] = ((250, 226, 96), (250, 150, 160), (150, 214, 240), (176, 226, 140))


def _plan() -> Image.Image:
    """A street plan with houses, trees and a tram line."""
    picture, pen = sheet_of((1200, 720), (238, 234, 222))
    rng = np.random.default_rng(12)
    for column in range(9):
        for row in range(5):
            x, y = 30 + column * 132, 24 + row * 140
            if (column, row) in ((4, 2), (5, 2)):
                pen.rectangle((x, y, x + 108, y + 112), fill=(178, 208, 150))
                continue
            for part in range(4):
                left, top = x + part % 2 * 56, y + part // 2 * 58
                shade = int(rng.integers(176, 226))
                wide, tall = float(rng.uniform(30, 52)), float(rng.uniform(30, 54))
                pen.rectangle(
                    (left, top, left + wide, top + tall),
                    fill=(shade, shade - 16, shade - 34),
                    outline=(110, 100, 90),
                    width=2,
                )
    pen.line((0, 300, 420, 296, 640, 430, 1200, 424), fill=(206, 50, 44), width=9)
    for _ in range(90):
        tree_x, tree_y = float(rng.uniform(0, 1200)), float(rng.uniform(0, 720))
        pen.ellipse((tree_x - 7, tree_y - 7, tree_x + 7, tree_y + 7), fill=(106, 156, 90), outline=(70, 110, 60))
    for _ in range(9):
        mark_x, mark_y = float(rng.uniform(80, 1100)), float(rng.uniform(60, 640))
        pen.ellipse((mark_x - 34, mark_y - 26, mark_x + 34, mark_y + 26), outline=(30, 60, 170), width=5)
    write(pen, (26, 676), "RUE DES TISSERANDS  1:500", 34, (60, 56, 52))
    return picture


def workshop(size: tuple[int, int]) -> Scene:
    """People lean over the plan; the camera hangs above the table."""
    rng = np.random.default_rng(41)
    things: list[Thing] = [box((0, -0.05, 0), (14, 0.1, 14), Surface(colour=carpet), casts=False)]
    things += table((0, 0, 0), (2.6, 1.5), Surface(colour=wood(srgb(206, 176, 136)), gloss=0.06))
    things.append(
        box((0.05, 0.752, 0.02), (1.75, 0.004, 1.05), Surface(colour=laid(_plan(), (0, 2)), gloss=0.03), yaw=3)
    )
    for number in range(22):
        note, pen = sheet_of((80, 80), _NOTES[int(rng.integers(4))])
        lines(pen, (10, 14, 70, 66), 4, (50, 50, 70), number, weight=0.35)
        at = (float(rng.uniform(-1.1, 1.1)), 0.757 + 0.0008 * number, float(rng.uniform(-0.6, 0.6)))
        things.append(
            box(at, (0.085, 0.002, 0.085), Surface(colour=laid(note, (0, 2))), yaw=float(rng.uniform(-40, 40)))
        )
    inks = (srgb(200, 40, 40), srgb(30, 90, 180), srgb(40, 140, 70), srgb(30, 30, 32))
    for number in range(9):
        middle = floats((rng.uniform(-1, 1), 0.765, rng.uniform(-0.55, 0.55)))
        turn = float(rng.uniform(0, np.pi))
        half = floats((np.cos(turn), 0, np.sin(turn))) * 0.07
        things.append(
            pole((middle - half).tolist(), (middle + half).tolist(), 0.008, Surface(colour=inks[number % 4], gloss=0.1))
        )
        things.append(
            pole(
                (middle + half * 0.5).tolist(),
                (middle + half * 1.02).tolist(),
                0.0088,
                Surface(colour=srgb(235, 235, 232)),
            )
        )
    for at in ((-1.1, 0.75, -0.5), (1.08, 0.75, -0.2), (0.95, 0.75, 0.58), (-1.05, 0.75, 0.45)):
        things += cup(at)
    seats = (
        (-0.75, -1.12, 180),
        (0.1, -1.18, 180),
        (0.85, -1.08, 176),
        (-0.7, 1.12, 0),
        (0.75, 1.1, 4),
        (1.72, 0.1, 90),
        (-1.72, 0.0, -90),
    )
    for number, (x, z, yaw) in enumerate(seats):
        reach = float(rng.uniform(-0.62, -0.42))
        pose = Pose(
            yaw=yaw,
            sits=True,
            left=(0.16, -0.36, reach),
            right=(-0.2, -0.36, -0.36),
            nod=24,
            look=float(rng.uniform(-22, 22)),
            lean=0.1,
        )
        things.append(person((x, 0, z), anyone(rng), pose))
        things += chair((x * 1.03, 0, z * 1.06), yaw, Surface(colour=srgb(70, 96, 120)))[:2]
        if number % 2:
            page = Surface(colour=srgb(238, 238, 232))
            things.append(box((x * 0.72, 0.756, z * 0.55), (0.15, 0.012, 0.21), page, yaw=yaw + 12))
    return Scene(
        things=tuple(things),
        view=camera((0.25, 3.55, -1.35), (0.03, 0.6, -0.02), size, fov=58, roll=4),
        sky=indoors,
        lamps=(Lamp(direction=(0.35, -1, 0.2), colour=(0.55, 0.52, 0.46), spread=16),),
        backdrop=indoors,
        bounce=(0.07, 0.07, 0.07),
        middle=(0, 0.6, 0),
        radius=3,
        focus=3.1,
        blur=6,
    )
