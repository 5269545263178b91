"""A square with plane trees, a fountain and a café."""

import numpy as np

from drawing.arrays import Colour, Floats, floats
from drawing.furniture import cup
from drawing.looks import Pose, anyone
from drawing.noise import noise
from drawing.people import person
from drawing.scene import Lamp, Scene, Thing
from drawing.scenes.outdoors import daylight, paving, plane_tree
from drawing.solids import Solid, ball, box, pole
from drawing.surface import Surface, Texture, srgb
from drawing.view import camera

_SKY = daylight((0.95, 0.96, 0.98), (0.3, 0.48, 0.85), clouds=0.35)
_PLASTER = (srgb(226, 190, 142), srgb(214, 160, 122), srgb(232, 214, 178), srgb(196, 170, 140), srgb(222, 202, 190))


def _plaster(colour: Colour) -> Texture:
    def texture(_local: Floats, points: Floats) -> Floats:
        stain = 0.1 * noise(points * floats((1, 0.3, 1)), 3) + 0.05 * noise(points, 0.2)
        return floats(floats(colour) * (1 + stain)[:, None])

    return texture


def _house(x: float, wide: float, tall: float, z: float, colour: Colour, shutters: Colour) -> list[Thing]:
    roof = Surface(colour=srgb(168, 92, 62), rough=0.2, bumps=0.25)
    things: list[Thing] = [
        box((x, tall / 2, z + 2), (wide, tall, 4), Surface(colour=_plaster(colour), rough=0.03)),
        box((x, tall + 0.5, z + 1.2), (wide + 0.4, 0.14, 3.4), roof, pitch=-24),
        box((x, tall - 0.1, z - 0.1), (wide + 0.1, 0.2, 0.3), Surface(colour=srgb(220, 206, 180))),
    ]
    glass, wood = Surface(colour=srgb(40, 46, 54), gloss=0.4), Surface(colour=shutters)
    for level in range(int((tall - 3.2) / 2.4) + 1):
        y = 4.4 + 2.4 * level
        if y > tall - 0.8:
            break
        for column in np.linspace(-wide / 2 + 1.1, wide / 2 - 1.1, max(2, int(wide / 2.2))):
            things.append(box((x + column, y, z - 0.02), (0.72, 1.4, 0.1), glass))
            things += [box((x + column + side * 0.56, y, z - 0.05), (0.38, 1.45, 0.08), wood) for side in (-1, 1)]
    things.append(box((x, 1.5, z - 0.03), (wide - 0.8, 2.5, 0.12), Surface(colour=srgb(52, 48, 46), gloss=0.3)))
    awning = Surface(colour=_stripes(shutters), rough=0.02)
    things.append(box((x, 3.0, z - 0.8), (wide - 0.4, 0.05, 1.7), awning, pitch=-18))
    return things


def _stripes(colour: Colour) -> Texture:
    def texture(_local: Floats, points: Floats) -> Floats:
        odd = (np.floor(points[:, 0] / 0.28) % 2)[:, None]
        return floats(np.where(odd > 0, floats(colour), floats(srgb(236, 230, 216))))

    return texture


def _fountain(x: float, z: float) -> list[Thing]:
    stone = Surface(colour=srgb(186, 178, 162), rough=0.08, bumps=0.15)
    water = Surface(colour=srgb(96, 130, 138), gloss=0.5, rough=0.08, bumps=0.2)
    return [
        pole((x, 0, z), (x, 0.55, z), 1.5, stone),
        pole((x, 0.5, z), (x, 0.552, z), 1.35, water),
        pole((x, 0.5, z), (x, 1.7, z), 0.2, stone, top=0.7),
        pole((x, 1.6, z), (x, 1.8, z), 0.35, stone, top=1.9),
        ball((x, 2.0, z), (0.16, 0.22, 0.16), stone),
    ]


def _terrace(rng: np.random.Generator) -> list[Thing]:
    things: list[Thing] = []
    metal, top = Surface(colour=srgb(60, 64, 66), gloss=0.2), Surface(colour=srgb(210, 204, 190), gloss=0.15)
    for x, z in ((2.6, -1.5), (4.4, 0.2), (5.6, 2.6), (3.2, 3.2)):
        things += [pole((x, 0, z), (x, 0.72, z), 0.03, metal), pole((x, 0.72, z), (x, 0.745, z), 0.36, top)]
        things += cup((x - 0.1, 0.745, z - 0.1))
        for side in (-1, 1):
            if rng.random() < 0.75:
                yaw = -90 * side + float(rng.uniform(-20, 20))
                pose = Pose(yaw=yaw, sits=True, left=(0.2, -0.38, -0.3), right=(-0.2, -0.38, -0.3))
                things.append(person((x + 0.72 * side, 0, z), anyone(rng), pose))
            things += _bistro_chair(x + 0.72 * side, z, side)
    return things


def _bistro_chair(x: float, z: float, side: int) -> list[Solid]:
    cane = Surface(colour=srgb(172, 126, 74))
    return [
        pole((x, 0.44, z), (x, 0.47, z), 0.21, cane),
        box((x + 0.2 * side, 0.68, z), (0.03, 0.42, 0.38), cane),
        *[pole((x + a, 0, z + b), (x + a, 0.45, z + b), 0.014, cane) for a in (-0.16, 0.16) for b in (-0.15, 0.15)],
    ]


def square(size: tuple[int, int]) -> Scene:
    """Dappled shade at noon."""
    rng = np.random.default_rng(9)
    things: list[Thing] = [
        box((0, -0.05, 6), (80, 0.1, 60), Surface(colour=paving(srgb(198, 184, 158), 0.8)), casts=False)
    ]
    x = -17.0
    for number in range(7):
        wide = float(rng.uniform(4.6, 6.6))
        shutters = (srgb(88, 118, 134), srgb(120, 134, 96), srgb(150, 60, 48), srgb(84, 104, 88))[number % 4]
        things += _house(x + wide / 2, wide, float(rng.uniform(7.4, 10.4)), 15, _PLASTER[number % 5], shutters)
        x += wide
    for place, (tx, tz) in enumerate(((-5.4, 0.5), (-4.6, 6.2), (4.9, 7.6), (7.6, 1.6), (-9.5, 3))):
        things += plane_tree((tx, 0, tz), 8.4, 40 + place)
    things += _fountain(-0.6, 6.5)
    things += _terrace(rng)
    for px, pz, yaw in ((-2.6, 3.2, 150), (-2.0, 3.4, 190), (0.9, 9.5, 20), (-6.4, 8.6, 90)):
        things.append(person((px, 0, pz), anyone(rng), Pose(yaw=yaw, look=float(rng.uniform(-20, 20)))))
    return Scene(
        things=tuple(things),
        view=camera((-0.4, 1.65, -6.2), (0.2, 2.6, 4), size, fov=62, roll=-0.5),
        sky=_SKY,
        lamps=(Lamp(direction=(-0.5, -1.2, 0.42), colour=(1.9, 1.72, 1.4), spread=0.7),),
        backdrop=_SKY,
        bounce=(0.22, 0.19, 0.15),
        middle=(0, 3.5, 5),
        radius=13,
        focus=9,
        blur=4,
    )
