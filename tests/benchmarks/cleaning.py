"""How long cleaning takes beside copying, exiftool and mat2, over the same files, in turn, in one run.

python tests/benchmarks/cleaning.py [FOLDER] [ROUNDS]

Without a folder it makes 60 JPEGs of some 3 MB with GPS, notes, a preview and rights. exiftool keeps rights, colour
profile and orientation, in one process; mat2 keeps nothing. Programs that are not installed are left out.
"""

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PIL import Image

sys.path.insert(0, str(Path(__file__).parents[2]))

from gallery import clean_metadata
from gallery.pipeline.cleaning import clean_photos
from tests.metadata import makers

PHOTOS = 60
KEPT = ("icc_profile", "orientation", "copyright", "artist", "imagedescription", "xmp-dc:all", "xmp-xmprights:all")


def photo(number: int) -> bytes:
    """A JPEG of about 3 MB in camera dress."""
    noise = Image.effect_noise((2600, 1950), 40 + number % 7)
    picture = Image.merge("RGB", (noise, noise.rotate(180), noise))
    segments = (
        makers.exif_segment(makers.exif()),
        makers.xmp_segment(makers.RICH_XMP),
        makers.icc_segment(),
        makers.segment(0xE5, bytes(60_000)),
    )
    return makers.jpeg(*segments, image=picture, quality=87, trailer=bytes(1000))


def copied(photos: Path, out: Path) -> None:
    """What the disk alone costs."""
    shutil.copytree(photos, out)


def ours(photos: Path, out: Path) -> None:
    """The library, as an import, on one thread."""
    clean_photos([photos], out, executor="serial")


def ours_command(photos: Path, out: Path) -> None:
    """The command as a process."""
    command = [sys.executable, "-m", "gallery", "clean", str(photos), "-o", str(out), "--quiet"]
    subprocess.run(command, check=False, capture_output=True)


def exiftool(photos: Path, out: Path) -> None:
    """One process for the whole folder."""
    keep = [f"-{tag}" for tag in KEPT]
    command = ["exiftool", "-q", "-q", "-all=", "-tagsfromfile", "@", *keep, "-o", f"{out}/", str(photos)]
    subprocess.run(command, check=False, capture_output=True)


def mat2(photos: Path, out: Path) -> None:
    """One process; it writes beside its input, so it gets a copy."""
    shutil.copytree(photos, out)
    subprocess.run(["mat2", "--inplace", *map(str, sorted(out.iterdir()))], check=False, capture_output=True)


def seconds(task: Callable[[Path, Path], None], photos: Path, folder: Path) -> float:
    """Wall time of one run into a fresh folder."""
    out = folder / "out"
    begun = time.perf_counter()
    task(photos, out)
    took = time.perf_counter() - begun
    shutil.rmtree(out, ignore_errors=True)
    return took


def one_file(data: bytes) -> float:
    """Median milliseconds of ``clean_metadata``."""
    times = []
    for _ in range(21):
        begun = time.perf_counter()
        clean_metadata(data)
        times.append((time.perf_counter() - begun) * 1000)
    return statistics.median(times)


def main(photos: Path | None, rounds: int) -> None:
    """Print the median of each, and how many times a copy that is."""
    tasks: list[Callable[[Path, Path], None]] = [copied, ours, ours_command]
    tasks += [task for task in (exiftool, mat2) if shutil.which(task.__name__)]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if photos is None:
            photos = folder / "photos"
            photos.mkdir()
            for number in range(PHOTOS):
                (photos / f"{number:03}.jpg").write_bytes(photo(number))
        files = [path for path in sorted(photos.iterdir()) if path.is_file()]
        size = sum(path.stat().st_size for path in files)
        print(f"{len(files)} files, {size / 1e6:.0f} MB, {rounds} rounds")
        first = next(path for path in files if path.suffix.lower() in (".jpg", ".jpeg"))
        print(f"clean_metadata of {first.stat().st_size / 1e6:.1f} MB: {one_file(first.read_bytes()):.1f} ms")
        taken: dict[str, list[float]] = {task.__name__: [] for task in tasks}
        for _ in range(rounds):
            for task in tasks:
                taken[task.__name__].append(seconds(task, photos, folder))
    copy = statistics.median(taken["copied"])
    for task_name, times in taken.items():
        median = statistics.median(times)
        print(f"{task_name:14} {median:7.2f} s {median / len(files) * 1000:8.1f} ms a file {median / copy:7.1f} copies")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else None, int(sys.argv[2]) if len(sys.argv) > 2 else 3)
