"""Soft bodies: limbs that melt into one another, found by marching along the rays."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import product

import numpy as np

from drawing.arrays import Floats, Ints, floats, unit
from drawing.noise import bump
from drawing.surface import Surface
from drawing.view import Rect, View

_FAR = np.float32(1e9)
_STEPS = 28
_COARSE_STEPS = 7
"""Enough for a shadow."""
_TILE = 40
"""Pixels."""

_TETRAHEDRON = floats([(1, -1, -1), (-1, -1, 1), (-1, 1, -1), (1, 1, 1)])
_CORNERS = floats(list(product((0, 1), repeat=3)))

Skin = Callable[[Floats, Ints], Floats]
"""From points ``(n, 3)`` in metres and the nearest limb's number to colours ``(n, 3)``."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Body:
    """Limbs, each a bar with round ends of two radii.

    Attributes:
        starts: ``(k, 3)`` metres.
        ends: ``(k, 3)`` metres.
        radii: ``(k, 2)`` metres at start and end.
        skin: Colours.
        melt: Length in metres over which limbs melt together.
    """

    starts: Floats
    ends: Floats
    radii: Floats
    skin: Skin
    surface: Surface
    melt: float = 0.018
    casts: bool = True

    @property
    def corners(self) -> Floats:
        """Corners of a box around it, ``(8, 3)``."""
        reach = self.radii.max(1, keepdims=True) + self.melt * 2
        low = np.minimum(self.starts, self.ends) - reach
        high = np.maximum(self.starts, self.ends) + reach
        low, high = low.min(0), high.max(0)
        return floats(low + _CORNERS * (high - low))

    def distances(self, points: Floats) -> Floats:
        """Distance in metres of each point to each limb, ``(n, k)``."""
        middle = self.starts.mean(0)
        here, start, along = points - middle, self.starts - middle, self.ends - self.starts
        square = np.maximum((along * along).sum(1), np.float32(1e-9))
        run = here @ along.T
        run -= (start * along).sum(1)
        share = np.clip(run / square, 0, 1)
        away = here @ (np.float32(-2) * start.T)
        away += (here * here).sum(1)[:, None]
        away += (start * start).sum(1)
        run *= 2
        away += share * (share * square - run)
        np.sqrt(np.maximum(away, 0, out=away), out=away)
        away -= self.radii[:, 0]
        away -= share * (self.radii[:, 1] - self.radii[:, 0])
        return floats(away)

    def distance(self, points: Floats) -> Floats:
        """Distance to the melted whole: a soft minimum, where limbs are near enough to melt."""
        each = self.distances(points)
        least = each.min(1)
        near = np.flatnonzero(least < 6 * self.melt)
        spread = np.exp((least[near, None] - each[near]) / np.float32(self.melt)).sum(1)
        least[near] -= np.float32(self.melt) * np.log(spread)
        return floats(least)

    def depth(self, view: View, rect: Rect) -> Floats:
        """Depth of the first hit of each ray, or 1e9; tile by tile, each with the limbs that can be seen in it."""
        x0, y0, x1, y1 = rect
        found = np.full((y1 - y0, x1 - x0), _FAR, dtype=np.float32)
        left, top, right, bottom = self._outlines(view)
        for row, column in product(range(y0, y1, _TILE), range(x0, x1, _TILE)):
            end_row, end_column = min(row + _TILE, y1), min(column + _TILE, x1)
            inside = (left < end_column) & (right > column) & (top < end_row) & (bottom > row)
            if inside.any():
                part = replace(self, starts=self.starts[inside], ends=self.ends[inside], radii=self.radii[inside])
                tile = part.march(view, (column, row, end_column, end_row))
                found[row - y0 : end_row - y0, column - x0 : end_column - x0] = tile
        return found

    def _outlines(self, view: View) -> tuple[Floats, Floats, Floats, Floats]:
        """Left, top, right and bottom pixels that each limb stays within, ``(k,)`` each."""
        x, y, depth = view.project(np.concatenate([self.starts, self.ends]))
        reach = np.tile(self.radii.max(1) + 3 * self.melt, 2) * np.float32(1.2 * view.scale)
        if view.perspective:
            reach = reach / np.maximum(depth - 0.3, 0.02)
        x, y, reach = x.reshape(2, -1), y.reshape(2, -1), reach.reshape(2, -1)
        near = (depth.reshape(2, -1).min(0) < 0.4) & view.perspective
        wide = np.where(near, _FAR, np.float32(0))
        return (
            floats((x - reach).min(0) - wide),
            floats((y - reach).min(0) - wide),
            floats((x + reach).max(0) + wide),
            floats((y + reach).max(0) + wide),
        )

    def march(self, view: View, rect: Rect) -> Floats:
        """Depth of the first hit of each ray, or 1e9: steps as long as the distance to the nearest limb."""
        origin, direction = view.rays(rect)
        low, high = self.corners[0], self.corners[-1]
        with np.errstate(all="ignore"):
            one, two = (low - origin) / direction, (high - origin) / direction
        near = np.minimum(one, two).max(-1)
        far = np.maximum(one, two).min(-1)
        shape = near.shape
        found = np.full(near.size, _FAR, dtype=np.float32)
        rays = np.flatnonzero((near < far) & (far > 0))
        starts = np.broadcast_to(origin, (*shape, 3)).reshape(-1, 3)[rays]
        ways = np.broadcast_to(direction, (*shape, 3)).reshape(-1, 3)[rays]
        speed = np.linalg.norm(ways, axis=1)
        here, end = np.maximum(near.ravel()[rays], 0.05), far.ravel()[rays]
        for _ in range(_STEPS if view.perspective else _COARSE_STEPS):
            spots = starts + here[:, None] * ways
            step = self.distance(spots) if view.perspective else self.distances(spots).min(1)
            touching = step < (0.002 * np.maximum(1, here / 8) if view.perspective else 0.015)
            found[rays[touching]] = here[touching]
            here = here + step / speed
            going = ~touching & (here < end)
            rays, starts, ways, speed = rays[going], starts[going], ways[going], speed[going]
            here, end = here[going], end[going]
            if not len(rays):
                break
        return found.reshape(shape)

    def look(self, points: Floats) -> tuple[Floats, Floats]:
        """Normals and colours at points of the surface, each ``(n, 3)``."""
        around = [self.distance(points + corner * floats(0.004))[:, None] * corner for corner in _TETRAHEDRON]
        normal = unit(sum(around[1:], around[0]))
        if self.surface.rough:
            normal = unit(normal + bump(points, self.surface.bumps) * floats(self.surface.rough))
        return normal, self.skin(points, np.argmin(self.distances(points), axis=1))
