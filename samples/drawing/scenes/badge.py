"""Close up: a conference badge and two hands holding a notebook; upright."""

from drawing.bodies import Body
from drawing.furniture import DARK
from drawing.hands import hand
from drawing.lettering import write
from drawing.looks import SKINS, Looks, Pose
from drawing.people import person
from drawing.printed import laid, lines, sheet_of
from drawing.scene import Lamp, Scene, Thing
from drawing.scenes.coffee import daylit, garden
from drawing.solids import box, pole
from drawing.surface import Surface, srgb
from drawing.view import camera


def _hand(side: int, wearer: Looks) -> Body:
    """A hand that lies on the notebook; ``side`` is 1 on the right of the picture."""
    return hand(
        (0.158 * side, 0.962, -0.225),
        (0.19 * side, 0.99, -0.16),
        yaw=-14 * side,
        pitch=-8,
        roll=52 * side,
        curl=26,
        skin=wearer.skin,
        cloth=wearer.top,
    )


def badge(size: tuple[int, int]) -> Scene:
    """The badge is sharp, everything behind it is soft."""
    wearer = Looks(height=1.75, skin=SKINS[4], top=srgb(70, 92, 112), jacket=False, hands=False)
    things: list[Thing] = [
        person((0, 0, 0), wearer, Pose(left=(0.19, -0.43, -0.16), right=(-0.19, -0.43, -0.16))),
        box((0, -0.05, 4), (12, 0.1, 12), Surface(colour=srgb(150, 120, 92)), casts=False),
        box((2.6, 1.4, 4.5), (2.6, 2.8, 0.2), Surface(colour=srgb(196, 176, 146)), casts=False),
    ]
    card, pen = sheet_of((300, 420), (248, 248, 246))
    pen.rectangle((0, 0, 300, 96), fill=(24, 62, 110))
    write(pen, (150, 34), "VILLE POUR TOUS", 30, (250, 250, 250), "mm")
    write(pen, (150, 70), "14–15.05.2026", 24, (240, 200, 60), "mm")
    write(pen, (150, 170), "Tomasz", 56, (30, 30, 34), "mm")
    write(pen, (150, 228), "Wiech", 56, (30, 30, 34), "mm")
    write(pen, (150, 286), "WIERZBOGRÓD", 27, (90, 90, 96), "mm")
    lines(pen, (40, 330, 180, 396), 4, (150, 150, 156), 2)
    for row in range(9):
        for column in range(9):
            if (row * 7 + column * 5 + row * column) % 3:
                pen.rectangle((206 + 8 * column, 324 + 8 * row, 213 + 8 * column, 331 + 8 * row), fill=(20, 20, 20))
    things.append(
        box(
            (0.0, 1.17, -0.205),
            (0.105, 0.148, 0.003),
            Surface(colour=laid(card), gloss=0.08, grain=0.01),
            yaw=-6,
            pitch=4,
            roll=-3,
        )
    )
    ribbon = Surface(colour=srgb(214, 92, 46), rough=0.05, bumps=0.02)
    things.append(box((0.003, 1.252, -0.204), (0.016, 0.03, 0.008), DARK))
    things += [pole((0.004, 1.25, -0.2), (0.085 * side, 1.47, -0.105), 0.0095, ribbon, flat=0.25) for side in (-1, 1)]
    things += [_hand(side, wearer) for side in (-1, 1)]
    things += [
        box(
            (0.0, 0.985, -0.215),
            (0.24, 0.17, 0.02),
            Surface(colour=srgb(150, 40, 46), rough=0.05, bumps=0.02, gloss=0.05),
            pitch=-24,
        ),
        box((0.0, 0.99, -0.203), (0.232, 0.166, 0.012), Surface(colour=srgb(240, 236, 224)), pitch=-24),
        pole((-0.07, 1.0, -0.245), (0.03, 1.055, -0.237), 0.0042, Surface(colour=srgb(30, 40, 90), gloss=0.3)),
    ]
    blurred = Looks(height=1.8, top=srgb(60, 64, 70))
    things.append(person((-0.75, 0, 2.6), blurred, Pose(yaw=30, left=(0.1, -0.2, -0.3))))
    things.append(person((0.9, 0, 3.6), Looks(height=1.68, top=srgb(150, 60, 70), long=True), Pose(yaw=-70)))
    return Scene(
        things=tuple(things),
        view=camera((0.12, 1.3, -1.15), (0.0, 1.16, 0), size, fov=40, roll=1.2),
        sky=daylit,
        lamps=(Lamp(direction=(0.6, -0.8, 0.7), colour=(0.75, 0.74, 0.7), spread=18),),
        backdrop=garden,
        bounce=(0.1, 0.1, 0.09),
        middle=(0, 1.1, 0.2),
        radius=1.3,
        focus=0.95,
        blur=34,
    )
