"""Keys: relative paths with ``/`` that never leave their root."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import PurePath, PurePosixPath

from gallery.errors import StorageError

_PLAIN = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9_.-]*(?:/[A-Za-z0-9_-][A-Za-z0-9_.-]*)*")
"""Names that lead nowhere else by anybody's rules, such as all that this program gives: there are thousands of them."""


_DEVICE = re.compile(r"^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|$)", re.IGNORECASE)
"""Names that Windows takes for devices, whatever their suffix ("Naming Files, Paths, and Namespaces", Microsoft)."""


def checked(key: str, system: type[PurePath] = PurePath) -> str:
    """The key itself.

    Args:
        key: A name that may come from anywhere.
        system: Whose rules hold. Only Windows sees a drive in ``c:x`` and a folder in ``a\\b``; elsewhere a colon or a
            backslash is a letter like any other, and cameras' names have them: ``14 10:22:31.jpg``.

    Raises:
        StorageError: It is absolute, climbs out with ``..``, or is empty.
    """
    if _PLAIN.fullmatch(key):
        return key
    path = system(key)
    if not path.parts or path.anchor or ".." in path.parts or "\0" in key:
        raise StorageError(f"the name {key!r} leads out of its folder", code="outside")
    return key


def folded(key: str) -> str:
    """The key as a file system sees it that ignores case and Unicode form (Windows, macOS)."""
    return unicodedata.normalize("NFC", key).casefold()


def usable(key: str) -> str:
    """The key without names that Windows keeps for devices: ``con.jpg`` is ``con_.jpg``.

    Folders of photos travel on sticks and shares; a file that cannot be copied or deleted on the next computer is lost.
    """
    return "/".join(_DEVICE.sub(lambda found: f"{found[0]}_", part) for part in key.split("/"))


def distinct(wanted: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """Give every source an output key of its own, also where the file system ignores case, and none of a device.

    Args:
        wanted: Pairs of source key and the output key it would like.

    Returns:
        Source key -> output key. Of those that clash, the first in order keeps its name and the others get
        ``-2``, ``-3`` before the suffix.
    """
    taken: set[str] = set()
    given: dict[str, str] = {}
    for source, key in wanted:
        path, number, candidate = PurePosixPath(usable(key)), 2, usable(key)
        while folded(candidate) in taken:
            candidate = path.with_name(f"{path.stem}-{number}{path.suffix}").as_posix()
            number += 1
        taken.add(folded(candidate))
        given[source] = candidate
    return given
