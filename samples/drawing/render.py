"""From a scene to linear light on the sensor."""

from dataclasses import replace

import cv2
import numpy as np

from drawing.arrays import Floats, floats, unit
from drawing.lens import defocus
from drawing.lighting import ShadowMap, irradiance, shadow_maps
from drawing.noise import noise
from drawing.scene import Scene
from drawing.tracing import FAR, Seen, look
from drawing.view import View

_SUBPIXELS = ((-0.125, -0.375), (0.375, -0.125), (0.125, 0.375), (-0.375, 0.125))
_FLIP = floats((1, -1, 1))


def render(scene: Scene, *, passes: int = 4) -> Floats:
    """Linear RGB of ``(h, w, 3)``, 1.0 for a white sheet in full light; smoothed edges from several passes."""
    maps = shadow_maps(scene)
    total = np.zeros((scene.view.height, scene.view.width, 3), dtype=np.float32)
    depth = np.full(total.shape[:2], FAR, dtype=np.float32)
    flipped = _flipped(scene, maps)
    for number, shift in enumerate(_SUBPIXELS[:passes]):
        view = replace(scene.view, shift=shift)
        seen = look(view, scene.things)
        picture = _shaded(scene, view, seen, maps, number)
        if flipped is not None:
            picture = _mirrored(picture, flipped, scene, seen)
        total += picture
        depth = np.minimum(depth, seen.depth)
    return defocus(floats(total / passes), depth, scene.focus, scene.blur * scene.view.width / 1600)


def _shaded(scene: Scene, view: View, seen: Seen, maps: tuple[ShadowMap, ...], seed: int) -> Floats:
    light = irradiance(seen, maps, seed)
    up = seen.normals[..., 1:2]
    shaded = 0.35 + 0.65 * np.minimum(1, light / (light.mean() + 1e-6))
    light += floats(scene.bounce) * (0.6 - 0.4 * up) * shaded
    _, ways = view.rays((0, 0, view.width, view.height))
    ways = unit(ways)
    facing = np.einsum("ijk,ijk->ij", seen.normals, -ways)[..., None]
    mirrored = floats(ways + 2 * facing * seen.normals)
    shine = scene.sky(mirrored.reshape(-1, 3)).reshape(mirrored.shape) * (mirrored[..., 1:2] > -0.2)
    share = seen.gloss[..., None] * (1 + 6 * (1 - np.clip(facing, 0, 1)) ** 5)
    openness = np.minimum(1, light.mean(-1, keepdims=True) * 1.5)
    picture = seen.colours * (light + seen.glow[..., None]) + shine * share * openness
    empty = seen.index < 0
    picture[empty] = scene.backdrop(ways[empty])
    return floats(picture)


def _flipped(scene: Scene, maps: tuple[ShadowMap, ...]) -> Floats | None:
    """The scene as a mirror at y = 0 shows it, or None where there is no mirror."""
    others = tuple(thing for thing in scene.things if not thing.surface.mirror)
    if len(others) == len(scene.things):
        return None
    view = replace(scene.view, eye=scene.view.eye * _FLIP, axes=scene.view.axes * _FLIP)
    return _shaded(scene, view, look(view, others), maps, 9)


def _mirrored(picture: Floats, flipped: Floats, scene: Scene, seen: Seen) -> Floats:
    """Adds what mirrors show, bent by ripples that shrink with distance."""
    shares = floats([thing.surface.mirror for thing in scene.things] + [0.0])[seen.index]
    height, width = shares.shape
    column, row = np.meshgrid(np.arange(width, dtype=np.float32), np.arange(height, dtype=np.float32))
    flat = seen.points.reshape(-1, 3)
    near = floats(np.clip(8 / np.minimum(seen.depth, 1e4), 0.05, 1) * width / 1600)
    sideways = noise(floats(flat * floats((1, 1, 0.5))), 3.0).reshape(shares.shape) * scene.ripple[0] * near
    downwards = (
        noise(floats(flat * floats((0.6, 1, 1.5)) + floats(7)), 2.0).reshape(shares.shape) * scene.ripple[1] * near
    )
    bent = cv2.remap(
        flipped, floats(column + sideways), floats(row + downwards), cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT
    )
    return floats(picture * (1 - shares[..., None] * 0.5) + bent * shares[..., None])
