"""Photos for the benchmark: 12 megapixels each, all different, in camera dress."""

import os
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from io import BytesIO
from math import sqrt
from pathlib import Path

from PIL import Image

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.photos import exif, scene

PIXELS = 12_000_000
QUALITY = 93
LEAST_PIECE = 4_000_000
LEAST_WIDTH = 1920
LEAST_BYTES = 750_000
"""At 12 megapixels; below are drawings and gradients, which no camera makes."""
MADE = 32
SMALL = (2000, 1500)
FIRST = datetime(2026, 5, 1, 8, 0)  # noqa: DTZ001 - a camera's clock has no zone


def fitted(folder: Path | None, into: Path, most: int | None = None) -> int:
    """Photos into an empty folder: those of a folder, cut and fitted to 12 megapixels, or made ones.

    Pictures of 8 megapixels and more are cut in two, of 16 and more in four, so that few wallpapers give many photos
    that no search takes for copies of each other. Each is scaled to 12 megapixels in its own proportion.

    Returns:
        How many there are.
    """
    count = 0
    for picture in _pieces(folder) if folder else _made():
        data = _dressed(_scaled(picture), count, QUALITY)
        if folder is None or len(data) >= LEAST_BYTES:
            (into / f"photo-{count:03}.jpg").write_bytes(data)
            count += 1
        if count == most:
            break
    return count


def small(into: Path, count: int) -> None:
    """Made photos of 3 megapixels, for runs over very many."""

    def one(number: int) -> None:
        picture = scene(number, (400, 300)).resize(SMALL, Image.Resampling.BICUBIC)
        (into / f"photo-{number:05}.jpg").write_bytes(_dressed(picture, number, 85))

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        list(pool.map(one, range(count)))


def _made() -> Iterator[Image.Image]:
    for seed in range(MADE):
        yield scene(seed, (1000, 750))


def _pieces(folder: Path) -> Iterator[Image.Image]:
    """Every picture of a folder that is large enough, or its parts."""
    for path in sorted(folder.iterdir()):
        if path.suffix.lower() not in (".jpg", ".jpeg"):
            continue
        with Image.open(path) as opened:
            if opened.width * opened.height >= LEAST_PIECE and opened.width >= LEAST_WIDTH:
                yield from _parts(opened.convert("RGB"))


def _parts(picture: Image.Image) -> Iterator[Image.Image]:
    """The picture whole, in halves or in quarters, none below 4 megapixels or 1920 px wide."""
    columns, rows = 1, 1
    if picture.width * picture.height >= 4 * LEAST_PIECE and picture.width >= 2 * LEAST_WIDTH:
        columns, rows = 2, 2
    elif picture.width * picture.height >= 2 * LEAST_PIECE:
        columns, rows = (2, 1) if picture.width >= 2 * LEAST_WIDTH else (1, 2)
    width, height = picture.width // columns, picture.height // rows
    for row in range(rows):
        for column in range(columns):
            yield picture.crop((column * width, row * height, (column + 1) * width, (row + 1) * height))


def _scaled(picture: Image.Image) -> Image.Image:
    scale = sqrt(PIXELS / (picture.width * picture.height))
    size = (round(picture.width * scale), round(picture.height * scale))
    return picture.resize(size, Image.Resampling.LANCZOS)


def _dressed(picture: Image.Image, number: int, quality: int) -> bytes:
    """A JPEG with camera, place and a time an hour after the one before."""
    taken = (FIRST + timedelta(hours=number)).strftime("%Y:%m:%d %H:%M:%S")
    out = BytesIO()
    block = exif(gps=True, taken=taken, model="Bench 1", serial="12345", artist="A. Photographer")
    picture.save(out, "JPEG", quality=quality, exif=block)
    return out.getvalue()
