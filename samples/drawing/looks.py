"""What people look like: skins, hair and clothes to choose from."""

from dataclasses import dataclass

import numpy as np

from drawing.arrays import Colour, Point
from drawing.surface import srgb

SKINS = (srgb(224, 178, 150), srgb(206, 158, 128), srgb(190, 138, 108), srgb(120, 80, 58), srgb(232, 190, 166))
HAIRS = (
    srgb(40, 28, 22),
    srgb(78, 54, 36),
    srgb(126, 92, 58),
    srgb(150, 148, 146),
    srgb(24, 20, 20),
    srgb(176, 134, 84),
)
CLOTHES = (
    srgb(34, 40, 58), srgb(52, 54, 58), srgb(26, 28, 32), srgb(112, 36, 44), srgb(40, 76, 92), srgb(146, 130, 108),
    srgb(74, 82, 66), srgb(190, 186, 180), srgb(88, 96, 126), srgb(168, 108, 60), srgb(120, 60, 92), srgb(60, 108, 100),
)  # fmt: skip
_WHITE = srgb(225, 225, 222)


@dataclass(frozen=True, slots=True, kw_only=True)
class Looks:
    """What somebody looks like.

    Attributes:
        height: Metres.
        long: Long hair.
        jacket: Open, over a shirt; otherwise a pullover or dress.
        skirt: Instead of trousers.
        hands: False leaves them to be drawn finger by finger.
    """

    height: float = 1.72
    skin: Colour = SKINS[0]
    hair: Colour = HAIRS[0]
    top: Colour = CLOTHES[0]
    shirt: Colour = _WHITE
    tie: Colour | None = None
    legs: Colour = CLOTHES[2]
    long: bool = False
    jacket: bool = True
    skirt: bool = False
    glasses: bool = False
    bald: bool = False
    hands: bool = True
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
