"""Hands near enough to count the fingers."""

import numpy as np

from drawing.arrays import Colour, Floats, Ints, Point, floats
from drawing.bodies import Body
from drawing.noise import noise
from drawing.solids import turned
from drawing.surface import Surface

_FINGERS = ((-0.033, 0.068, 0.0082), (-0.011, 0.08, 0.0088), (0.011, 0.076, 0.0088), (0.032, 0.06, 0.0078))
"""Across the palm, length, radius; metres."""


def hand(
    wrist: Point, sleeve: Point, *, yaw: float, pitch: float, roll: float, curl: float, skin: Colour, cloth: Colour
) -> Body:
    """A hand that points along +y before it is turned, its palm to the back, and its forearm.

    Args:
        wrist: Where the palm begins.
        sleeve: Where the forearm begins.
        yaw: Degrees, as are pitch and roll.
        pitch: See yaw.
        roll: See yaw.
        curl: How far each joint of the fingers is bent, in degrees.
        skin: Colour of the hand.
        cloth: Colour of the sleeve.
    """
    frame, start = turned(yaw, pitch, roll), floats(wrist)
    starts: list[Floats] = []
    ends: list[Floats] = []
    radii: list[tuple[float, float]] = []

    def add(first: Floats, second: Floats, thick: float, thin: float) -> None:
        starts.append(first)
        ends.append(second)
        radii.append((thick, thin))

    for x, length, radius in _FINGERS:
        spot = floats((x, 0.09, 0))
        add(floats((x * 0.6, 0.01, 0)), spot, 0.0155, radius * 1.25)
        bend = np.deg2rad(curl * 0.6)
        for share in (0.45, 0.32, 0.25):
            tip = spot + floats((0, np.cos(bend), np.sin(bend))) * floats(length * share)
            add(spot, floats(tip), radius, radius * 0.9)
            spot, bend, radius = floats(tip), bend + np.deg2rad(curl), radius * 0.93
    add(floats((-0.03, 0.015, 0.006)), floats((-0.052, 0.055, 0.02)), 0.015, 0.0115)
    add(floats((-0.052, 0.055, 0.02)), floats((-0.046, 0.092, 0.03)), 0.0108, 0.0085)
    add(floats((0, -0.03, 0)), floats((0, 0.02, 0)), 0.024, 0.026)
    first = floats([*(start + floats(starts) @ frame.T), floats(sleeve)])
    last = floats([*(start + floats(ends) @ frame.T), start + frame @ floats((0, -0.035, 0))])
    cuffs = len(first) - 1

    def colours(points: Floats, limb: Ints) -> Floats:
        vein = np.exp(0.06 * noise(points, 0.05) + 0.03 * noise(points, 0.012))[:, None]
        weave = np.exp(0.12 * noise(points, 0.015))[:, None]
        return floats(
            np.where((limb == cuffs)[:, None], floats(cloth) * weave, floats(skin) * vein * floats((1.02, 0.97, 0.96)))
        )

    return Body(
        starts=first,
        ends=last,
        radii=floats([*radii, (0.036, 0.034)]),
        skin=colours,
        surface=Surface(gloss=0.03, rough=0.07, bumps=0.03),
        melt=0.0035,
    )
