"""Starting is quick because nothing heavy is loaded before it is needed; asked of sys.modules, never of a clock."""

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HEAVY = [
    "PIL",
    "cv2",
    "numpy",
    "fsspec",
    "rich",
    "msgspec",
    "pydantic",
    "scipy",
    "imagehash",
    "jinja2",
    "openpyxl",
    "httpx",
]


def loaded(program: str) -> set[str]:
    """Which top-level modules a fresh interpreter has loaded after running a program."""
    ending = "; import sys; print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    run = subprocess.run([sys.executable, "-c", program + ending], capture_output=True, text=True, check=True, cwd=ROOT)
    return set(run.stdout.split())


@pytest.mark.parametrize(
    ("program", "light"),
    [
        ("import gallery", [*HEAVY, "typer"]),
        ("import gallery; dir(gallery); gallery.GalleryError", [*HEAVY, "typer"]),
        ("import gallery.model, gallery.ports, gallery.plugins", [*HEAVY, "typer"]),
        ("import gallery.cli.main", HEAVY),
        ("import gallery.config.load", [name for name in HEAVY if name != "msgspec"]),
        ("import gallery.executors.processes", HEAVY),
        ("import gallery.export", HEAVY),
        ("import gallery.pipeline.suggesting, gallery.alttext.drafting.endpoint", ["httpx", "rich"]),
    ],
)
def test_importing_loads_nothing_heavy(program: str, light: list[str]) -> None:
    assert loaded(program).isdisjoint(light)


@pytest.mark.skipif(find_spec("importlinter") is None, reason="import-linter is not installed")
def test_imports_point_downwards_only() -> None:
    """The contracts in pyproject.toml: layers, homes of libraries, no cycles."""
    program = "from importlinter.cli import lint_imports; raise SystemExit(lint_imports(no_cache=True))"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False, cwd=ROOT)
    assert run.returncode == 0, run.stdout + run.stderr


def test_importing_the_package_changes_nothing_global() -> None:
    """No warning filters, no log handlers, no settings of Pillow."""
    program = """
import logging, warnings
import PIL.Image, PIL.ImageFile, numpy
def state():
    root = logging.getLogger()
    return (list(warnings.filters), root.handlers[:], root.level, PIL.Image.MAX_IMAGE_PIXELS,
            PIL.ImageFile.LOAD_TRUNCATED_IMAGES, sorted(PIL.Image.OPEN))
before = state()
import gallery, gallery.image.frame, gallery.thumbnails.render, gallery.config.load, gallery.pipeline.build
assert state() == before, (before, state())
"""
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False, cwd=ROOT)
    assert run.returncode == 0, run.stderr
