"""How long galleries and renditions take beside other programs: same photos, widths, formats and qualities, in turn.

python tests/benchmarks/renditions.py [FOLDER] [--rounds N] [--photos N] [--peers NAME,...] [--formats NAME,...]
    [--wait S] [--plot FILE.svg]
python tests/benchmarks/renditions.py --scale 50,500,2000 | --rebuild 1000

FOLDER holds real pictures (Debian's lomiri-wallpapers-16.04 and -20.04, mate-backgrounds, ...); without one they are
made by code. They are fitted to 12 megapixels. Each program is a process of its own with a fresh output folder and a
warm page cache; the order turns round from round to round, and ratios are of runs in the same round. A first round
that is not timed measures memory, bytes and quality. Programs that are not installed are left out.
"""

import argparse
import os
import shutil
import statistics
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import isnan
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from PIL import Image

from tests.benchmarks.rendition_peers import TOOLS, WIDTHS, Task, installed
from tests.benchmarks.rendition_photos import fitted
from tests.benchmarks.rendition_plot import plot
from tests.benchmarks.rendition_quality import mean_ssim
from tests.benchmarks.rendition_run import Took, calm, run
from tests.benchmarks.rendition_scale import by_count, unchanged

SETS = (("webp", "jpeg"), ("webp",))
BARS = {
    ("gallery build", "sharp", SETS[0]): 0.85,
    ("gallery build", "sharp", SETS[1]): 1.0,
    ("gallery thumbnails", "sharp", SETS[0]): 0.70,
    ("gallery thumbnails", "sharp", SETS[1]): 0.70,
    ("gallery thumbnails", "floor", SETS[0]): 1.15,
    ("gallery thumbnails", "floor", SETS[1]): 1.15,
}
"""What the project asks of itself: at most this many times the other's time."""
COMPARED_WIDTH = 640
SUFFIXES = {".jpg": "jpeg", ".webp": "webp"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """One program over one set of formats.

    Attributes:
        peak: MB; 0 for the floor, which holds every picture before it starts.
        files: Renditions of the wanted widths that anybody may see.
        written: MB in the output folder.
        ssim: By format, of the 640 px wide ones.
        rounds: One run each.
    """

    name: str
    formats: tuple[str, ...]
    peak: float
    files: int
    written: float
    ssim: dict[str, float]
    rounds: tuple[Took, ...] = ()

    @property
    def wall(self) -> float:
        """Median seconds."""
        return statistics.median(one.wall for one in self.rounds)

    @property
    def cpu(self) -> float:
        """Median seconds on all cores."""
        return statistics.median(one.cpu for one in self.rounds)

    def ratios(self, other: "Result | None") -> list[float]:
        """How many times the other's time, round by round, ascending."""
        pairs = zip(self.rounds, other.rounds, strict=True) if other else ()
        return sorted(one.wall / theirs.wall for one, theirs in pairs)


def timed(name: str, task: Task, *, watch: float = 0) -> Took:
    """One run; the floor takes its own time, since it prepares before it starts."""
    task.out.mkdir(parents=True)
    took = run(TOOLS[name](task), watch=watch)
    if name != "floor":
        return took
    wall, cpu = (float(word) for word in took.says.split())
    return replace(took, wall=wall, cpu=cpu, peak=0)


def looked_at(name: str, task: Task) -> Result:
    """A run that is not timed: how much memory and disk it takes and how good its pictures are."""
    took = timed(name, task, watch=0.05)
    found = list(_renditions(task.out))
    photos = sorted(task.photos.iterdir())
    ssim = {
        form: mean_ssim(
            photos, [path for path, width in found if width == COMPARED_WIDTH and SUFFIXES[path.suffix] == form]
        )
        for form in task.formats
    }
    inodes = {path.stat().st_ino: path.stat().st_size for path in task.out.rglob("*") if path.is_file()}
    shutil.rmtree(task.out)
    written = sum(inodes.values()) / 1e6
    return Result(name=name, formats=task.formats, peak=took.peak, files=len(found), written=written, ssim=ssim)


def _renditions(out: Path) -> Iterator[tuple[Path, int]]:
    """Pictures outside of hidden folders with one of the wanted widths; for a portrait that may be a height."""
    for path in sorted(out.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(out).parts)
        if path.suffix in SUFFIXES and not hidden:
            with Image.open(path) as opened:
                if opened.width in WIDTHS or opened.height in WIDTHS:
                    yield path, opened.width


def compared(photos: Path, formats: tuple[str, ...], names: Sequence[str], rounds: int, wait: float) -> list[Result]:
    """Every program in turn; before each run others get time to finish."""
    task = Task(photos=photos, out=photos.parent / "out", formats=formats)
    results = {name: looked_at(name, task) for name in names}
    for number in range(rounds):
        for name in names if number % 2 == 0 else reversed(names):
            calm(wait)
            took = timed(name, task)
            shutil.rmtree(task.out)
            results[name] = replace(results[name], rounds=(*results[name].rounds, took))
        print(f"round {number + 1}: {_round(results)}; load {os.getloadavg()[0]:.1f}", file=sys.stderr, flush=True)
    all_runs = [one for result in results.values() for one in result.rounds]
    others, own = sum(one.others for one in all_runs), sum(one.cpu for one in all_runs)
    print(f"other work meanwhile: {others:.0f} s of CPU beside {own:.0f} s", flush=True)
    return list(results.values())


def _round(results: dict[str, Result]) -> str:
    return ", ".join(f"{name} {one.rounds[-1].wall:.1f} s" for name, one in results.items())


def table(results: Sequence[Result], photos: int) -> str:
    """The results as Markdown."""
    by_name = {one.name: one for one in results}
    sharp, least = by_name.get("sharp"), by_name.get("floor")
    heads = (
        "",
        "s",
        "ms a photo",
        "× sharp",
        "× floor",
        "CPU ms (× sharp)",
        "MB peak",
        "files",
        "MB written",
        "SSIM 640",
    )
    lines = [f"| {' | '.join(heads)} |", "| --- |" + " --: |" * (len(heads) - 1)]
    for one in results:
        quality = ", ".join(f"{form} {value:.4f}" for form, value in one.ssim.items() if not isnan(value))
        cells = (
            one.name,
            f"{one.wall:.2f}",
            f"{one.wall / photos * 1000:.0f}",
            _spread(one.ratios(sharp)),
            _spread(one.ratios(least)),
            f"{one.cpu / photos * 1000:.0f}" + (f" ({one.cpu / sharp.cpu:.2f})" if sharp else ""),
            f"{one.peak:.0f}" if one.peak else "",
            str(one.files) if one.files else "",
            f"{one.written:.1f}" if one.files else "",
            quality,
        )
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def _spread(ratios: list[float]) -> str:
    """The median, and the least and most."""
    return f"{statistics.median(ratios):.2f} ({ratios[0]:.2f}-{ratios[-1]:.2f})" if ratios else ""


def verdicts(results: Sequence[Result]) -> Iterator[str]:
    """Each bar, and whether it is kept."""
    by_name = {one.name: one for one in results}
    for (name, other, formats), bar in BARS.items():
        mine, theirs = by_name.get(name), by_name.get(other)
        if mine and theirs and mine.formats == formats:
            ratio = statistics.median(mine.ratios(theirs))
            yield f"{name}: {ratio:.2f} x {other}, at most {bar:.2f} wanted: {'kept' if ratio <= bar else 'MISSED'}"


def _bars(results: Sequence[Result], photos: int) -> Iterator[tuple[tuple[str, ...], str, float, float]]:
    sharp = next((one for one in results if one.name == "sharp"), None)
    for one in results:
        ratios = one.ratios(sharp)
        yield one.formats, one.name, one.wall / photos * 1000, statistics.median(ratios) if ratios else 0


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, metavar="FOLDER")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--wait", type=float, default=0, metavar="SECONDS", help="before each run, for a calm machine")
    parser.add_argument("--photos", type=int, help="at most so many")
    parser.add_argument("--peers", default=",".join(TOOLS), help=f"of {', '.join(TOOLS)}")
    parser.add_argument("--formats", choices=[",".join(one) for one in SETS], default="", help="one set alone")
    parser.add_argument("--plot", type=Path, metavar="FILE.svg")
    parser.add_argument("--scale", help="numbers of photos, such as 50,500,2000")
    parser.add_argument("--rebuild", type=int, help="a number of photos")
    return parser.parse_args()


