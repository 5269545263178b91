"""Files below a folder, by key: listed without a question to the system about each one."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from gallery.storage.look import real

OnError = Callable[[OSError], None]


def visible(folder: Path, on_error: OnError | None = None) -> Iterator[str]:
    """Keys of regular files below a folder, links to files inside it included; nothing hidden.

    Args:
        folder: Where to look, its subfolders included; links to folders are not followed.
        on_error: Told about folders that may not be listed.
    """
    inside: Path | None = None
    for key, entry in _entries(folder, on_error, hidden=False):
        if entry.is_symlink():
            inside = inside or real(folder)
            if os.path.isfile(entry.path) and real(Path(entry.path)).is_relative_to(inside):  # noqa: PTH113 - never raises
                yield key
        elif entry.is_file(follow_symlinks=False):
            yield key


def everything(folder: Path) -> Iterator[str]:
    """Keys of every file and link below a folder, hidden ones too; none where there is no folder."""
    for key, entry in _entries(folder, None, hidden=True):
        if not entry.is_dir(follow_symlinks=False):
            yield key


def _entries(folder: Path, on_error: OnError | None, *, hidden: bool) -> "Iterator[tuple[str, os.DirEntry[str]]]":
    """Whatever is below a folder, with its key; folders too."""
    waiting = [(os.fspath(folder), "")]
    while waiting:
        path, prefix = waiting.pop()
        try:
            with os.scandir(path) as listing:
                found = sorted(listing, key=lambda entry: entry.name)
        except OSError as failed:
            if on_error:
                on_error(failed)
            continue
        for entry in found:
            if hidden or not entry.name.startswith("."):
                yield prefix + entry.name, entry
                if entry.is_dir(follow_symlinks=False):
                    waiting.append((entry.path, f"{prefix}{entry.name}/"))
