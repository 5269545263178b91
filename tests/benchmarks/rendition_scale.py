"""Whether the time a photo stays the same with more photos, and what an unchanged rebuild costs."""

import os
import shutil
import statistics
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.benchmarks.rendition_peers import Task, build, thumbnails
from tests.benchmarks.rendition_photos import small
from tests.benchmarks.rendition_run import Took, run

FORMATS = ("webp", "jpeg")
VERSION = [sys.executable, "-m", "gallery", "--version"]


def by_count(counts: Sequence[int]) -> str:
    """A table (Markdown): ms a photo of both commands, memory, and an unchanged rebuild, by number of photos."""
    heads = (
        "photos",
        "`thumbnails`, ms a photo",
        "CPU",
        "MB",
        "`build`, ms a photo",
        "CPU",
        "MB",
        "rebuild, s",
        "MB",
        "published",
        "load",
    )
    lines = [f"| {' | '.join(heads)} |", "|" + " --: |" * len(heads)]
    times = []
    for count in counts:
        with tempfile.TemporaryDirectory() as name:
            task = _task(Path(name), count)
            task.out.mkdir()
            alone = run(thumbnails(task), watch=0.5)
            shutil.rmtree(task.out)
            whole = run(build(task), watch=0.5)
            again = run(build(task), watch=0.5)
            cells = (
                f"{count:,}",
                *_cells(alone, count),
                *_cells(whole, count),
                f"{again.wall:.2f}",
                f"{again.peak:.0f}",
                f"{_published(task):,}",
                f"{os.getloadavg()[0]:.1f}",
            )
        times.append((alone.wall / count, whole.wall / count))
        lines.append(f"| {' | '.join(cells)} |")
        print(lines[-1], file=sys.stderr, flush=True)
    ratios = [last / first for first, last in zip(times[0], times[-1], strict=True)]
    lines.append(
        f"A photo among {counts[-1]:,} takes {ratios[0]:.2f} times (`thumbnails`) and {ratios[1]:.2f} times (`build`) "
        f"the time of one among {counts[0]:,}, start-up included."
    )
    return "\n".join(lines)


def unchanged(count: int, rounds: int) -> str:
    """What a build in which nothing changed takes beyond start-up: medians, in turn."""
    with tempfile.TemporaryDirectory() as name:
        task = _task(Path(name), count)
        run(build(task))
        pairs = [(run(VERSION).wall, run(build(task)).wall) for _ in range(rounds + 1)][1:]
        published = _published(task)
    start = statistics.median(one for one, _ in pairs)
    beyond = statistics.median(other - one for one, other in pairs)
    verdict = "kept" if beyond <= 1 else "MISSED"
    return (
        f"Unchanged rebuild of {count:,} photos ({published:,} published): {beyond:.2f} s beyond the {start:.2f} s of "
        f"`gallery --version`, at most 1 s wanted: {verdict}; {rounds} rounds, load {os.getloadavg()[0]:.1f}"
    )


def _published(task: Task) -> int:
    """Photos in the gallery; fewer than made where two were taken for copies."""
    return len(list(task.out.glob("public/images/*-320.jpg")))


def _task(folder: Path, count: int) -> Task:
    """Made photos of 3 megapixels."""
    task = Task(photos=folder / "photos", out=folder / "out", formats=FORMATS)
    task.photos.mkdir()
    small(task.photos, count)
    return task


def _cells(took: Took, count: int) -> tuple[str, str, str]:
    return f"{took.wall / count * 1000:.0f}", f"{took.cpu / count * 1000:.0f}", f"{took.peak:.0f}"
