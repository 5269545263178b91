"""What glass and a moving hand do to a picture, in linear light."""

import cv2
import numpy as np

from drawing.arrays import Floats, floats

_LAYERS = (0.0, 1.5, 3.0, 5.0, 8.0, 13.0, 20.0, 30.0, 46.0)


def _disc(diameter: float) -> Floats:
    radius = diameter / 2
    side = int(np.ceil(radius)) * 2 + 1
    off = np.arange(side) - side // 2
    far = np.hypot(off[:, None], off[None, :])
    kernel = np.clip(radius + 0.5 - far, 0, 1)
    return floats(kernel / kernel.sum())


def defocus(picture: Floats, depth: Floats, focus: float, blur: float) -> Floats:
    """Blur by distance from the sharp plane: layers from far to near, each laid over the one behind.

    Args:
        picture: Linear RGB.
        depth: Metres, ``(h, w)``.
        focus: Sharp distance in metres.
        blur: Diameter in pixels of a point infinitely far away.
    """
    if blur < 1:
        return picture
    circle = floats(cv2.blur(floats(blur * (1 - focus / np.maximum(depth, 0.1))), (3, 3)))
    steps = [step for step in _LAYERS if step <= max(float(np.abs(circle).max()), 1.5) * 1.3]
    result = picture * 0
    cover = np.zeros_like(depth)
    for side in (1, -1):
        sizes = steps[::-1] if side == 1 else steps[1:]
        for size in sizes:
            place = steps.index(size)
            low = 0.0 if place == 0 else (steps[place - 1] + size) / 2
            high = (size + steps[place + 1]) / 2 if place + 1 < len(steps) else 1e9
            amount = circle * side
            inside = ((amount >= low) if place else (np.abs(circle) < high)) & (amount < high if place else True)
            mask = floats(inside)
            if not mask.any():
                continue
            layer = floats(picture * mask[..., None])
            if size > 0:
                kernel = _disc(size)
                layer = floats(cv2.filter2D(layer, -1, kernel, borderType=cv2.BORDER_REPLICATE))
                mask = floats(cv2.filter2D(mask, -1, kernel, borderType=cv2.BORDER_REPLICATE))
            result = layer + result * (1 - mask[..., None])
            cover = mask + cover * (1 - mask)
    return floats(result / np.maximum(cover, 0.05)[..., None])


def shaken(picture: Floats, across: float, down: float) -> Floats:
    """Motion blur along a line of so many pixels (at this picture's size)."""
    length = int(np.hypot(across, down)) | 1
    if length < 3:
        return picture
    kernel = np.zeros((length, length), dtype=np.float32)
    middle = length // 2
    step_x, step_y = across / length, down / length
    for step in np.linspace(-middle, middle, length * 3):
        bend = 0.12 * step * step / length
        column, row = middle + step * step_x - bend * step_y, middle + step * step_y + bend * step_x
        kernel[int(np.clip(round(row), 0, length - 1)), int(np.clip(round(column), 0, length - 1))] += 1
    return floats(cv2.filter2D(picture, -1, kernel / kernel.sum(), borderType=cv2.BORDER_REFLECT))


def bloom(picture: Floats, strength: float = 0.06) -> Floats:
    """Light that spills around what is too bright."""
    bright = np.maximum(picture - 0.9, 0)
    width = picture.shape[1]
    spill = cv2.GaussianBlur(bright, (0, 0), width / 250) + 0.5 * cv2.GaussianBlur(bright, (0, 0), width / 50)
    return floats(picture + strength * 4 * spill)


def vignette(picture: Floats, strength: float = 0.3) -> Floats:
    """Darker corners."""
    height, width = picture.shape[:2]
    x, y = np.linspace(-1, 1, width), np.linspace(-1, 1, height)[:, None] * height / width
    return floats(picture / (1 + strength * (x * x + y * y)[..., None]) ** 2)
