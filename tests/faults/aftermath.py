"""What has to hold after any fault: originals as they were, one whole gallery, and a next run that succeeds."""

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from gallery import build, check_gallery
from tests.photos import folder, tree

PRELUDE = """
import resource, sys
from gallery.cli.main import main
{limits}
sys.argv = ["gallery", *{arguments!r}]
main()
"""


@dataclass(frozen=True)
class Scene:
    """A folder of photos with a gallery of all but the last, which a faulty run was to add.

    Attributes:
        photos: Inputs.
        out: Of the builds.
        inputs: Path -> digest before the fault.
        old: The public folder before the fault.
    """

    photos: Path
    out: Path
    inputs: dict[str, str]
    old: dict[str, bytes]

    def command(self, limits: str = "", *more: str) -> "subprocess.CompletedProcess[str]":
        """``gallery build`` in a process of its own, within limits."""
        arguments = ["build", str(self.photos), "-o", str(self.out), *more]
        program = PRELUDE.format(limits=limits, arguments=arguments)
        # What measures coverage would write a file of its own under the same limits.
        environment = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}
        asked = [sys.executable, "-c", program]
        return subprocess.run(asked, capture_output=True, text=True, check=False, timeout=120, env=environment)

    def is_whole(self) -> None:
        """After the fault: nothing of the inputs changed, and public is the old gallery."""
        assert digests(self.photos) == self.inputs
        assert tree(self.out / "public") == self.old

    def recovers(self) -> None:
        """The next run makes what a run without any fault makes, and leaves nothing unfinished."""
        build(self.photos, self.out, executor="serial")
        cold = self.photos.parent / "cold"
        build(self.photos, cold, executor="serial")
        assert tree(self.out / "public") == tree(cold / "public")
        assert {one.code for one in check_gallery(self.out).findings} == {"alt-missing"}
        assert not [path for path in self.out.rglob("*") if ".tmp" in path.name or path.name == "next"]
        assert digests(self.photos) == self.inputs
        shutil.rmtree(cold)


def scene(photos: Path, out: Path) -> Scene:
    """Three photos, and a gallery of the first two."""
    folder(photos, 3)
    late = photos / "photo-3.jpg"
    kept = late.read_bytes()
    late.unlink()
    build(photos, out, executor="serial")
    late.write_bytes(kept)
    return Scene(photos=photos, out=out, inputs=digests(photos), old=tree(out / "public"))


def digests(root: Path) -> dict[str, str]:
    """Relative path -> SHA-256 of every file below a folder."""
    return {name: hashlib.sha256(data).hexdigest() for name, data in tree(root).items()}


@contextmanager
def small_disk(place: Path, size: str) -> Iterator[None]:
    """A file system of its own in memory; the caller may do this as root only."""
    place.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", place], check=True, capture_output=True)
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", place], check=True)


def may_mount(place: Path) -> bool:
    """Whether this process may mount a file system."""
    try:
        with small_disk(place, "64k"):
            return True
    except (OSError, subprocess.CalledProcessError):
        return False
    finally:
        place.rmdir()
