"""Files in a folder of this computer."""

import os
import shutil
import stat
import uuid
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from gallery.errors import StorageError
from gallery.model import Source
from gallery.storage.atomic import write_atomic, write_error
from gallery.storage.keys import checked
from gallery.storage.walk import visible


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalFiles:
    """The ``Files`` port over one folder.

    Attributes:
        root: Absolute path of the folder.
        temporary: Key of the folder for unfinished files.
    """

    root: str
    temporary: str = ".gallery-tmp"

    def path(self, key: str) -> Path:
        """The key as a path of this computer."""
        return Path(self.root) / checked(key)

    def find(self, under: str = "") -> Iterator[Source]:
        """Every visible file below a folder, sorted by key; links that lead outside are left out."""
        start = self.path(under) if under else Path(self.root)
        before = f"{under.rstrip('/')}/" if under else ""
        for key in sorted(before + below for below in visible(start)):
            found = self.stat(key)
            if found is not None:
                yield found

    def stat(self, key: str) -> Source | None:
        """Size and time of a regular file, or None where there is none."""
        try:
            status = os.stat(f"{self.root}/{checked(key)}")  # noqa: PTH116 - a path object costs more than the call
        except OSError:
            return None
        if not stat.S_ISREG(status.st_mode):
            return None
        return Source(key=key, size=status.st_size, mtime_ns=status.st_mtime_ns)

    def read(self, key: str) -> bytes:
        """The whole file.

        Raises:
            StorageError: It is gone (``not-found``) or may not be read (``not-readable``).
        """
        try:
            return self.path(key).read_bytes()
        except FileNotFoundError as gone:
            raise StorageError("the file is no longer there", code="not-found") from gone
        except OSError as failed:
            raise StorageError(
                f"the file cannot be read ({failed.strerror or type(failed).__name__})", code="not-readable"
            ) from failed

    def write(self, key: str, data: bytes, *, durable: bool = False) -> None:
        """Write atomically; see ``write_atomic``."""
        write_atomic(self.path(key), data, self.path(self.temporary), durable=durable)

    def remove(self, key: str) -> None:
        """Remove a file; nothing happens where there is none."""
        path = self.path(key)
        try:
            path.unlink(missing_ok=True)
        except OSError as failed:
            raise write_error(path, failed) from failed

    def link(self, old: Path, target: str) -> None:
        """Give a file, from here or elsewhere, a second name here, without copying where the file system can."""
        new = self.path(target)
        try:
            new.parent.mkdir(parents=True, exist_ok=True)
            with suppress(OSError, NotImplementedError):
                os.link(old, new, follow_symlinks=False)
                return
            shutil.copy2(old, new, follow_symlinks=False)
        except OSError as failed:
            raise write_error(new, failed) from failed

    def sweep(self) -> None:
        """Remove what an interrupted run left unfinished."""
        shutil.rmtree(self.path(self.temporary), ignore_errors=True)


def scratch_beside(folder: Path) -> LocalFiles:
    """Files over a folder, with a place of its own for unfinished ones, so that runs side by side do not meet."""
    return LocalFiles(root=str(folder.absolute()), temporary=f".gallery-{uuid.uuid4().hex[:12]}")
