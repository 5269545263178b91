"""``gallery-undo.json``: where every file of a quarantine folder came from."""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import msgspec
from filelock import FileLock, Timeout

from gallery.errors import StorageError
from gallery.storage.files import LocalFiles, scratch_beside
from gallery.storage.keys import checked
from gallery.storage.leftovers import sweep_leftovers
from gallery.storage.look import shown
from gallery.storage.renaming import make_folder, sync_folder

FILE_NAME: Final = "gallery-undo.json"
_SCHEMA: Final = "gallery.undo/1"
_LOCK: Final = ".gallery-undo.lock"
_SHA256: Final = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One file that was moved, or was about to be when the program was killed.

    Attributes:
        folder: Absolute path of the photo folder.
        old: Key in the photo folder.
        new: Key in the quarantine folder, which may be moved as a whole.
        sha256: Of the file.
    """

    folder: str
    old: str
    new: str
    sha256: str

    @property
    def old_path(self) -> Path:
        """Where it was."""
        return Path(self.folder) / self.old


@contextmanager
def quarantine_files(folder: Path) -> Iterator[LocalFiles]:
    """Files over a quarantine folder that no other run uses meanwhile.

    Raises:
        StorageError: Another run is at work in it (``busy``), or it cannot be written (``not-writable``).
    """
    files = scratch_beside(folder)
    try:
        make_folder(folder)
        sweep_leftovers(folder)
        lock = FileLock(folder / _LOCK)
        lock.acquire(timeout=0)
    except Timeout as taken:
        raise StorageError(
            f"another gallery command is working in {shown(folder)}", code="busy", hint="Wait until it is done."
        ) from taken
    except OSError as failed:
        raise StorageError(
            f"the folder {shown(folder)} cannot be written ({failed.strerror or type(failed).__name__})",
            code="not-writable",
            hint="Name another folder, or ask for the right to write there.",
        ) from failed
    try:
        yield files
    finally:
        files.sweep()
        lock.release()


def read_entries(files: LocalFiles) -> tuple[Entry, ...]:
    """The entries of a quarantine folder; none where it has no undo file.

    Raises:
        StorageError: The file is no undo file, damaged (``undo-file``), or cannot be read.
    """
    try:
        document = msgspec.json.decode(files.read(FILE_NAME))
        if document["schema"] != _SCHEMA:
            raise ValueError(document["schema"])
        return tuple(_entry(row) for row in document["moves"])
    except StorageError as failed:
        if failed.code == "not-found":
            return ()
        raise
    except (ValueError, LookupError, TypeError, RecursionError) as broken:
        raise StorageError(
            f"{files.path(FILE_NAME)} is damaged, or was not written by gallery",
            code="undo-file",
            hint="Do not delete it: it says where the files came from. Name another folder for --move-to.",
        ) from broken


def write_entries(files: LocalFiles, entries: Iterable[Entry]) -> None:
    """Replace the undo file, and wait until the disk has it.

    Raises:
        StorageError: It cannot be written.
    """
    moves = [{"folder": one.folder, "from": one.old, "to": one.new, "sha256": one.sha256} for one in entries]
    text = msgspec.json.format(msgspec.json.encode({"schema": _SCHEMA, "moves": moves}), indent=1)
    files.write(FILE_NAME, text + b"\n", durable=True)
    sync_folder(Path(files.root))


def _entry(row: Any) -> Entry:
    """One row, with keys that stay in their folders."""
    folder, old, new, sha256 = (msgspec.convert(row[name], str) for name in ("folder", "from", "to", "sha256"))
    if not Path(folder).is_absolute() or not _SHA256.fullmatch(sha256):
        raise ValueError(row)
    try:
        return Entry(folder=folder, old=checked(old), new=checked(new), sha256=sha256)
    except StorageError as outside:
        raise ValueError(outside.message) from outside
