"""A last look at a copy and the photo that is kept for it, right before the copy moves."""

import os
import stat
from dataclasses import dataclass
from pathlib import Path

from gallery.errors import StorageError
from gallery.model import Source
from gallery.pipeline.leaving import Leaving
from gallery.storage.files import LocalFiles
from gallery.storage.look import shown
from gallery.storage.moving import digest_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """The photo that stays.

    Attributes:
        name: Its key.
        status: What tells it from every other file.
    """

    name: str
    path: Path
    status: os.stat_result

    def still_there(self) -> bool:
        """Whether it is the file that was looked at; not so where the copy was the same file under another path."""
        try:
            now = self.path.lstat()
        except OSError:
            return False
        return os.path.samestat(now, self.status) and now.st_size == self.status.st_size


def last_look(one: Leaving, source: Source | None, files: LocalFiles) -> Kept:
    """The kept photo, when both are the files that were read, and two of them.

    A hard link may move: the other name keeps the bytes.

    Args:
        one: A copy.
        source: Its size and time when it was listed.
        files: Over the photo folder.

    Raises:
        StorageError: One of them is a link, or both are one file (``link``); the copy is gone (``not-found``) or
            changed (``changed``); the kept one is gone or changed (``partner-changed``).
    """
    path, keep = files.path(one.photo.key), files.path(one.keep.key)
    try:
        kept = Kept(name=one.keep.key, path=keep, status=keep.lstat())
        sound = not stat.S_ISREG(kept.status.st_mode) or digest_of(keep) == one.keep.sha256
    except OSError as failed:
        raise partner_gone(one.keep.key, failed.strerror or type(failed).__name__) from failed
    if not sound:
        raise partner_gone(one.keep.key, "it changed")
    status = unchanged(path, one.photo.sha256, source)
    same = os.path.samestat(status, kept.status) and status.st_nlink == 1
    if same or not stat.S_ISREG(kept.status.st_mode):
        raise StorageError(
            f"it stays: {shown(one.keep.key)}, which is kept for it, is a link, or this very file under another name",
            code="link",
            hint="Put real files in the place of links and shortcuts, or name each folder once.",
        )
    return kept


def partner_gone(name: str, why: str) -> StorageError:
    """The error where a copy has lost the photo that is kept for it."""
    return StorageError(
        f"it stays: the photo kept for it, {shown(name)}, is not what it was ({why})",
        code="partner-changed",
        hint="Run again, so that the copies are compared anew.",
    )


def unchanged(path: Path, sha256: str, source: Source | None = None) -> os.stat_result:
    """The status of a plain file that is what was read.

    Raises:
        StorageError: It is gone (``not-found``), a link (``link``), changed (``changed``) or closed (``not-readable``).
    """
    try:
        status = path.lstat()
        if stat.S_ISLNK(status.st_mode):
            raise StorageError("it is a link to another file, and stays", code="link", hint="Remove it yourself.")
        same = stat.S_ISREG(status.st_mode) and digest_of(path) == sha256
        status = path.lstat()
    except FileNotFoundError as gone:
        raise StorageError("it is no longer there", code="not-found", hint="Run again.") from gone
    except OSError as failed:
        raise StorageError(
            f"it cannot be read ({failed.strerror or type(failed).__name__})",
            code="not-readable",
            hint="Ask for access.",
        ) from failed
    touched = source is not None and (status.st_size, status.st_mtime_ns) != (source.size, source.mtime_ns)
    if not same or touched:
        raise StorageError("it changed in the meantime, and stays", code="changed", hint="Run again.")
    return status
