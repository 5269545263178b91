"""Where a picture is taken from: a camera, or a lamp that sees what it lights."""

from dataclasses import dataclass

import numpy as np

from drawing.arrays import Floats, Point, floats, unit

Rect = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A perspective or parallel projection on a pixel grid.

    Attributes:
        eye: The camera, or the middle of the parallel view.
        axes: Rows right, up, forward.
        scale: Pixels for a slope of 1 (perspective) or for a metre (parallel).
    """

    eye: Floats
    axes: Floats
    scale: float
    width: int
    height: int
    perspective: bool = True
    shift: tuple[float, float] = (0.0, 0.0)

    def project(self, points: Floats) -> tuple[Floats, Floats, Floats]:
        """Pixel x and y, and depth in metres along the axis."""
        right, up, depth = ((points - self.eye) @ self.axes.T).T
        scale = self.scale / np.maximum(depth, 1e-3) if self.perspective else self.scale
        return (
            floats(self.width / 2 + right * scale - self.shift[0]),
            floats(self.height / 2 - up * scale - self.shift[1]),
            floats(depth),
        )

    def rect(self, corners: Floats) -> Rect | None:
        """The pixels ``x0, y0, x1, y1`` that a thing inside these corners may cover."""
        x, y, depth = self.project(corners)
        if self.perspective and depth.max() < 0.05:
            return None
        if self.perspective and depth.min() < 0.05:
            return 0, 0, self.width, self.height
        x0, x1 = max(0, int(x.min()) - 1), min(self.width, int(x.max()) + 2)
        y0, y1 = max(0, int(y.min()) - 1), min(self.height, int(y.max()) + 2)
        return (x0, y0, x1, y1) if x1 > x0 and y1 > y0 else None

    def rays(self, rect: Rect) -> tuple[Floats, Floats]:
        """Origins and directions of the rays through a rectangle, each ``(h, w, 3)`` or one that fits all.

        A direction advances 1 m along the axis, so a ray's parameter is the depth.
        """
        x0, y0, x1, y1 = rect
        across = (np.arange(x0, x1, dtype=np.float32) + (0.5 + self.shift[0] - self.width / 2)) / self.scale
        down = (np.arange(y0, y1, dtype=np.float32) + (0.5 + self.shift[1] - self.height / 2)) / self.scale
        right, up, forward = self.axes
        plane = across[None, :, None] * right - down[:, None, None] * up
        if self.perspective:
            return floats(self.eye[None, None]), floats(plane + forward)
        return floats(plane + self.eye), floats(forward[None, None])


def axes_towards(forward: Point | Floats, roll: float = 0.0) -> Floats:
    """Rows right, up, forward for a look in a direction; ``roll`` in degrees turns the camera clockwise."""
    front = unit(forward)
    helper = floats((0, 1, 0)) if abs(front[1]) < 0.99 else floats((0, 0, 1))
    right = unit(np.cross(helper, front))
    up = unit(np.cross(front, right))
    turn = np.deg2rad(roll)
    return floats([right * np.cos(turn) - up * np.sin(turn), right * np.sin(turn) + up * np.cos(turn), front])


def camera(
    eye: Point, target: Point, size: tuple[int, int], *, fov: float = 50.0, roll: float = 0.0, shake: Point = (0, 0)
) -> View:
    """A camera; ``fov`` is the angle in degrees over the longer side, ``shake`` moves the target in metres."""
    aim = floats(target) + floats((shake[0], shake[1], 0))
    scale = max(size) / 2 / float(np.tan(np.deg2rad(fov) / 2))
    return View(eye=floats(eye), axes=axes_towards(aim - floats(eye), roll), scale=scale, width=size[0], height=size[1])


def parallel(direction: Floats, centre: Floats, radius: float, pixels: int) -> View:
    """The square view of a far lamp shining along ``direction`` on all within ``radius`` metres of a point."""
    eye = centre - unit(direction) * floats(4 * radius)
    return View(
        eye=floats(eye),
        axes=axes_towards(direction),
        scale=pixels / (2 * radius),
        width=pixels,
        height=pixels,
        perspective=False,
    )
