"""The two mayors sign the agreement, their people behind them."""

import numpy as np
from PIL import Image

from drawing.arrays import floats
from drawing.furniture import bottle, flag, table, wood
from drawing.lettering import write
from drawing.looks import CLOTHES, HAIRS, SKINS, Looks, Pose
from drawing.noise import sheet
from drawing.people import person
from drawing.printed import laid, lines, sheet_of
from drawing.scene import Lamp, Scene, Thing
from drawing.scenes.panel import PANEL
from drawing.scenes.room import EUROPE, FRANCE, POLAND, indoors
from drawing.solids import ball, box, pole
from drawing.surface import Surface, srgb
from drawing.view import camera

_BEHIND = (
    Looks(height=1.84, skin=SKINS[0], hair=HAIRS[1], top=CLOTHES[2], tie=CLOTHES[4], broad=1.1),
    Looks(height=1.67, skin=SKINS[4], hair=HAIRS[3], top=CLOTHES[10], long=False, jacket=True, broad=0.95),
    Looks(height=1.72, skin=SKINS[2], hair=HAIRS[4], top=CLOTHES[6], long=True, jacket=False),
)


def _landscape() -> Image.Image:
    """An old painting: hills, a river, a heavy sky."""
    tall, wide = 400, 600
    sky = np.linspace(0, 1, tall)[:, None, None] * floats((70, 46, 10)) + floats((96, 112, 120))
    paint = sky + 16 * sheet(wide, tall, 160, 5)[..., None]
    across, down = np.arange(wide), np.arange(tall)[:, None]
    for hill, tone in enumerate(((96, 104, 84), (78, 88, 56), (54, 60, 36), (36, 36, 24))):
        edge = 190 + 50 * hill + 30 * np.sin(across / (110 - 18 * hill) + 2 * hill)
        shade = floats(tone) + 14 * sheet(wide, tall, 40, 30 + hill)[..., None]
        paint = np.where((down > edge)[..., None], shade, paint)
    stream = np.abs(across - 300 - (down - 260) * np.sin(down / 60.0)) < (down - 255) * 0.22
    paint = np.where((stream & (down > 260))[..., None], floats((120, 126, 120)), paint)
    return Image.fromarray(np.clip(paint, 0, 255).astype(np.uint8))


def signing(size: tuple[int, int]) -> Scene:
    """Two open folders, two pens, flags."""
    things: list[Thing] = [
        box((0, -0.05, 0), (14, 0.1, 14), Surface(colour=wood(srgb(140, 96, 62), along=2), gloss=0.08), casts=False),
        box((0, 2.2, 3.2), (14, 4.6, 0.1), Surface(colour=srgb(140, 84, 72), rough=0.03), casts=False),
        box((0, 0.5, 3.1), (14, 1.0, 0.12), Surface(colour=wood(srgb(112, 72, 46), along=1), gloss=0.06)),
        box((0, 1.02, 3.05), (14, 0.06, 0.18), Surface(colour=wood(srgb(96, 60, 38)), gloss=0.08)),
        box((1.1, 2.25, 3.1), (2.0, 1.4, 0.08), Surface(colour=wood(srgb(176, 138, 60)), gloss=0.2)),
        box((1.1, 2.25, 3.05), (1.76, 1.16, 0.06), Surface(colour=laid(_landscape()), gloss=0.1, grain=0.05)),
    ]
    things += table((0, 0, 0.2), (2.5, 0.85), Surface(colour=wood(srgb(104, 62, 38)), gloss=0.22, rough=0.01))
    for side, looks in ((-1, PANEL[1]), (1, PANEL[0])):
        x = 0.62 * side
        hand = (0.2, -0.4, -0.36), (-0.06, -0.4, -0.4)
        pose = Pose(
            yaw=-4 * side, sits=True, left=hand[0], right=hand[1], nod=24 if side < 0 else 12, look=-10 * side, lean=0.1
        )
        things.append(person((x, 0, 0.85), looks, pose))
        page, pen = sheet_of((210, 297), (244, 242, 234))
        write(pen, (105, 40), "ACCORD", 26, (40, 40, 60), "mm")
        lines(pen, (26, 70, 184, 220), 12, (90, 90, 96), 40 + side)
        things.append(
            box((x, 0.756, 0.2), (0.5, 0.014, 0.36), Surface(colour=srgb(28, 50, 96), rough=0.05), yaw=6 * side)
        )
        for leaf in (-1, 1):
            paper = Surface(colour=laid(page, (0, 2)), gloss=0.03)
            things.append(
                box((x + 0.115 * leaf, 0.767, 0.2 + 0.012 * leaf * side), (0.21, 0.004, 0.3), paper, yaw=6 * side)
            )
        things.append(
            pole((x - 0.1, 0.785, 0.26), (x - 0.03, 0.87, 0.36), 0.006, Surface(colour=srgb(30, 30, 36), gloss=0.3))
        )
        things += bottle((1.05 * side, 0.75, 0.42))
    for number, looks in enumerate(_BEHIND):
        pose = Pose(
            yaw=(8, -3, -10)[number],
            nod=9,
            look=(-6, 4, 10)[number],
            left=(0.05, -0.5, -0.18),
            right=(-0.05, -0.5, -0.18),
        )
        things.append(person((-1.1 + 1.08 * number, 0, 1.75 + 0.08 * number), looks, pose))
    for number in range(9):
        petal = Surface(
            colour=(srgb(230, 120, 150), srgb(240, 236, 220), srgb(226, 190, 70))[number % 3], rough=0.4, bumps=0.05
        )
        things.append(
            ball(
                (-0.08 + 0.055 * (number % 4), 0.92 + 0.035 * (number // 3), 0.36 + 0.04 * (number % 3)),
                (0.045, 0.04, 0.045),
                petal,
            )
        )
    things.append(
        pole((0.0, 0.75, 0.4), (0.0, 0.9, 0.4), 0.06, Surface(colour=srgb(220, 226, 230), gloss=0.3), top=1.3)
    )
    for place, (stripes, upright) in enumerate(((POLAND, False), (FRANCE, True), (EUROPE, False))):
        things += flag((-3.1 + 0.58 * place, 0, 2.6), stripes, upright=upright, seed=place + 20)
    return Scene(
        things=tuple(things),
        view=camera((-0.75, 1.62, -2.35), (0.02, 1.12, 0.7), size, fov=56, roll=-0.6),
        sky=indoors,
        lamps=(Lamp(direction=(0.5, -0.9, 0.75), colour=(0.95, 0.86, 0.72), spread=11),),
        backdrop=indoors,
        bounce=(0.14, 0.11, 0.09),
        middle=(0, 1.1, 1),
        radius=3.6,
        focus=3.1,
        blur=14,
    )
