"""Printed things: slides, posters, name plates, drawn flat and then laid on a solid."""

from collections.abc import Sequence

import numpy as np
from PIL import Image, ImageDraw

from drawing.arrays import Floats, floats
from drawing.lettering import Ink, write
from drawing.surface import Texture


def laid(picture: Image.Image, axes: tuple[int, int] = (0, 1)) -> Texture:
    """A texture that lays a picture over a solid, seen along the axis that is left out."""
    pixels = floats((np.asarray(picture.convert("RGB"), dtype=np.float32) / 255) ** 2.2)
    height, width = pixels.shape[:2]

    def texture(local: Floats, _points: Floats) -> Floats:
        across = np.clip((local[:, axes[0]] + 1) / 2 * width - 0.5, 0, width - 1.001)
        down = np.clip((1 - local[:, axes[1]]) / 2 * height - 0.5, 0, height - 1.001)
        column, row = across.astype(np.intp), down.astype(np.intp)
        right, below = (across - column)[:, None], (down - row)[:, None]
        upper = pixels[row, column] * (1 - right) + pixels[row, column + 1] * right
        lower = pixels[row + 1, column] * (1 - right) + pixels[row + 1, column + 1] * right
        return floats(upper * (1 - below) + lower * below)

    return texture


def sheet_of(size: tuple[int, int], paper: Ink) -> tuple[Image.Image, ImageDraw.ImageDraw]:
    """A blank sheet and a pen."""
    picture = Image.new("RGB", size, paper)
    return picture, ImageDraw.Draw(picture)


def lines(
    pen: ImageDraw.ImageDraw, box: Sequence[float], count: int, ink: Ink, seed: int, *, weight: float = 0.4
) -> None:
    """Text too small to read: ragged lines in a box ``x0, y0, x1, y1``."""
    rng = np.random.default_rng(seed)
    x0, y0, x1, y1 = box
    pitch = (y1 - y0) / count
    for row in range(count):
        x, top = x0, y0 + row * pitch
        end = x0 + (x1 - x0) * (0.55 if row % 5 == 4 else float(rng.uniform(0.86, 1)))
        while x < end:
            word = min(float(rng.uniform(0.02, 0.11)) * (x1 - x0), end - x)
            pen.rectangle((x, top, x + max(1.0, word), top + pitch * weight), fill=ink)
            x += word + 0.015 * (x1 - x0)


def slide(title: Sequence[str], seed: int, paper: Ink = (244, 246, 248), ink: Ink = (24, 62, 110)) -> Image.Image:
    """A slide with a title, bullets and a bar chart."""
    picture, pen = sheet_of((960, 540), paper)
    pen.rectangle((0, 0, 960, 14), fill=ink)
    pen.rectangle((0, 500, 960, 540), fill=ink)
    pen.ellipse((880, 506, 908, 534), fill=(240, 190, 40))
    for number, text in enumerate(title):
        write(pen, (60, 56 + 62 * number), text, 54, ink)
    top = 90 + 62 * len(title)
    rng = np.random.default_rng(seed)
    for row in range(4):
        y = top + row * 68
        pen.ellipse((62, y + 6, 78, y + 22), fill=(214, 92, 46))
        lines(pen, (100, y + 4, 480, y + 44), 2, (112, 120, 130), seed + row, weight=0.34)
    for bar in range(6):
        tall = float(rng.uniform(60, 240))
        x = 560 + bar * 60
        pen.rectangle((x, 470 - tall, x + 40, 470), fill=((60, 132, 176), (214, 92, 46))[bar % 2])
    pen.line((546, 470, 920, 470), fill=(60, 60, 60), width=4)
    return picture
