"""Look at a path that a person named: it may be anything, and looking never fails."""

import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from gallery.errors import ConfigError


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What is at a path.

    Attributes:
        kind: Of what the path leads to, links followed; ``other`` is a pipe or a device.
        why: In the system's words why nothing can be seen there; empty where there simply is nothing.
    """

    kind: Literal["file", "folder", "other", "nothing"]
    why: str = ""


def look(path: Path) -> Look:
    """What is at a path; names that are too long, links in a circle and closed folders are nothing, with a reason."""
    try:
        mode = path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return Look(kind="nothing")
    except OSError as failed:
        return Look(kind="nothing", why=failed.strerror or type(failed).__name__)
    except (ValueError, RuntimeError):  # a zero byte, a lone surrogate
        return Look(kind="nothing", why="no file can have this name")
    if stat.S_ISDIR(mode):
        return Look(kind="folder")
    return Look(kind="file" if stat.S_ISREG(mode) else "other")


def real(path: Path) -> Path:
    """The absolute path without links, as far as it exists; links in a circle stay as they are."""
    return Path(os.path.realpath(path))


def is_text(name: str) -> bool:
    """Whether a name can be written into a report: Linux file names are bytes, and not all of them are UTF-8."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def shown(path: str | os.PathLike[str]) -> str:
    r"""A name as text: bytes that are not UTF-8 stand as ``\xff``, so that different names stay different."""
    name = os.fspath(path)
    try:
        return os.fsencode(name).decode("utf-8", "backslashreplace")
    except UnicodeEncodeError:
        return name.encode("utf-8", "backslashreplace").decode()


def in_text(path: Path) -> Path:
    """The path itself.

    Raises:
        ConfigError: Its name is not valid text (``bad-name``).
    """
    if not is_text(str(path)):
        raise ConfigError(
            f"the name {shown(path)} is not valid text (UTF-8)", code="bad-name", hint="Rename the folder."
        )
    return path
