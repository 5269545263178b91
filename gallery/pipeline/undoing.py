"""Bring back what was moved into a quarantine folder."""

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec

from gallery.errors import ConfigError, StorageError
from gallery.pipeline.last_look import unchanged
from gallery.pipeline.outcome import problem
from gallery.pipeline.quarantine import Moved, moved
from gallery.pipeline.undo_file import FILE_NAME, Entry, quarantine_files, read_entries, write_entries
from gallery.storage.look import look, shown
from gallery.storage.moving import digest_of, move


def undo_moves(undo_file: str | os.PathLike[str]) -> Moved:
    """Move everything back to where it was; nothing is replaced, and a second run goes on where a killed one was.

    Args:
        undo_file: The ``gallery-undo.json`` of a quarantine folder, or the folder.

    Returns:
        What came back. What could not is a problem, and stays in the undo file.

    Raises:
        ConfigError: There is no undo file (``missing-input``).
        StorageError: It is damaged, or its folder is in use or cannot be written.
    """
    root = _root(Path(undo_file).absolute())
    pairs, problems, left = [], [], []
    with quarantine_files(root) as files:
        for entry in reversed(read_entries(files)):  # a file that was moved twice comes back from the last place
            try:
                if _brought_back(entry, root):
                    pairs.append((root / entry.new, entry.old_path))
            except StorageError as failed:
                problems.append(problem(entry.old, "undo", failed))
                left.append(entry)
        write_entries(files, reversed(left))
        _remove_empty(root, (new for new, _ in pairs))
    return moved(root, pairs[::-1], problems[::-1])


def undo_fields(done: Moved) -> dict[str, Any]:
    """The outcome as the command line gives it."""
    return {
        "schema": "gallery.dedupe-undo/1",
        "moved": [{"from": old, "to": new} for old, new in done.pairs],
        "problems": msgspec.to_builtins(done.problems),
    }


def _root(named: Path) -> Path:
    """The quarantine folder of an undo file."""
    path = named / FILE_NAME if look(named).kind == "folder" else named
    if path.name != FILE_NAME or look(path).kind != "file":
        raise ConfigError(
            f"there is no {FILE_NAME} at {shown(named)}",
            code="missing-input",
            hint=f"Name the {FILE_NAME} in the folder that the copies were moved to.",
        )
    return path.parent


def _brought_back(entry: Entry, root: Path) -> bool:
    """Move one file back; False where it was never moved, or is back already."""
    now, before = root / entry.new, entry.old_path
    if not os.path.lexists(now):
        if os.path.lexists(before):
            return False
        raise StorageError(
            f"it is neither in its place nor in {shown(root)}", code="not-found", hint="Somebody moved or removed it."
        )
    if not Path(entry.folder).is_dir():
        raise StorageError(
            f"its folder {shown(entry.folder)} is not there",
            code="not-found",
            hint="Connect the drive or make the folder, and undo again.",
        )
    try:
        unchanged(now, entry.sha256)
    except StorageError as failed:
        hint = f"Look at {shown(now)}, and move it back yourself."
        raise StorageError(failed.message, code=failed.code, hint=hint) from failed
    if _is_same(before, entry.sha256):
        raise StorageError(
            f"it is in its place already; a second copy stays at {shown(now)}",
            code="taken",
            hint="Remove that copy yourself.",
        )
    move(now, before, entry.sha256, within=Path(entry.folder))
    return True


def _is_same(path: Path, sha256: str) -> bool:
    with suppress(OSError):
        return path.is_file() and digest_of(path) == sha256
    return False


def _remove_empty(root: Path, gone: Iterable[Path]) -> None:
    """Remove the folders that held nothing but what came back; a folder that holds anything stays."""
    folders = {parent for path in gone for parent in path.parents if root in parent.parents}
    for folder in sorted(folders, reverse=True):  # the deepest first
        with suppress(OSError):
            folder.rmdir()
