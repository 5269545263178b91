"""Soft bodies: limbs that melt into one another, found by marching along the rays."""

from collections.abc import Callable
from dataclasses import dataclass
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
        here, start = points - middle, self.starts - middle
        along = self.ends - self.starts
        square = np.maximum((along * along).sum(1), 1e-9)
        share = (here @ along.T - (start * along).sum(1)) / square
        share = np.clip(share, 0, 1)
        nearest = (here * here).sum(1)[:, None] - 2 * here @ start.T + (start * start).sum(1)
        nearest += share * (share * square - 2 * (here @ along.T - (start * along).sum(1)))
        width = self.radii[:, 0] + share * (self.radii[:, 1] - self.radii[:, 0])
        return floats(np.sqrt(np.maximum(nearest, 0)) - width)

    def distance(self, points: Floats) -> Floats:
        """Distance to the melted whole (a soft minimum)."""
        each = self.distances(points)
        least = each.min(1)
        return floats(least - self.melt * np.log(np.exp((least[:, None] - each) / self.melt).sum(1)))

    def depth(self, view: View, rect: Rect) -> Floats:
        """Depth of the first hit of each ray, or 1e9."""
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
