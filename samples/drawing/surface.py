"""What a surface looks like where a ray meets it."""

from collections.abc import Callable
from dataclasses import dataclass

from drawing.arrays import Bools, Colour, Floats, floats

Texture = Callable[[Floats, Floats], Floats]
"""From points in the solid's own -1..1 space and in metres, both ``(n, 3)``, to colours ``(n, 3)``."""

Cut = Callable[[Floats], Bools]


@dataclass(frozen=True, slots=True, kw_only=True)
class Surface:
    """Colour and finish.

    Attributes:
        colour: Colour, or a texture.
        gloss: Share of light mirrored straight on, 0..1.
        rough: Strength of the bumps.
        bumps: Length of the bumps in metres.
        glow: How many times its colour it sends out by itself.
        cut: Which points in metres are there at all: holes between leaves.
        grain: Variation of the colour, as a share of it.
        mirror: Share of the picture above y = 0 that it mirrors: water, a polished floor.
    """

    colour: Colour | Texture = (0.5, 0.5, 0.5)
    gloss: float = 0.03
    rough: float = 0.0
    bumps: float = 0.2
    glow: float = 0.0
    cut: Cut | None = None
    grain: float = 0.04
    mirror: float = 0.0

    def colours(self, local: Floats, points: Floats) -> Floats:
        """The colour at each point, ``(n, 3)``."""
        if callable(self.colour):
            return self.colour(local, points)
        return floats(self.colour)[None, :].repeat(len(points), axis=0)


def srgb(red: int, green: int, blue: int) -> Colour:
    """A colour as people name it (0-255, gamma-coded) in linear light."""
    return (red / 255) ** 2.2, (green / 255) ** 2.2, (blue / 255) ** 2.2
