"""Everything a photo is taken of, in the light it is taken in."""

from collections.abc import Callable
from dataclasses import dataclass

from drawing.arrays import Colour, Floats, Point
from drawing.bodies import Body
from drawing.solids import Solid
from drawing.view import View

Thing = Solid | Body

Sky = Callable[[Floats], Floats]
"""From directions ``(n, 3)`` that look away from the scene to radiance ``(n, 3)``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lamp:
    """A far lamp: the sun, or a spot.

    Attributes:
        direction: The way its light goes.
        colour: Irradiance on a surface that faces it.
        spread: Half angle of the lamp in degrees: the softness of its shadows.
        at: Middle of the lit spot; None lights everything.
        reach: Radius of the spot in metres.
    """

    direction: Point
    colour: Colour
    spread: float = 3.0
    at: Point | None = None
    reach: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A photo to be.

    Attributes:
        sky: The light from all around; in a room, the ceiling and the windows.
        backdrop: What is seen where nothing is.
        bounce: Light that the floor throws back up.
        middle: Middle of what throws shadows.
        radius: Metres around it.
        focus: Distance in metres that is sharp.
        blur: Diameter in pixels of a far point of light, at a picture width of 1600.
        ripple: Pixels across and down by which waves bend what a mirror shows, at a picture width of 1600.
    """

    things: tuple[Thing, ...]
    view: View
    sky: Sky
    lamps: tuple[Lamp, ...] = ()
    backdrop: Sky
    bounce: Colour = (0.1, 0.1, 0.1)
    middle: Point = (0, 1, 0)
    radius: float = 8.0
    focus: float = 6.0
    blur: float = 0.0
    ripple: tuple[float, float] = (0.0, 0.0)
