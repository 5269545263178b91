"""Boxes, balls and poles: unit shapes, stretched and turned."""

from dataclasses import dataclass
from itertools import product
from typing import Literal

import numpy as np

from drawing.arrays import Floats, Point, floats, unit
from drawing.noise import bump, noise
from drawing.surface import Surface
from drawing.view import Rect, View

_FAR = np.float32(1e9)
_CORNERS = floats(list(product((-1, 1), repeat=3)))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Solid:
    """A unit cube, ball or pole (along y, -1..1) moved by ``matrix`` to ``centre``.

    Attributes:
        top: Radius of a pole's upper end as a share of the lower one.
        casts: Throws shadows; walls that close a room do not, or no lamp would light it.
    """

    kind: Literal["box", "ball", "pole"]
    centre: Floats
    matrix: Floats
    inverse: Floats
    surface: Surface
    top: float = 1.0
    casts: bool = True

    @property
    def corners(self) -> Floats:
        """Corners of a box around it, ``(8, 3)``."""
        return floats(_CORNERS @ self.matrix.T + self.centre)

    def depth(self, view: View, rect: Rect) -> Floats:
        """Depth of the first hit of each ray, or 1e9."""
        origin, direction = view.rays(rect)
        start = (origin - self.centre) @ self.inverse.T
        way = direction @ self.inverse.T
        with np.errstate(all="ignore"):
            found = {"box": _box, "ball": _ball, "pole": self._pole}[self.kind](floats(start), floats(way))
        if self.surface.cut is None:
            return found
        hit = found < _FAR
        points = (origin + np.where(hit, found, 0)[..., None] * direction)[hit]
        found[hit] = np.where(self.surface.cut(floats(points)), found[hit], _FAR)
        return found

    def _pole(self, start: Floats, way: Floats) -> Floats:
        slope = np.float32((self.top - 1) / 2)
        middle = np.float32((self.top + 1) / 2)
        (x, y, z), (dx, dy, dz) = np.moveaxis(start, -1, 0), np.moveaxis(way, -1, 0)
        radius, widening = middle + slope * y, slope * dy
        a = dx * dx + dz * dz - widening * widening
        b = x * dx + z * dz - radius * widening
        c = x * x + z * z - radius * radius
        root = np.sqrt(b * b - a * c)
        side = (-b - root) / a
        side = np.where((np.abs(y + side * dy) <= 1) & (side > 0), side, _FAR)
        for end in (-1, 1):
            flat = (end - y) / dy
            reach = middle + slope * end
            inside = (x + flat * dx) ** 2 + (z + flat * dz) ** 2 <= reach * reach
            side = np.where(inside & (flat > 0) & (flat < side), flat, side)
        return floats(side)

    def look(self, points: Floats) -> tuple[Floats, Floats]:
        """Normals and colours at points of the surface, each ``(n, 3)``."""
        local = floats((points - self.centre) @ self.inverse.T)
        normal = self._normals(local)
        colour = self.surface.colours(local, points)
        if self.surface.rough:
            normal = unit(normal + bump(points, self.surface.bumps) * floats(self.surface.rough))
        if self.surface.grain:
            colour = colour * (1 + floats(self.surface.grain) * noise(points, 0.35)[:, None])
        return normal, floats(colour)

    def _normals(self, local: Floats) -> Floats:
        if self.kind == "ball":
            return unit(local @ self.inverse)
        if self.kind == "box":
            axis = np.argmax(np.abs(local), axis=1)
            facing = np.sign(np.take_along_axis(local, axis[:, None], 1))
            return unit((np.eye(3, dtype=np.float32)[axis] * facing) @ self.inverse)
        cap = np.abs(local[:, 1]) > 0.999
        lean = np.where(cap, np.sign(local[:, 1]) * 1e3, (1 - self.top) / 2)
        outward = np.stack([local[:, 0], lean, local[:, 2]], axis=1)
        return unit(outward @ self.inverse)


def _box(start: Floats, way: Floats) -> Floats:
    near, far = -_FAR, _FAR
    for axis in range(3):
        one = (-1 - start[..., axis]) / way[..., axis]
        two = (1 - start[..., axis]) / way[..., axis]
        near = np.maximum(near, np.minimum(one, two))
        far = np.minimum(far, np.maximum(one, two))
    return floats(np.where((near <= far) & (near > 0), near, _FAR))


def _ball(start: Floats, way: Floats) -> Floats:
    a = (way * way).sum(-1)
    b = (start * way).sum(-1)
    c = (start * start).sum(-1) - 1
    depth = (-b - np.sqrt(b * b - a * c)) / a
    return floats(np.where(depth > 0, depth, _FAR))


def _solid(
    kind: Literal["box", "ball", "pole"], centre: Point, matrix: Floats, surface: Surface, **more: float
) -> Solid:
    return Solid(
        kind=kind,
        centre=floats(centre),
        matrix=floats(matrix),
        inverse=floats(np.linalg.inv(matrix.astype(np.float64))),
        surface=surface,
        top=float(more.get("top", 1.0)),
        casts=bool(more.get("casts", True)),
    )


def turned(yaw: float = 0.0, pitch: float = 0.0, roll: float = 0.0) -> Floats:
    """A rotation in degrees: about y (clockwise from above), then x, then z."""
    y, x, z = np.deg2rad([yaw, pitch, roll])
    about_y = np.array([[np.cos(y), 0, np.sin(y)], [0, 1, 0], [-np.sin(y), 0, np.cos(y)]])
    about_x = np.array([[1, 0, 0], [0, np.cos(x), -np.sin(x)], [0, np.sin(x), np.cos(x)]])
    about_z = np.array([[np.cos(z), -np.sin(z), 0], [np.sin(z), np.cos(z), 0], [0, 0, 1]])
    return floats(about_y @ about_x @ about_z)


def box(
    centre: Point,
    size: Point,
    surface: Surface,
    *,
    yaw: float = 0,
    pitch: float = 0,
    roll: float = 0,
    casts: bool = True,
) -> Solid:
    """A box of ``size`` metres about its centre."""
    return _solid("box", centre, floats(turned(yaw, pitch, roll) * (floats(size) / 2)), surface, casts=casts)


def ball(centre: Point, radii: Point, surface: Surface, *, yaw: float = 0, pitch: float = 0, roll: float = 0) -> Solid:
    """An ellipsoid."""
    return _solid("ball", centre, floats(turned(yaw, pitch, roll) * floats(radii)), surface)


def pole(low: Point, high: Point, radius: float, surface: Surface, *, top: float = 1.0, flat: float = 1.0) -> Solid:
    """A round bar between two points; ``top`` narrows it towards the second, ``flat`` squeezes it front to back."""
    start, end = floats(low), floats(high)
    along = (end - start) / 2
    up = unit(along)
    side = unit(np.cross(up, floats((0, 0, 1)) if abs(up[2]) < 0.9 else floats((1, 0, 0))))
    front = unit(np.cross(side, up))
    matrix = np.stack([side * radius, along, front * (radius * flat)], axis=1)
    return _solid("pole", floats((start + end) / 2).tolist(), floats(matrix), surface, top=top)
