"""The programs that are measured, each by the command its users would give.

PEERS names a folder for what is not part of the system: ``npm install --prefix $PEERS sharp`` and
``python -m venv $PEERS/sigal && $PEERS/sigal/bin/pip install sigal``; vipsthumbnail is Debian's ``libvips-tools``.
"""

import json
import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from gallery.thumbnails.options import ThumbnailOptions

HERE = Path(__file__).parent
PEERS = Path(os.environ.get("PEERS", "/nonexistent"))
OPTIONS = ThumbnailOptions()
WIDTHS = OPTIONS.widths
Command = list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """Photos to make renditions of.

    Attributes:
        photos: A folder of JPEG files, nothing else in it.
        out: An empty folder.
        formats: ``webp``, ``jpeg``.
    """

    photos: Path
    out: Path
    formats: tuple[str, ...]

    def settings(self, effort: str = "effort") -> str:
        """Widths, formats and qualities in JSON, WebP's effort under the name a library has for it."""
        return json.dumps({"widths": WIDTHS, "formats": self.formats, **_qualities(effort)})


def _qualities(effort: str) -> dict[str, dict[str, int]]:
    webp = {"quality": OPTIONS.quality["webp"], effort: OPTIONS.effort["webp"]}
    return {"webp": webp, "jpeg": {"quality": OPTIONS.quality["jpeg"]}}


def build(task: Task) -> Command:
    """The whole gallery: copies found, metadata cleaned, page and manifest written."""
    return _gallery("build", task, "--title", "Benchmark")


def thumbnails(task: Task) -> Command:
    """Renditions alone."""
    return _gallery("thumbnails", task)


def _gallery(command: str, task: Task, *more: str) -> Command:
    formats = f"thumbnails.formats={','.join(task.formats)}"
    asked = [command, str(task.photos), "-o", str(task.out), "--quiet", "--set", formats, *more]
    return [sys.executable, "-m", "gallery", *asked]


def sharp(task: Task) -> Command:
    """A small Node program: for each size and format ``sharp(file).rotate().resize({width}).webp({quality})``."""
    return ["node", str(HERE / "rendition_sharp.mjs"), str(task.photos), str(task.out), task.settings()]


def vipsthumbnail(task: Task) -> Command:
    """A process for each size and format over all photos, as many at a time as there are cores."""
    options = {"webp": f"webp[Q={OPTIONS.quality['webp']},effort={OPTIONS.effort['webp']},strip]"}
    options["jpeg"] = f"jpg[Q={OPTIONS.quality['jpeg']},strip]"
    jobs = "".join(f"{width} {options[form]}\n" for width in sorted(WIDTHS, reverse=True) for form in task.formats)
    one = f'vipsthumbnail *.jpg --size "$0x" --output "{task.out}/%s-$0.$1"'
    script = f"cd '{task.photos}' && printf %s '{jobs}' | xargs -P {os.cpu_count()} -L 1 sh -c '{one}'"
    return ["sh", "-c", script]


def sigal(task: Task) -> Command:
    """Two runs a format, because one makes two sizes: a picture, and of that a thumbnail; pages included.

    A portrait gets these numbers as its height, for sigal turns the box.
    """
    runs = []
    widths = sorted(WIDTHS)
    half = len(widths) // 2
    for form in task.formats:
        for small, large in zip(widths[:half], widths[half:], strict=True):
            out = task.out / f"{form}-{large}"
            config = task.out / f"{form}-{large}.py"
            config.write_text(_sigal_config(form, small, large), "utf-8")
            runs.append(f"'{_program('sigal')}' build --quiet -c '{config}' '{task.photos}' '{out}'")
    return ["sh", "-c", " && ".join(runs)]


def _sigal_config(form: str, small: int, large: int) -> str:
    options = _qualities("method")[form]
    lines = (
        f"img_format = {form.upper()!r}",
        f"img_size = ({large}, {large})",
        f"thumb_size = ({small}, 100000)",
        "thumb_fit = False",
        f"jpg_options = {options}  # what JPEG photos are saved with, whatever the format",
    )
    return "\n".join(lines) + "\n"


def plain(task: Task) -> Command:
    """Pillow: open, turn, thumbnail, save, one photo after the other."""
    return _loop("plain", task)


def floor(task: Task) -> Command:
    """Decode at scale and encodes alone, a thread for each core; it takes its own time."""
    return _loop("floor", task)


def _loop(which: str, task: Task) -> Command:
    script = str(HERE / "rendition_loops.py")
    return [sys.executable, script, which, str(task.photos), str(task.out), task.settings("method")]


TOOLS: dict[str, Callable[[Task], Command]] = {
    "gallery build": build,
    "gallery thumbnails": thumbnails,
    "sharp": sharp,
    "vipsthumbnail": vipsthumbnail,
    "sigal": sigal,
    "Pillow loop": plain,
    "floor": floor,
}


def installed(name: str) -> bool:
    """Whether a program can be run here; ours always can."""
    if name == "sharp":
        return bool(shutil.which("node")) and (PEERS / "node_modules" / "sharp").is_dir()
    return name not in ("vipsthumbnail", "sigal") or bool(_program(name))


def _program(name: str) -> str:
    """Where it is, first among the peers; empty where it is not."""
    path = os.pathsep.join((str(PEERS / name / "bin"), str(PEERS / "bin"), os.environ.get("PATH", "")))
    return shutil.which(name, path=path) or ""
