"""Two loops over photos to measure others by: Pillow's plain one, and the floor that no rendering goes below.

python tests/benchmarks/rendition_loops.py plain|floor PHOTOS OUT '{"widths": [320], "formats": ["webp"], …}'
"""

import json
import os
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image, ImageOps

SUFFIXES = {"jpeg": "jpg", "webp": "webp"}
Wanted = dict[str, Any]


def plain(photos: list[Path], out: Path, wanted: Wanted) -> None:
    """Open, turn upright, then for each width a thumbnail, saved in each format; one photo after the other."""
    for path in photos:
        with Image.open(path) as opened:
            picture = ImageOps.exif_transpose(opened)
        for width in wanted["widths"]:
            small = picture.copy()
            small.thumbnail((width, picture.height))
            for form in wanted["formats"]:
                small.save(out / f"{path.stem}-{width}.{SUFFIXES[form]}", form, **wanted[form])


def floor(photos: list[Path], wanted: Wanted) -> tuple[float, float]:
    """Wall and CPU seconds of one decode a photo and one encode a rendition; a thread for each core.

    The decode is libjpeg's at the smallest DCT scale that covers the largest width, reading the file included. What is
    encoded was resized before the clock started; the bytes go nowhere. Start-up, resizes and writing are left out.
    """
    pictures = {path: _resized(path, wanted["widths"]) for path in photos}

    def work(path: Path) -> None:
        _decoded(path, max(wanted["widths"]))
        for picture in pictures[path]:
            for form in wanted["formats"]:
                picture.save(BytesIO(), form, **wanted[form])

    wall, cpu = time.perf_counter(), time.process_time()
    with ThreadPoolExecutor(len(os.sched_getaffinity(0))) as pool:
        list(pool.map(work, photos))
    return time.perf_counter() - wall, time.process_time() - cpu


def _decoded(path: Path, width: int) -> Image.Image:
    opened = Image.open(path)
    opened.draft(None, (width, -(-opened.height * width // opened.width)))
    opened.load()
    opened.info = {}
    return opened


def _resized(path: Path, widths: list[int]) -> list[Image.Image]:
    picture = _decoded(path, max(widths))
    sizes = [(width, round(picture.height * width / picture.width)) for width in widths]
    return [picture.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0) for size in sizes]


def main(which: str, folder: str, out: str, wanted: str) -> None:
    """Run one; the floor prints its own seconds, because it prepares before it starts."""
    photos = sorted(Path(folder).iterdir())
    if which == "floor":
        print(*floor(photos, json.loads(wanted)))
    else:
        plain(photos, Path(out), json.loads(wanted))


if __name__ == "__main__":
    main(*sys.argv[1:])
