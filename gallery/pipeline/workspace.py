"""The output folder of a gallery: what is public, what is the editor's, what is the program's own."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

from gallery.cache.store import Store, open_store
from gallery.errors import StorageError
from gallery.storage.atomic import write_error
from gallery.storage.exchange import recover
from gallery.storage.files import LocalFiles

PUBLIC: Final = "public"
STATE: Final = ".cache"


@dataclass(frozen=True, slots=True, kw_only=True)
class Workspace:
    """An output folder that is ours for the length of a run.

    Attributes:
        root: The folder.
        files: Over the folder.
        pool: Finished renditions and originals, by what they depend on.
        store: The index of finished work.
    """

    root: Path
    files: LocalFiles
    pool: LocalFiles
    store: Store

    @property
    def public(self) -> Path:
        """What is uploaded."""
        return self.root / PUBLIC


@contextmanager
def open_workspace(output: str | os.PathLike[str]) -> Iterator[Workspace]:
    """Take an output folder, mend what a killed run left, and let it go in the end.

    Raises:
        StorageError: It cannot be written (``not-writable``), is a file, or another run is at work in it (``busy``).
    """
    root = Path(output).absolute()
    state = root / STATE
    try:
        (state / "pool").mkdir(parents=True, exist_ok=True)
    except OSError as failed:
        raise write_error(root, failed) from failed
    lock = FileLock(state / "lock")
    try:
        lock.acquire(timeout=0)
    except Timeout as taken:
        raise StorageError(
            f"another gallery command is working in {output}", code="busy", hint="Wait until it is done."
        ) from taken
    except OSError as failed:
        raise write_error(state, failed) from failed
    try:
        yield from _opened(root, state)
    finally:
        lock.release()


def _opened(root: Path, state: Path) -> Iterator[Workspace]:
    recover(root / PUBLIC, state / "old")
    for leftover in ("old", "next", "tmp"):
        shutil.rmtree(state / leftover, ignore_errors=True)
    files = LocalFiles(root=str(root), temporary=f"{STATE}/tmp")
    pool = LocalFiles(root=str(state / "pool"), temporary=".tmp")
    pool.sweep()
    store = open_store(state / "index.sqlite")
    try:
        yield Workspace(root=root, files=files, pool=pool, store=store)
    finally:
        store.close()
        files.sweep()
        pool.sweep()
