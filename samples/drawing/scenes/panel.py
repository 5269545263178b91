"""Four people discuss at a table with name plates and water."""

from drawing.furniture import bottle, name_plate, table, tumbler
from drawing.lettering import write
from drawing.looks import CLOTHES, HAIRS, SKINS, Looks, Pose
from drawing.people import person
from drawing.printed import laid, lines, sheet_of, slide
from drawing.scene import Scene, Thing
from drawing.scenes.room import SPOTS, indoors, stage
from drawing.scenes.speech import MAYOR
from drawing.solids import box
from drawing.surface import Surface, srgb
from drawing.view import camera

PANEL = (
    Looks(height=1.8, skin=SKINS[1], hair=HAIRS[3], top=CLOTHES[0], tie=CLOTHES[3], glasses=True, broad=1.1),
    MAYOR,
    Looks(height=1.76, skin=SKINS[3], hair=HAIRS[4], top=CLOTHES[1], broad=1.05),
    Looks(height=1.68, skin=SKINS[4], hair=HAIRS[5], top=CLOTHES[4], long=True, jacket=False, broad=0.95),
)
NAMES = ("H. Castagnier", "A. Jodłowska", "M. Diallo", "E. Lindqvist")
_REST = ((0.2, -0.4, -0.34), (-0.2, -0.4, -0.34))
_TALK = (((0.34, -0.16, -0.3), (-0.2, -0.4, -0.34)), ((0.3, -0.24, -0.36), (-0.32, -0.2, -0.28)), _REST)


def panel(size: tuple[int, int], take: int) -> Scene:
    """The panel; the third speaker talks, hands and heads differ from take to take."""
    things: list[Thing] = stage(slide(["Panel: streets", "that work"], 21))
    cloth = Surface(colour=srgb(34, 58, 98), rough=0.05, bumps=0.3)
    things += table((1.0, 0.3, 1.8), (4.0, 0.75), Surface(colour=srgb(222, 218, 208), gloss=0.1), cloth=cloth)
    for seat, looks in enumerate(PANEL):
        x = -0.45 + seat * 0.97
        talks = seat == 2
        left, right = _TALK[take] if talks else _REST
        turn = (-10 - 12 * seat, -26, 8, 24)[seat] if not talks else 6 - 4 * take
        pose = Pose(
            yaw=(-6, -4, 0, 8)[seat], sits=True, left=left, right=right, look=turn, nod=(3, 2, -2, 5)[(seat + take) % 4]
        )
        things.append(person((x, 0.3, 2.35), looks, pose))
        things += [
            name_plate((x, 1.05, 1.56), NAMES[seat]),
            *bottle((x + 0.3, 1.05, 1.72)),
            *tumbler((x + 0.4, 1.05, 1.66)),
        ]
        things.append(
            box((x - 0.12, 1.052, 1.8), (0.21, 0.005, 0.29), Surface(colour=srgb(240, 240, 236)), yaw=8 * seat - 10)
        )
    banner, pen = sheet_of((260, 640), (24, 62, 110))
    write(pen, (130, 120), "VILLE", 62, (240, 240, 240), "mm")
    write(pen, (130, 190), "POUR TOUS", 42, (240, 200, 60), "mm")
    lines(pen, (50, 300, 210, 420), 6, (180, 200, 225), 4)
    pen.ellipse((70, 470, 190, 590), outline=(240, 240, 240), width=12)
    things.append(box((3.9, 1.35, 2.9), (0.86, 2.1, 0.03), Surface(colour=laid(banner)), yaw=-14))
    shake = ((0, 0), (0.05, -0.02), (-0.04, 0.03))[take]
    return Scene(
        things=tuple(things),
        view=camera(
            (0.2 + 0.02 * take, 1.75, -3.2), (1.0, 1.24, 2), size, fov=42, roll=(0, 0.4, -0.5)[take], shake=shake
        ),
        sky=indoors,
        lamps=SPOTS,
        backdrop=indoors,
        bounce=(0.14, 0.12, 0.1),
        middle=(0.8, 1.4, 2),
        radius=4.2,
        focus=5.2,
        blur=11,
    )
