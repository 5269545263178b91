"""People: bodies in clothes, standing, sitting, seen from any side."""

from dataclasses import dataclass, field

import numpy as np

from drawing.arrays import Colour, Floats, Ints, Point, floats
from drawing.bodies import Body
from drawing.noise import noise
from drawing.solids import turned
from drawing.surface import Surface, srgb

SKINS = (srgb(224, 178, 150), srgb(206, 158, 128), srgb(190, 138, 108), srgb(120, 80, 58), srgb(232, 190, 166))
HAIRS = (srgb(40, 28, 22), srgb(78, 54, 36), srgb(126, 92, 58), srgb(150, 148, 146), srgb(24, 20, 20), srgb(176, 134, 84))
CLOTHES = (
    srgb(34, 40, 58), srgb(52, 54, 58), srgb(26, 28, 32), srgb(112, 36, 44), srgb(40, 76, 92), srgb(146, 130, 108),
    srgb(74, 82, 66), srgb(190, 186, 180), srgb(88, 96, 126), srgb(168, 108, 60), srgb(120, 60, 92), srgb(60, 108, 100),
)  # fmt: skip
_UP = (0.0, 1.0, 0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Looks:
    """What somebody looks like.

    Attributes:
        height: Metres.
        long: Long hair.
        jacket: Open, over a shirt; otherwise a pullover or dress.
        skirt: Instead of trousers.
    """

    height: float = 1.72
    skin: Colour = SKINS[0]
    hair: Colour = HAIRS[0]
    top: Colour = CLOTHES[0]
    shirt: Colour = srgb(225, 225, 222)
    tie: Colour | None = None
    legs: Colour = CLOTHES[2]
    long: bool = False
    jacket: bool = True
    skirt: bool = False
    glasses: bool = False
    bald: bool = False
    broad: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Pose:
    """How somebody stands or sits; hands are where they are, in metres before the body's own turn.

    Attributes:
        yaw: Degrees; 0 looks at a camera that looks along +z.
        sits: On a chair of 0.46 m.
        left: Offset of the hand on the right of the picture from the shoulder's middle.
        right: The other hand.
        nod: Degrees; down is positive.
        look: Degrees the head turns further than the body.
        lean: Metres the shoulders are before the hips.
    """

    yaw: float = 0.0
    sits: bool = False
    left: Point = (0.235, -0.6, -0.05)
    right: Point = (-0.235, -0.6, -0.05)
    nod: float = 0.0
    look: float = 0.0
    lean: float = 0.0


@dataclass(slots=True)
class _Limbs:
    """Limbs as they are put together, each with the name of what it wears."""

    starts: list[Point] = field(default_factory=list)
    ends: list[Point] = field(default_factory=list)
    radii: list[tuple[float, float]] = field(default_factory=list)
    wears: list[str] = field(default_factory=list)

    def add(self, wears: str, start: Point, end: Point, first: float, last: float) -> None:
        self.starts.append(start)
        self.ends.append(end)
        self.radii.append((first, last))
        self.wears.append(wears)


def anyone(rng: np.random.Generator) -> Looks:
    """Somebody, by chance."""
    woman = bool(rng.random() < 0.5)
    return Looks(
        height=float(rng.normal(1.66 if woman else 1.77, 0.05)),
        skin=SKINS[int(rng.choice(len(SKINS), p=(0.34, 0.26, 0.14, 0.1, 0.16)))],
        hair=HAIRS[int(rng.integers(len(HAIRS)))],
        top=CLOTHES[int(rng.integers(len(CLOTHES)))],
        shirt=CLOTHES[7] if rng.random() < 0.6 else srgb(150, 170, 200),
        tie=CLOTHES[int(rng.integers(len(CLOTHES)))] if not woman and rng.random() < 0.4 else None,
        legs=CLOTHES[int(rng.choice((0, 1, 2, 6)))],
        long=woman and bool(rng.random() < 0.75),
        jacket=bool(rng.random() < 0.65),
        skirt=woman and bool(rng.random() < 0.35),
        bald=not woman and bool(rng.random() < 0.12),
        glasses=bool(rng.random() < 0.25),
        broad=float(rng.normal(0.95 if woman else 1.08, 0.05)),
    )


def person(at: Point, looks: Looks, pose: Pose) -> Body:
    """Somebody at a place on the floor (``at`` is between the feet, or under the seat)."""
    size = looks.height / 1.75
    hips = 0.52 if pose.sits else 0.92 * size
    chest = hips + 0.5 * size
    limbs = _Limbs()
    _legs(limbs, looks, pose, hips, size)
    _trunk(limbs, looks, pose, hips, chest, size)
    for side, hand in ((1, pose.left), (-1, pose.right)):
        _arm(limbs, looks, pose, side, hand, chest, size)
    middle = floats((0, chest + 0.255 * size, -pose.lean - 0.02))
    head = turned(yaw=pose.look, pitch=-pose.nod)
    _head(limbs, looks, head, middle, size)
    frame, place = turned(yaw=pose.yaw), floats(at)
    return Body(
        starts=floats(floats(limbs.starts) @ frame.T + place),
        ends=floats(floats(limbs.ends) @ frame.T + place),
        radii=floats(limbs.radii),
        skin=_Dressed(looks, tuple(limbs.wears), frame, place, head, middle, size, chest, hips - 0.1 if not pose.sits else 0.0),
        surface=Surface(gloss=0.012, rough=0.1, bumps=0.22),
    )


def _legs(limbs: _Limbs, looks: Looks, pose: Pose, hips: float, size: float) -> None:
    cloth = "skin" if looks.skirt else "legs"
    for side in (-1, 1):
        x = 0.092 * side * size * looks.broad
        if pose.sits:
            knee, foot = (x * 1.3, 0.52, -0.46), (x * 1.3, 0.07, -0.46)
            limbs.add("legs", (x, hips + 0.02, 0), knee, 0.09 * size, 0.07 * size)
        else:
            knee, foot = (x * 1.08, 0.5 * size, -0.015), (x * 1.15, 0.1, 0.02)
            limbs.add(cloth, (x * 0.9, hips - 0.02, 0), knee, 0.1 * size, 0.074 * size)
        calf = (0.056, 0.036) if looks.skirt else (0.071, 0.064)
        limbs.add(cloth, knee, foot, calf[0] * size, calf[1] * size)
        limbs.add("shoes", (foot[0], 0.035, foot[2] + 0.02), (foot[0] * 1.12, 0.03, foot[2] - 0.15), 0.04, 0.032)
    if looks.skirt and not pose.sits:
        limbs.add("top", (0.05, hips, 0), (0.06, 0.56 * size, 0), 0.12 * size, 0.13 * size)
        limbs.add("top", (-0.05, hips, 0), (-0.06, 0.56 * size, 0), 0.12 * size, 0.13 * size)


def _trunk(limbs: _Limbs, looks: Looks, pose: Pose, hips: float, chest: float, size: float) -> None:
    front, hem = -pose.lean, hips - (0.05 if looks.jacket and not pose.sits else -0.02)
    for side in (-1, 1):
        wide = side * size * looks.broad
        limbs.add("top", (0.068 * wide, hem, 0.005), (0.066 * wide, hips + 0.2 * size, front * 0.4), 0.112 * size, 0.1 * size)
        limbs.add("top", (0.066 * wide, hips + 0.2 * size, front * 0.4), (0.088 * wide, chest - 0.12 * size, front * 0.9), 0.1 * size, 0.108 * size)
        limbs.add("top", (0.09 * wide, chest - 0.11 * size, front * 0.9), (0.15 * wide, chest - 0.012, front), 0.1 * size, 0.06 * size)
        limbs.add("top", (0.15 * wide, chest - 0.006, front), (0.04 * wide, chest + 0.06 * size, front), 0.058 * size, 0.05 * size)
    limbs.add("top", (0, chest - 0.05, front + 0.01), (0, chest + 0.05 * size, front + 0.022), 0.06 * size, 0.05 * size)
    limbs.add("skin", (0, chest + 0.04 * size, front), (0, chest + 0.17 * size, front - 0.012), 0.054 * size, 0.05 * size)


def _arm(limbs: _Limbs, looks: Looks, pose: Pose, side: int, hand: Point, chest: float, size: float) -> None:
    """An arm of two bones; the elbow goes down and outward as far as the lengths ask."""
    shoulder = floats((0.185 * side * size * looks.broad, chest - 0.015, -pose.lean))
    target = floats((hand[0], chest + hand[1] * size, hand[2] - pose.lean))
    upper, lower = 0.29 * size, 0.27 * size
    way = target - shoulder
    far = min(float(np.linalg.norm(way)), upper + lower - 0.01)
    along = way / max(float(np.linalg.norm(way)), 1e-6)
    share = (upper**2 - lower**2 + far**2) / (2 * far)
    out = floats((0.45 * side, -0.8, 0.35))
    out = out - along * float(out @ along)
    out = out / max(float(np.linalg.norm(out)), 1e-6)
    elbow = shoulder + along * share + out * float(np.sqrt(max(upper**2 - share**2, 0)))
    wrist = shoulder + along * far
    limbs.add("top", shoulder.tolist(), elbow.tolist(), 0.056 * size, 0.046 * size)
    limbs.add("top", elbow.tolist(), wrist.tolist(), 0.045 * size, 0.034 * size)
    palm = (wrist - elbow) / lower
    limbs.add("skin", wrist.tolist(), (wrist + palm * 0.06).tolist(), 0.024 * size, 0.031 * size)
    bent = wrist + palm * 0.115 + floats((-0.012 * side, -0.012, -0.012))
    limbs.add("skin", (wrist + palm * 0.06).tolist(), bent.tolist(), 0.03 * size, 0.02 * size)
    thumb = wrist + palm * 0.075 + floats((-0.025 * side, 0, -0.025))
    limbs.add("skin", (wrist + palm * 0.02).tolist(), thumb.tolist(), 0.016 * size, 0.012 * size)


def _head(limbs: _Limbs, looks: Looks, head: Floats, middle: Floats, size: float) -> None:
    def spot(x: float, y: float, z: float) -> list[float]:
        return floats(middle + head @ floats((x, y, z)) * size).tolist()

    limbs.add("face", spot(0, 0.03, 0.012), spot(0, -0.01, -0.006), 0.083 * size, 0.079 * size)
    limbs.add("face", spot(-0.018, -0.078, -0.042), spot(0.018, -0.078, -0.042), 0.042 * size, 0.042 * size)
    limbs.add("face", spot(0, 0.002, -0.085), spot(0, -0.032, -0.097), 0.008 * size, 0.0125 * size)
    for side in (-1, 1):
        limbs.add("face", spot(0.084 * side, 0.0, 0.012), spot(0.086 * side, -0.03, 0.004), 0.013 * size, 0.009 * size)
        if looks.long:
            limbs.add("hair", spot(0.066 * side, 0.03, 0.02), spot(0.08 * side, -0.15, 0.02), 0.038 * size, 0.034 * size)
    if looks.bald:
        return
    limbs.add("hair", spot(-0.012, 0.062, 0.012), spot(0.012, 0.062, 0.012), 0.078 * size, 0.078 * size)
    limbs.add("hair", spot(0, 0.03, 0.035), spot(0, -0.02, 0.045), 0.08 * size, 0.062 * size)
    limbs.add("hair", spot(-0.05, 0.088, -0.052), spot(0.035, 0.096, -0.055), 0.026 * size, 0.034 * size)
    if looks.long:
        limbs.add("hair", spot(-0.02, -0.02, 0.06), spot(-0.01, -0.19, 0.06), 0.07 * size, 0.06 * size)


@dataclass(frozen=True, slots=True)
class _Dressed:
    """Colours of somebody's skin, hair and clothes at points in metres."""

    looks: Looks
    wears: tuple[str, ...]
    frame: Floats
    place: Floats
    head: Floats
    middle: Floats
    size: float
    chest: float
    hem: float

    def __call__(self, points: Floats, limb: Ints) -> Floats:
        looks = self.looks
        plain = {
            "legs": looks.legs, "top": looks.top, "skin": looks.skin, "face": looks.skin,
            "hair": looks.hair, "shoes": srgb(30, 26, 24),
        }  # fmt: skip
        table = floats([plain[name] for name in self.wears])
        colour = table[limb]
        own = (points - self.place) @ self.frame
        named = np.array(self.wears)[limb]
        if looks.jacket and not looks.skirt:
            colour[(named == "top") & (own[:, 1] < self.hem)] = looks.legs
        _paint_chest(colour, own, named, looks, self.chest, self.size)
        _paint_face(colour, (own - self.middle) @ self.head / self.size, named, looks)
        weave = np.where(named == "hair", 0.18, 0.07)[:, None].astype(np.float32)
        return floats(colour * (1 + weave * noise(own * floats((3, 0.7, 3)), 0.06)[:, None]))


def _paint_chest(colour: Floats, own: Floats, named: np.ndarray, looks: Looks, chest: float, size: float) -> None:
    """Shirt and tie in the opening of a jacket, or a round neckline."""
    x, y = np.abs(own[:, 0]), (chest + 0.1 * size - own[:, 1]) / (0.42 * size)
    front = (named == "top") & (own[:, 2] < -0.035)
    if looks.jacket:
        opening = front & (x < 0.085 * (1 - y)) & (y > 0)
        colour[opening] = looks.shirt
        colour[front & (np.abs(x - 0.085 * (1 - y)) < 0.012) & (y > 0) & (y < 1)] *= floats(0.6)
        if looks.tie is not None:
            colour[opening & (x < 0.02 + 0.012 * y)] = looks.tie
        return
    colour[front & (x**2 + (own[:, 1] - chest - 0.09 * size) ** 2 < (0.085 * size) ** 2)] = looks.skin


def _paint_face(colour: Floats, spot: Floats, named: np.ndarray, looks: Looks) -> None:
    """Eyes, brows, mouth, blush and the hairline, in head lengths."""
    x, y, z = spot.T
    face = named == "face"
    front = face & (z < -0.02)
    skin = floats(looks.skin)
    for side in (-1, 1):
        socket = np.exp(-(((x - 0.033 * side) / 0.02) ** 2) - ((y - 0.012) / 0.014) ** 2)
        cheek = np.exp(-(((x - 0.045 * side) / 0.022) ** 2) - ((y + 0.035) / 0.02) ** 2)
        shade = socket[:, None] * floats((0.3, 0.36, 0.36)) + cheek[:, None] * floats((-0.03, 0.12, 0.1))
        colour[front] *= (1 - shade[front]).astype(np.float32)
        white = ((x - 0.033 * side) / 0.014) ** 2 + ((y - 0.006) / 0.0052) ** 2
        colour[front & (white < 1)] = floats((0.4, 0.38, 0.36))
        iris = ((x - 0.033 * side) / 0.0068) ** 2 + ((y - 0.007) / 0.006) ** 2
        colour[front & (iris < 1)] = floats((0.035, 0.025, 0.02))
        lid = front & (np.abs(y - 0.0115 + 12 * (np.abs(x) - 0.033) ** 2) < 0.0016) & (np.abs(np.abs(x) - 0.033) < 0.015)
        colour[lid] = skin * floats((0.22, 0.18, 0.18))
        brow = ((x - 0.034 * side) / 0.021) ** 2 + ((y - 0.03 + 9 * (np.abs(x) - 0.03) ** 2) / 0.004) ** 2
        colour[front & (brow < 1)] = floats(looks.hair) * 0.6 + skin * 0.25
        if looks.glasses:
            ring = np.sqrt(((x - 0.035 * side) / 0.027) ** 2 + ((y - 0.004) / 0.02) ** 2)
            colour[front & (np.abs(ring - 1) < 0.09)] = floats((0.03, 0.03, 0.03))
    nostril = np.exp(-((x / 0.02) ** 2) - ((y + 0.046) / 0.006) ** 2)
    colour[front] *= (1 - 0.4 * nostril[front, None]).astype(np.float32)
    mouth = (x / 0.024) ** 2 + ((y + 0.071 - 5 * x**2) / 0.0062) ** 2
    colour[front & (mouth < 1)] = skin * floats((0.8, 0.55, 0.55))
    colour[front & (np.abs(y + 0.0715 - 5 * x**2) < 0.0013) & (np.abs(x) < 0.024)] = skin * floats((0.35, 0.2, 0.2))
    if looks.bald:
        return
    line = 0.062 + 0.35 * np.maximum(0, -z - 0.06) - 7 * x**2
    colour[face & (y > line) & (z > -0.092)] = floats(looks.hair)
    colour[face & (z > 0.02) & (y > -0.05)] = floats(looks.hair)
