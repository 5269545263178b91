"""Which thing each pixel sees, and how far away."""

from dataclasses import dataclass

import numpy as np

from drawing.arrays import Floats, Ints, floats
from drawing.scene import Thing
from drawing.view import View

FAR = np.float32(1e9)


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What a view sees, all arrays of ``(h, w)`` or ``(h, w, 3)``; ``index`` is -1 where there is nothing."""

    depth: Floats
    index: Ints
    points: Floats
    normals: Floats
    colours: Floats
    gloss: Floats
    glow: Floats


def nearest(view: View, things: tuple[Thing, ...]) -> tuple[Floats, Ints]:
    """Depth and number of the nearest thing at every pixel."""
    depth = np.full((view.height, view.width), FAR, dtype=np.float32)
    index = np.full(depth.shape, -1, dtype=np.intp)
    for number, thing in enumerate(things):
        rect = view.rect(thing.corners)
        if rect is None:
            continue
        x0, y0, x1, y1 = rect
        found = thing.depth(view, rect)
        part = depth[y0:y1, x0:x1]
        closer = found < part
        part[closer] = found[closer]
        index[y0:y1, x0:x1][closer] = number
    return depth, index


def look(view: View, things: tuple[Thing, ...]) -> Seen:
    """See all things, with their colours and normals."""
    depth, index = nearest(view, things)
    origin, direction = view.rays((0, 0, view.width, view.height))
    points = floats(origin + np.minimum(depth, 1e4)[..., None] * direction)
    normals, colours = np.zeros_like(points), np.zeros_like(points)
    gloss, glow = np.zeros_like(depth), np.zeros_like(depth)
    order = np.argsort(index, axis=None, kind="stable")
    bounds = np.searchsorted(index.ravel()[order], np.arange(len(things) + 1))
    for number, thing in enumerate(things):
        spots = order[bounds[number] : bounds[number + 1]]
        if not len(spots):
            continue
        normal, colour = thing.look(points.reshape(-1, 3)[spots])
        normals.reshape(-1, 3)[spots] = normal
        colours.reshape(-1, 3)[spots] = colour
        gloss.reshape(-1)[spots] = thing.surface.gloss
        glow.reshape(-1)[spots] = thing.surface.glow
    return Seen(depth=depth, index=index, points=points, normals=normals, colours=colours, gloss=gloss, glow=glow)
