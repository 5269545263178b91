"""Light from all around with soft shadows: many shadow maps, shared out among neighbouring pixels."""

from dataclasses import dataclass

import numpy as np

from drawing.arrays import Floats, floats, unit
from drawing.scene import Lamp, Scene
from drawing.tracing import Seen, nearest
from drawing.view import View, parallel

_GRID = 4
"""Each pixel of a 4 x 4 block asks other lamps; a filter over the block then averages all of them."""

_SKY = 48
_PER_LAMP = 16
_PIXELS = 352
_GOLDEN = np.pi * (3 - np.sqrt(5))


@dataclass(frozen=True, slots=True, kw_only=True)
class ShadowMap:
    """One parallel lamp and the depth it sees.

    Attributes:
        towards: Unit vector to the lamp.
        colour: Its share of the light on a surface that faces it.
        lamp: The lamp whose spot limits it.
    """

    view: View
    depth: Floats
    towards: Floats
    colour: Floats
    lamp: Lamp | None = None

    def light(self, points: Floats, normals: Floats, dither: Floats) -> Floats:
        """Light on each point ``(n, 3)``, zero where something stands in the way."""
        x, y, depth = self.view.project(points + normals * floats(0.03))
        side = self.view.width - 1
        column = np.clip(x + dither[:, 0], 0, side).astype(np.intp)
        row = np.clip(y + dither[:, 1], 0, side).astype(np.intp)
        slack = 2.0 / self.view.scale + 0.01
        free = depth < self.depth[row, column] + slack
        facing = np.maximum(normals @ self.towards, 0) * free
        if self.lamp is not None and self.lamp.at is not None:
            off = points - floats(self.lamp.at)
            away = np.linalg.norm(off - (off @ self.towards)[:, None] * self.towards, axis=1)
            facing = facing * np.exp(-((away / self.lamp.reach) ** 4))
        return floats(facing[:, None] * self.colour)


def _directions(count: int) -> Floats:
    """Evenly spread over the upper half sphere (a Fibonacci spiral), shuffled in height."""
    number = np.arange(count)
    height = (((number * 7) % count) + 0.5) / count
    ring = np.sqrt(1 - height**2)
    return floats(np.stack([ring * np.cos(number * _GOLDEN), height, ring * np.sin(number * _GOLDEN)], axis=1))


def _cone(lamp: Lamp) -> Floats:
    """Directions to the parts of a lamp."""
    towards = -unit(lamp.direction)
    side = unit(np.cross(towards, floats((0.3, 0.2, 0.9))))
    other = np.cross(towards, side)
    number = np.arange(_PER_LAMP)
    off = np.sqrt((number + 0.5) / _PER_LAMP)[:, None] * np.tan(np.deg2rad(lamp.spread))
    turn = (number * _GOLDEN)[:, None]
    return unit(towards + off * (np.cos(turn) * side + np.sin(turn) * other))


def shadow_maps(scene: Scene) -> tuple[ShadowMap, ...]:
    """The light of a scene, cut into lamps; every 16th belongs together."""
    casters = tuple(thing for thing in scene.things if thing.casts)
    middle = floats(scene.middle)
    sky = _directions(_SKY)
    radiance = scene.sky(sky) * floats(2 * np.pi / _SKY / np.pi * _GRID**2)
    rows = [(direction, colour, None) for direction, colour in zip(sky, radiance, strict=True)]
    for lamp in scene.lamps:
        rows += [(direction, floats(lamp.colour), lamp) for direction in _cone(lamp)]  # type: ignore[misc]
    maps = []
    for towards, colour, source in rows:
        view = parallel(-towards, middle, scene.radius, _PIXELS)
        depth, _ = nearest(view, casters)
        maps.append(ShadowMap(view=view, depth=depth, towards=towards, colour=colour, lamp=source))
    return tuple(maps)


def irradiance(seen: Seen, maps: tuple[ShadowMap, ...], seed: int) -> Floats:
    """Light falling on what each pixel sees, ``(h, w, 3)``."""
    light = np.zeros_like(seen.points)
    rng = np.random.default_rng(seed)
    for group in range(_GRID**2):
        part = np.s_[group // _GRID :: _GRID, group % _GRID :: _GRID]
        points, normals = seen.points[part].reshape(-1, 3), seen.normals[part].reshape(-1, 3)
        dither = rng.uniform(-1.2, 1.2, (len(points), 2)).astype(np.float32)
        total = np.zeros_like(points)
        for shadow in maps[group :: _GRID**2]:
            total += shadow.light(points, normals, dither)
        light[part] = total.reshape(light[part].shape)
    return _averaged(light, seen)


def _averaged(light: Floats, seen: Seen) -> Floats:
    """Averages each pixel with the block around it, where it is the same surface."""
    total, weights = light.copy(), np.ones_like(seen.depth)
    height, width = seen.depth.shape
    for down in range(-2, 3):
        for across in range(-2, 3):
            if not (down or across):
                continue
            share = (0.5 if abs(down) == 2 else 1.0) * (0.5 if abs(across) == 2 else 1.0)
            here = np.s_[max(0, -down) : height - max(0, down), max(0, -across) : width - max(0, across)]
            there = np.s_[max(0, down) : height + min(0, down), max(0, across) : width + min(0, across)]
            alike = np.einsum("ijk,ijk->ij", seen.normals[here], seen.normals[there])
            near = np.abs(seen.depth[here] - seen.depth[there]) < 0.02 * seen.depth[here]
            weight = floats(share * near * np.maximum(alike, 0) ** 4)
            total[here] += weight[..., None] * light[there]
            weights[here] += weight
    return floats(total / weights[..., None])
