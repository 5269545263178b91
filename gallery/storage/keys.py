"""Keys: relative paths with ``/`` that never leave their root."""

import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath

from gallery.errors import StorageError


def checked(key: str) -> str:
    """The key itself.

    Raises:
        StorageError: It is absolute, climbs out with ``..``, or is empty.
    """
    parts = PurePosixPath(key).parts
    if not parts or key.startswith("/") or ".." in parts or "\\" in key or "\0" in key or ":" in parts[0]:
        raise StorageError(f"the name {key!r} leads out of its folder", code="outside")
    return key


def folded(key: str) -> str:
    """The key as a file system sees it that ignores case and Unicode form (Windows, macOS)."""
    return unicodedata.normalize("NFC", key).casefold()


def distinct(wanted: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """Give every source an output key of its own, also where the file system ignores case.

    Args:
        wanted: Pairs of source key and the output key it would like.

    Returns:
        Source key -> output key. Of those that clash, the first in order keeps its name and the others get
        ``-2``, ``-3`` before the suffix.
    """
    taken: set[str] = set()
    given: dict[str, str] = {}
    for source, key in wanted:
        path, number, candidate = PurePosixPath(key), 2, key
        while folded(candidate) in taken:
            candidate = path.with_name(f"{path.stem}-{number}{path.suffix}").as_posix()
            number += 1
        taken.add(folded(candidate))
        given[source] = candidate
    return given
