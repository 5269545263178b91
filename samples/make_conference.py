"""Draws the sample event: 24 files as they come in from cameras, a phone and a messenger.

Run ``python samples/make_conference.py [OUT]``; ``OUT`` is ``samples/conference`` if not given. The same versions of
Python, NumPy, OpenCV and Pillow give the same bytes.
"""

import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from event.copies import BROKEN, EXACT, MESSAGED, SCREENSHOTS, TURNED, cut_off, messaged, screenshot, turned
from event.shot import Shot
from event.shots import SHOTS
from event.taking import photo_file, picture

HERE = Path(__file__).parent / "conference"


def taken(shot: Shot) -> bytes:
    """The file of one shot."""
    data = photo_file(shot, *picture(shot))
    return cut_off(data) if shot.name == BROKEN else data


def copies(files: dict[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Names and bytes of what was made of the photos later."""
    for name, original in EXACT.items():
        yield name, files[original]
    for name, original in MESSAGED.items():
        yield name, messaged(files[original])
    for name, original in TURNED.items():
        yield name, turned(files[original])
    for name, original in SCREENSHOTS.items():
        yield name, screenshot(files[original], original)


def main(out: Path) -> None:
    """Write all files and print one line for each."""
    out.mkdir(parents=True, exist_ok=True)
    with ProcessPoolExecutor() as workers:
        files = {}
        for shot, data in zip(SHOTS, workers.map(taken, SHOTS), strict=True):
            files[shot.name] = data
            _write(out / shot.name, data)
    for name, data in copies(files):
        _write(out / name, data)


def _write(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    print(f"{len(data):8,}  {path.name}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
