"""How near renditions come to the best that can be made of a photo: decoded in full and scaled by Lanczos at once.

python tests/benchmarks/quality.py FOLDER [--quality FORMAT=N,...]

PNG shows what decoding and scaling cost alone, the other formats that and their encoder. SSIM is on luma (Wang et al.
2004), dE the mean distance in CIELAB (CIE 1976). Means over all photos, and the worst photo.
"""

import argparse
import statistics
import sys
from collections import defaultdict
from io import BytesIO
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

import cv2
import numpy as np
from PIL import Image

from gallery.image.frame import decode
from gallery.model import Focal
from gallery.thumbnails.options import ThumbnailOptions
from gallery.thumbnails.render import render
from gallery.thumbnails.shapes import shapes
from tests.benchmarks.rendition_quality import Plane, _ssim

FORMATS = ("png", "jpeg", "webp", "avif")
SUFFIXES = (".jpg", ".jpeg", ".png", ".webp", ".avif")


def main(arguments: list[str]) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--quality", default="", help="in place of the defaults: jpeg=40,webp=35")
    given = parser.parse_args(arguments)
    asked = dict(one.split("=") for one in given.quality.split(",") if one)
    options = ThumbnailOptions(formats=FORMATS)
    for form, value in asked.items():
        options.quality[form] = int(value)  # type: ignore[index]
    photos = sorted(path for path in given.folder.iterdir() if path.suffix.lower() in SUFFIXES)
    print(
        f"{len(photos)} photos, Pillow {Image.__version__}, quality {dict(options.quality)}, {dict(options.effort)}\n"
    )
    found: dict[tuple[int, str], list[tuple[float, float, int]]] = defaultdict(list)
    for path in photos:
        for key, measures in measured(path.read_bytes(), options).items():
            found[key].append(measures)
    print("| width | format | SSIM, mean (worst) | dE, mean (worst) | kB |\n|---|---|---|---|---|")
    for (width, form), measures in sorted(found.items()):
        likes, distances, sizes = zip(*measures, strict=True)
        mean = statistics.fmean
        print(
            f"| {width} | {form} | {mean(likes):.4f} ({min(likes):.4f}) | "
            f"{mean(distances):.2f} ({max(distances):.2f}) | {mean(sizes) / 1000:.0f} |"
        )


def measured(data: bytes, options: ThumbnailOptions) -> dict[tuple[int, str], tuple[float, float, int]]:
    """Width and format -> SSIM, dE and bytes; of the usual widths only, which every photo here has."""
    frame = decode(data)
    full = frame if frame.picture.width == frame.width else decode(data, cover=frame.width)
    wanted = tuple(shape for shape in shapes((frame.width, frame.height), options) if shape.width in options.widths)
    found = {}
    for shape, rendition, file in render(frame, wanted, "", options, Focal(x=0.5, y=0.5)):
        best = full.picture.resize((rendition.width, rendition.height), Image.Resampling.LANCZOS)
        with Image.open(BytesIO(file)) as opened:
            made = opened.convert("RGB")
        like = _ssim(_luma(made), _luma(best.convert("RGB")))
        found[shape.width, shape.form] = (like, _distance(made, best.convert("RGB")), len(file))
    return found


def _luma(picture: Image.Image) -> Plane:
    return np.asarray(picture.convert("L"), np.float64)


def _distance(one: Image.Image, other: Image.Image) -> float:
    apart = _lab(one) - _lab(other)
    return float(np.sqrt((apart**2).sum(axis=-1)).mean())


def _lab(picture: Image.Image) -> Plane:
    return np.asarray(cv2.cvtColor(np.asarray(picture, np.float32) / 255, cv2.COLOR_RGB2Lab), np.float64)


if __name__ == "__main__":
    main(sys.argv[1:])
