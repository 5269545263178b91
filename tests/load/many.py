"""A build of thousands of photos of a camera's size: time, memory, open files, size of what is kept.

``python -m tests.load.many FOLDER WORK --photos 5000``: FOLDER has large pictures, which are mixed with made scenes
and noise, so that no two photos are of one shot; WORK is where photos and gallery go (30 GB for 5,000).
"""

import argparse
import json
import os
import random
import subprocess
import sys
import threading
import time
from concurrent.futures import ProcessPoolExecutor
from datetime import datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import psutil
from PIL import Image

from tests.metadata.makers import segment
from tests.photos import exif, scene

SIZE = (4000, 3000)
FIRST = datetime(2026, 5, 1, 8, 0)  # noqa: DTZ001 - a camera's clock has no zone
NOISE = np.random.default_rng(1).integers(0, 24, (SIZE[1] + 64, SIZE[0] + 64, 3), np.uint8)


@lru_cache(maxsize=60)
def large(source: str) -> "np.ndarray[Any, np.dtype[np.uint8]]":
    """A picture at 12 megapixels, decoded once in each process."""
    with Image.open(source) as opened:
        opened.draft("RGB", SIZE)
        return np.asarray(opened.convert("RGB").resize(SIZE, Image.Resampling.BILINEAR))[:, :, ::-1].copy()


def one(task: tuple[str, int, str]) -> None:
    """One photo: a picture, a scene of its own over it, and noise."""
    source, number, target = task
    dice = random.Random(number)
    own = cv2.resize(np.asarray(scene(number, (400, 300))), SIZE, interpolation=cv2.INTER_CUBIC)
    mixed = cv2.addWeighted(np.roll(large(source), dice.randrange(4000), axis=1), 0.45, own, 0.5, 0)
    x, y = dice.randrange(64), dice.randrange(64)
    mixed = cv2.add(mixed, NOISE[y : y + SIZE[1], x : x + SIZE[0]])
    taken = (FIRST + timedelta(minutes=3 * number)).strftime("%Y:%m:%d %H:%M:%S")
    block = exif(taken=taken, model=f"Camera {number % 6}", gps=True, serial=f"S-{number}")
    data = cv2.imencode(".jpg", mixed, [cv2.IMWRITE_JPEG_QUALITY, 80])[1].tobytes()
    Path(target).write_bytes(data[:2] + segment(0xE1, block) + data[2:])


def make(folder: Path, photos: Path, count: int) -> None:
    """Photos that are not there yet."""
    photos.mkdir(parents=True, exist_ok=True)
    sources = sorted(str(path) for path in folder.iterdir() if path.suffix.lower() in (".jpg", ".png"))
    tasks = [
        (sources[number % len(sources)], number, str(target))
        for number in range(count)
        if not (target := photos / f"photo-{number:05}.jpg").exists()
    ]
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        for done, _ in enumerate(pool.map(one, tasks, chunksize=8), 1):
            if done % 500 == 0:
                print(f"{done} photos made", flush=True)


class Watch:
    """The most memory (PSS) and open files of a process and its children, asked twice a second."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self.memory = self.main = self.files = 0
        self._root = psutil.Process(process.pid)
        self._thread = threading.Thread(target=self._run)
        self._thread.start()

    def _run(self) -> None:
        while True:
            try:
                family = [self._root, *self._root.children(recursive=True)]
                self.memory = max(self.memory, sum(one.memory_full_info().pss for one in family))
                self.main = max(self.main, self._root.memory_full_info().pss)
                self.files = max(self.files, sum(one.num_fds() for one in family))
            except psutil.Error:
                if not self._root.is_running() or self._root.status() == psutil.STATUS_ZOMBIE:
                    return
            time.sleep(0.5)


def build(photos: Path, out: Path, workers: str) -> None:
    """One build, and what it took."""
    command = [sys.executable, "-m", "gallery", "build", str(photos), "-o", str(out), "--json", "--workers", workers]
    begun = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    watch = Watch(process)
    said, _ = process.communicate()
    took = time.monotonic() - begun
    answer = json.loads(said)
    kept = sum(path.stat().st_size for path in (out / ".cache").glob("index.sqlite*"))
    print(
        f"exit {process.returncode}, {answer['photos']} photos, {answer['published']} published, {took:.0f} s "
        f"({took / answer['photos'] * 1000:.0f} ms a photo), most memory {watch.memory / 1e6:.0f} MB "
        f"(main process {watch.main / 1e6:.0f} MB), open files {watch.files}, index {kept / 1e6:.0f} MB, "
        f"manifest {(out / 'public/gallery.json').stat().st_size / 1e6:.1f} MB, work {answer['work']}",
        flush=True,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("work", type=Path)
    parser.add_argument("--photos", type=int, default=5_000)
    parser.add_argument("--workers", default="2")
    asked = parser.parse_args()
    make(asked.folder, asked.work / "in", asked.photos)
    build(asked.work / "in", asked.work / "out", asked.workers)
    build(asked.work / "in", asked.work / "out", asked.workers)  # nothing has changed


if __name__ == "__main__":
    main()
