"""A wall of posters, with two visitors reading."""

import numpy as np
from PIL import Image, ImageDraw

from drawing.furniture import wood
from drawing.lettering import Ink, write
from drawing.looks import CLOTHES, HAIRS, SKINS, Looks, Pose
from drawing.people import person
from drawing.printed import laid, lines, sheet_of
from drawing.scene import Lamp, Scene, Thing
from drawing.scenes.room import indoors
from drawing.solids import box
from drawing.surface import Surface, srgb
from drawing.view import camera

_TITLES = ("KERBS", "TRAM STOPS", "QUIET ROOMS", "PLAYGROUNDS", "SIGNS", "RAMPS", "LIFTS", "MAPS TO TOUCH")
_INKS: tuple[Ink, ...] = ((190, 62, 40), (24, 86, 120), (60, 110, 62), (120, 60, 110), (206, 140, 20), (40, 60, 110))


def _poster(number: int) -> Image.Image:
    """A1 upright: title, a drawing or photo, three columns, a chart."""
    ink = _INKS[number % len(_INKS)]
    picture, pen = sheet_of((420, 594), (246, 244, 238))
    pen.rectangle((0, 0, 420, 84), fill=ink)
    write(pen, (22, 42), _TITLES[number % 8], 44, (250, 250, 250), "lm")
    rng = np.random.default_rng(number)
    _drawing(pen, (24, 100, 396, 290), number, rng)
    for column in range(2):
        lines(
            pen, (24 + 192 * column, 306, 198 + 192 * column, 430), 11, (90, 92, 96), number * 3 + column, weight=0.45
        )
    for bar in range(7):
        tall = float(rng.uniform(20, 110))
        pen.rectangle((30 + 26 * bar, 570 - tall, 50 + 26 * bar, 570), fill=ink)
    for share, colour in ((360, ink), (float(rng.uniform(120, 250)), (226, 222, 212))):
        pen.pieslice((250, 450, 370, 570), 0, share, fill=colour)
    return picture


def _drawing(pen: ImageDraw.ImageDraw, frame: tuple[int, int, int, int], number: int, rng: np.random.Generator) -> None:
    x0, y0, x1, y1 = frame
    pen.rectangle(frame, fill=tuple(int(v) for v in rng.integers(150, 225, 3)))
    for house in range(7):
        left = x0 + house * (x1 - x0) / 7
        top = y0 + float(rng.uniform(20, 110))
        pen.rectangle((left, top, left + 54, y1 - 40), fill=tuple(int(v) for v in rng.integers(60, 200, 3)))
        for row in range(3):
            pen.rectangle((left + 10, top + 10 + 26 * row, left + 24, top + 24 + 26 * row), fill=(240, 236, 200))
    pen.rectangle((x0, y1 - 40, x1, y1), fill=(92, 94, 98))
    pen.line((x0, y1 - 20, x1, y1 - 20), fill=(235, 235, 235), width=4)
    pen.polygon([(x0 + 40, y1 - 40), (x0 + 150, y1 - 40), (x0 + 150, y1 - 66 - 4 * number)], fill=(214, 120, 46))


def posters(size: tuple[int, int]) -> Scene:
    """Eight posters on grey boards, seen at an angle."""
    board = Surface(colour=srgb(128, 132, 136), rough=0.02)
    things: list[Thing] = [
        box((0, -0.05, 0), (20, 0.1, 14), Surface(colour=wood(srgb(168, 138, 108), along=2), mirror=0.12), casts=False),
        box((0, 2.2, 2.4), (20, 4.6, 0.1), Surface(colour=srgb(214, 210, 202)), casts=False),
    ]
    for number in range(8):
        x = -4.2 + 1.12 * number
        things.append(box((x, 1.35, 1.7 + 0.06 * (number % 2)), (1.08, 2.1, 0.04), board))
        paper = Surface(colour=laid(_poster(number)), gloss=0.04, grain=0.015)
        things.append(
            box((x, 1.5, 1.66 + 0.06 * (number % 2)), (0.84, 1.19, 0.012), paper, roll=(number * 37 % 5 - 2) * 0.4)
        )
        things += [
            box((x + side * 0.4, 0.15, 1.7), (0.05, 0.3, 0.4), Surface(colour=srgb(60, 60, 62))) for side in (-1, 1)
        ]
    woman = Looks(height=1.68, skin=SKINS[1], hair=HAIRS[0], top=CLOTHES[9], long=True, jacket=False, legs=CLOTHES[0])
    man = Looks(height=1.8, skin=SKINS[2], hair=HAIRS[1], top=CLOTHES[4], legs=CLOTHES[1], glasses=True)
    things.append(person((-0.5, 0, 0.6), woman, Pose(yaw=168, look=-18, left=(0.16, -0.12, -0.44), nod=4)))
    things.append(
        person((0.35, 0, 0.35), man, Pose(yaw=196, look=22, right=(-0.05, -0.3, -0.2), left=(0.08, -0.28, -0.22)))
    )
    return Scene(
        things=tuple(things),
        view=camera((-3.1, 1.6, -2.6), (-0.1, 1.32, 1.6), size, fov=54, roll=-1),
        sky=indoors,
        lamps=(Lamp(direction=(0.3, -1, 0.5), colour=(0.7, 0.66, 0.58), spread=12),),
        backdrop=indoors,
        bounce=(0.08, 0.07, 0.06),
        middle=(-0.5, 1.2, 1),
        radius=5,
        focus=4.9,
        blur=7,
        ripple=(5, 14),
    )
