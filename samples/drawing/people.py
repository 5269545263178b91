"""People: bodies of limbs, standing or sitting, seen from any side."""

from dataclasses import dataclass, field

import numpy as np

from drawing.arrays import Floats, Point, floats
from drawing.bodies import Body
from drawing.clothing import Dressed
from drawing.looks import Looks, Pose
from drawing.solids import turned
from drawing.surface import Surface


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
        skin=Dressed(
            looks=looks,
            wears=tuple(limbs.wears),
            frame=frame,
            place=place,
            head=head,
            middle=middle,
            size=size,
            chest=chest,
            hem=0.0 if pose.sits else hips - 0.1,
        ),
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
        limbs.add(
            "top", (0.068 * wide, hem, 0.005), (0.066 * wide, hips + 0.2 * size, front * 0.4), 0.112 * size, 0.1 * size
        )
        limbs.add(
            "top",
            (0.066 * wide, hips + 0.2 * size, front * 0.4),
            (0.088 * wide, chest - 0.12 * size, front * 0.9),
            0.1 * size,
            0.108 * size,
        )
        limbs.add(
            "top",
            (0.09 * wide, chest - 0.11 * size, front * 0.9),
            (0.15 * wide, chest - 0.012, front),
            0.1 * size,
            0.06 * size,
        )
        limbs.add(
            "top",
            (0.15 * wide, chest - 0.006, front),
            (0.04 * wide, chest + 0.06 * size, front),
            0.058 * size,
            0.05 * size,
        )
    limbs.add("top", (0, chest - 0.05, front + 0.01), (0, chest + 0.05 * size, front + 0.022), 0.06 * size, 0.05 * size)
    limbs.add(
        "skin", (0, chest + 0.04 * size, front), (0, chest + 0.17 * size, front - 0.012), 0.054 * size, 0.05 * size
    )


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
    limbs.add("sleeve", shoulder.tolist(), elbow.tolist(), 0.056 * size, 0.046 * size)
    limbs.add("sleeve", elbow.tolist(), wrist.tolist(), 0.045 * size, 0.034 * size)
    if not looks.hands:
        return
    palm = (wrist - elbow) / lower
    limbs.add("skin", wrist.tolist(), (wrist + palm * 0.06).tolist(), 0.024 * size, 0.031 * size)
    bent = wrist + palm * 0.115 + floats((-0.012 * side, -0.012, -0.012))
    limbs.add("skin", (wrist + palm * 0.06).tolist(), bent.tolist(), 0.03 * size, 0.02 * size)
    thumb = wrist + palm * 0.075 + floats((-0.025 * side, 0, -0.025))
    limbs.add("skin", (wrist + palm * 0.02).tolist(), thumb.tolist(), 0.016 * size, 0.012 * size)


def _head(limbs: _Limbs, looks: Looks, head: Floats, middle: Floats, size: float) -> None:
    def spot(x: float, y: float, z: float) -> list[float]:
        return [float(part) for part in middle + head @ floats((x, y, z)) * size]

    limbs.add("face", spot(0, 0.03, 0.012), spot(0, -0.01, -0.006), 0.083 * size, 0.079 * size)
    limbs.add("face", spot(-0.018, -0.078, -0.042), spot(0.018, -0.078, -0.042), 0.042 * size, 0.042 * size)
    limbs.add("face", spot(0, 0.002, -0.085), spot(0, -0.032, -0.097), 0.008 * size, 0.0125 * size)
    for side in (-1, 1):
        limbs.add("face", spot(0.084 * side, 0.0, 0.012), spot(0.086 * side, -0.03, 0.004), 0.013 * size, 0.009 * size)
        if looks.long:
            limbs.add(
                "hair", spot(0.066 * side, 0.03, 0.02), spot(0.08 * side, -0.15, 0.02), 0.038 * size, 0.034 * size
            )
    if looks.bald:
        return
    limbs.add("hair", spot(-0.012, 0.062, 0.012), spot(0.012, 0.062, 0.012), 0.078 * size, 0.078 * size)
    limbs.add("hair", spot(0, 0.03, 0.035), spot(0, -0.02, 0.045), 0.08 * size, 0.062 * size)
    limbs.add("hair", spot(-0.05, 0.088, -0.052), spot(0.035, 0.096, -0.055), 0.026 * size, 0.034 * size)
    if looks.long:
        limbs.add("hair", spot(-0.02, -0.02, 0.06), spot(-0.01, -0.19, 0.06), 0.07 * size, 0.06 * size)