def main(asked: argparse.Namespace) -> None:
    """Print what was asked for."""
    if asked.scale or asked.rebuild:
        if asked.scale:
            print(by_count([int(one) for one in asked.scale.split(",")]))
        if asked.rebuild:
            print(unchanged(asked.rebuild, asked.rounds))
        return
    names = [name for name in asked.peers.split(",") if installed(name)]
    absent = [name for name in asked.peers.split(",") if name not in names]
    print(f"left out, not installed: {', '.join(absent) or 'none'}")
    everything = []
    with tempfile.TemporaryDirectory() as name:
        photos = Path(name) / "photos"
        photos.mkdir()
        count = fitted(asked.folder, photos, asked.photos)
        size = sum(path.stat().st_size for path in photos.iterdir()) / count / 1e6
        print(f"{count} photos {'of ' + str(asked.folder) if asked.folder else 'made by code'}, {size:.1f} MB each")
        for formats in [one for one in SETS if asked.formats in ("", ",".join(one))]:
            print(f"\n{' + '.join(formats)}, {asked.rounds} rounds, load {os.getloadavg()[0]:.1f} before", flush=True)
            results = compared(photos, formats, names, asked.rounds, asked.wait)
            print(table(results, count), *verdicts(results), sep="\n", flush=True)
            everything += list(_bars(results, count))
    if asked.plot:
        asked.plot.write_text(plot(everything, count), "utf-8")


if __name__ == "__main__":
    main(arguments())
