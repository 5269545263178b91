"""The output folder of a gallery: what is public, what is the editor's, what is the program's own."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

from gallery.cache.store import INDEX, Store, open_store
from gallery.errors import StorageError
from gallery.ports import Files
from gallery.storage.atomic import write_error
from gallery.storage.exchange import recover
from gallery.storage.files import LocalFiles

PUBLIC: Final = "public"
STATE: Final = ".cache"
MANIFEST: Final = "gallery.json"
EDITOR_FILES: Final = ("report.html", "report.json")
"""What a build replaces in the output folder itself; ``alts.csv`` and the edits are people's."""

MARKS: Final = (b'content="event-gallery ', b'"schema": "gallery.', b"/* event-gallery */", b"<!-- event-gallery -->")
"""What the first bytes of every text file written here hold."""

_HEAD: Final = 2048
_TAG: Final = "CACHEDIR.TAG"
_ELSEWHERE: Final = "cache-folder.txt"
_TAG_TEXT: Final = (
    "Signature: 8a477f597d28d172789f06886806bc55\n"  # bford.info/cachedir: backups leave the folder out
    "# What event-gallery has finished; it can be deleted at any time.\n"
)


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
def open_workspace(output: str | os.PathLike[str], cache: str | os.PathLike[str] | None = None) -> Iterator[Workspace]:
    """Take an output folder, mend what a killed run left, and let it go in the end.

    Args:
        output: The folder.
        cache: Where finished work is kept, of this gallery alone; None where the last build kept it, else in the output
            folder.

    Raises:
        StorageError: A folder cannot be written (``not-writable``), is a file or another program's, or another run is
            at work in it (``busy``).
    """
    root = gallery_root(output)
    state = root / STATE
    with _taken(root, state, output):
        kept = _kept_in(state, cache)
        if kept == state:
            yield from _opened(root, state, state)
        else:
            with _taken(kept, kept, kept):
                yield from _opened(root, state, kept)


@contextmanager
def _taken(root: Path, state: Path, name: str | os.PathLike[str]) -> Iterator[None]:
    """Hold the lock of a folder with a state in it."""
    try:
        _refuse_foreign(root, state)
        state.mkdir(parents=True, exist_ok=True)
        if not (state / _TAG).exists():
            (state / _TAG).write_text(_TAG_TEXT)
    except OSError as failed:
        raise write_error(root, failed) from failed
    lock = FileLock(state / "lock")
    try:
        lock.acquire(timeout=0)
    except Timeout as taken:
        raise StorageError(
            f"another gallery command is working in {name}", code="busy", hint="Wait until it is done."
        ) from taken
    except OSError as failed:
        raise write_error(state, failed) from failed
    try:
        yield
    finally:
        lock.release()


def _kept_in(state: Path, cache: str | os.PathLike[str] | None) -> Path:
    """Where finished work is kept; the output folder remembers another place."""
    note = state / _ELSEWHERE
    if cache is not None:
        kept = Path(cache).absolute()
        if kept == state:
            note.unlink(missing_ok=True)
        else:
            note.write_text(f"{kept}\n", encoding="utf-8")
        return kept
    with suppress(OSError, ValueError):
        kept = Path(note.read_text("utf-8").strip())
        if (kept / _TAG).is_file():
            return kept
    return state


def gallery_root(path: str | os.PathLike[str]) -> Path:
    """The output folder, also where its ``public`` folder or the manifest in it was named."""
    root = Path(path).absolute()
    root = root.parent if root.name == MANIFEST else root
    return root.parent if root.name == PUBLIC and (root / MANIFEST).is_file() else root


def existing(files: Files, key: str) -> bytes | None:
    """A file's content, or None where there is none; a file that cannot be read is not taken for none.

    Raises:
        StorageError: It is there and cannot be read.
    """
    try:
        return files.read(key)
    except StorageError as failed:
        if failed.code == "not-found":
            return None
        raise


def is_marked(path: Path) -> bool:
    """Whether a text file was written here."""
    if path.is_symlink() or not path.is_file():
        return False
    with path.open("rb") as opened:
        head = opened.read(_HEAD)
    return any(mark in head for mark in MARKS)


def _refuse_foreign(root: Path, state: Path) -> None:
    """Leave alone what is not ours, before anything is made."""
    hint = "Choose another output folder."
    if (root / PUBLIC).is_symlink():
        raise StorageError(f"{root / PUBLIC} is a link; it cannot be replaced safely", code="foreign-file", hint=hint)
    if state.is_dir() and any(state.iterdir()) and not (state / _TAG).is_file():
        raise StorageError(
            f"{state} belongs to another program",
            code="foreign-file",
            hint=f"{hint} Where an earlier run left it there, delete it: it can be made again.",
        )
    for name in EDITOR_FILES:
        path = root / name
        if path.exists() and not is_marked(path) and not _is_empty(path):
            raise StorageError(
                f"{path} was not made by gallery, or is damaged",
                code="foreign-file",
                hint=f"{hint} Or move that file away.",
            )


def _is_empty(path: Path) -> bool:
    """Nothing is lost when an empty file is replaced; a power cut leaves some."""
    return path.is_file() and not path.is_symlink() and path.stat().st_size == 0


def _opened(root: Path, state: Path, kept: Path) -> Iterator[Workspace]:
    recover(root / PUBLIC, state / "old")
    for leftover in ("old", "next", "tmp"):
        shutil.rmtree(state / leftover, ignore_errors=True)
    files = LocalFiles(root=str(root), temporary=f"{STATE}/tmp")
    (kept / "pool").mkdir(exist_ok=True)
    pool = LocalFiles(root=str(kept / "pool"), temporary=".tmp")
    pool.sweep()
    store = open_store(kept / INDEX)
    try:
        yield Workspace(root=root, files=files, pool=pool, store=store)
    finally:
        store.close()
        files.sweep()
        pool.sweep()
