"""Files that are in memory already: what a CMS was sent."""

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any, BinaryIO

from gallery.errors import ConfigError, StorageError
from gallery.model import Source

Content = bytes | bytearray | memoryview | BinaryIO
"""An encoded photo, or an open file to read it from."""


@dataclass(frozen=True, slots=True)
class MemoryFiles:
    """The ``Files`` port over contents, for reading."""

    contents: Mapping[str, bytes]

    def find(self, under: str = "") -> Iterator[Source]:
        """Every file below a folder, sorted by key."""
        for key in sorted(self.contents):
            if not under or key.startswith(f"{under}/"):
                yield Source(key=key, size=len(self.contents[key]), mtime_ns=0)

    def stat(self, key: str) -> Source | None:
        """Size of a file, or None where there is none."""
        return Source(key=key, size=len(self.contents[key]), mtime_ns=0) if key in self.contents else None

    def read(self, key: str) -> bytes:
        """The whole file.

        Raises:
            StorageError: There is none (``not-found``).
        """
        if key not in self.contents:
            raise StorageError(f"there is no file {key}", code="not-found")
        return self.contents[key]

    def write(self, key: str, data: bytes) -> None:
        """Refused.

        Raises:
            StorageError: Always (``not-writable``).
        """
        raise StorageError(f"{key} cannot be written into memory", code="not-writable")

    def remove(self, key: str) -> None:
        """Refused.

        Raises:
            StorageError: Always (``not-writable``).
        """
        raise StorageError(f"{key} cannot be removed from memory", code="not-writable")


def in_memory(photos: Any) -> MemoryFiles | None:
    """Contents under names: an open file's own name, else ``photo-1`` and so on; None where paths were given.

    Args:
        photos: One content or path, or several of one kind.

    Raises:
        ConfigError: Paths and contents together (``wrong-type``).
        StorageError: An open file that cannot be read (``not-readable``).
    """
    several = photos if isinstance(photos, Iterable) and not _is_content(photos) else [photos]
    several = [photos] if isinstance(photos, str | os.PathLike) else list(several)
    contents = [one for one in several if _is_content(one)]
    if not contents:
        return None
    if len(contents) < len(several):
        raise ConfigError(
            "paths and contents of photos were given together", code="wrong-type", hint="Give one kind at a time."
        )
    return MemoryFiles(dict(_named(contents)))


def _is_content(photo: Any) -> bool:
    return isinstance(photo, bytes | bytearray | memoryview) or hasattr(photo, "read")


def _named(contents: Iterable[Any]) -> Iterator[tuple[str, bytes]]:
    taken: set[str] = set()
    for number, one in enumerate(contents, 1):
        name = getattr(one, "name", "")
        base = PurePath(name).name if isinstance(name, str) and name else ""
        key = base if base and base not in taken else f"photo-{number}"
        taken.add(key)
        yield key, _read(one, key)


def _read(photo: Any, key: str) -> bytes:
    if not hasattr(photo, "read"):
        return bytes(photo)
    try:
        data = photo.read()
    except (OSError, ValueError) as failed:
        raise StorageError(f"{key} cannot be read ({failed})", code="not-readable") from failed
    if not isinstance(data, bytes):
        raise ConfigError(f"{key} is open as text", code="wrong-type", hint='Open it with mode "rb".')
    return data
