"""The photos a person named: files and folders, brought under one root."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gallery.errors import ConfigError, StorageError
from gallery.model import Problem, Source
from gallery.storage.files import LocalFiles
from gallery.storage.look import in_text, is_text, look, real, shown
from gallery.storage.walk import visible

Photos = Sequence[str | os.PathLike[str]] | str | os.PathLike[str]
"""Files and folders; a single one may stand for itself."""

_LITTER = frozenset({"thumbs.db", "desktop.ini", "ehthumbs.db", "icon\r"})
"""What Windows and macOS put into folders of pictures by themselves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """Where the photos are.

    Attributes:
        files: Over the one root that all of them share.
        sources: Sorted by key, each once.
        folders: The folders that were named, absolute.
        problems: Files with impossible names, and folders that may not be listed.
    """

    files: LocalFiles
    sources: tuple[Source, ...]
    folders: tuple[Path, ...]
    problems: tuple[Problem, ...] = ()

    @property
    def root(self) -> Path:
        """The folder that keys are relative to."""
        return Path(self.files.root)


def root_of(photos: Photos) -> Path:
    """The folder that keys are relative to: the one that was named, else the deepest that holds them all.

    Raises:
        ConfigError: Nothing was named (``no-photos``), something that is not there (``missing-input``), or photos on
            different drives (``different-drives``), or a name that is not valid text (``bad-name``).
    """
    return _shared([path if look(path).kind == "folder" else path.parent for path in _named(photos)])


def find_inputs(photos: Photos) -> Inputs:
    """Find every file below the named files and folders.

    Raises:
        ConfigError: As ``root_of``; or there is no file in them (``no-photos``).
    """
    paths = _named(photos)
    root = root_of(paths)
    unlisted: list[OSError] = []
    keys = sorted(set(_keys(paths, root, unlisted.append)))
    files = LocalFiles(root=str(root))
    found = (files.stat(key) for key in keys if is_text(key))
    sources = tuple(source for source in found if source)
    problems = [_bad_name(key) for key in keys if not is_text(key)]
    problems += [_unlisted(root, failed) for failed in unlisted]
    folders = tuple(path for path in paths if look(path).kind == "folder")
    inputs = Inputs(files=files, sources=sources, folders=folders, problems=tuple(problems))
    refuse_nothing(inputs)
    return inputs


def refuse_nothing(inputs: Inputs) -> None:
    """Refuse inputs without a single file.

    Raises:
        ConfigError: There is none (``no-photos``).
    """
    if not inputs.sources and not inputs.problems:
        raise ConfigError(
            f"there are no photos in {inputs.root}", code="no-photos", hint="Name the folder with the photos."
        )


def _listed(photos: Any) -> list[str | os.PathLike[str]]:
    """One path or several as a list; plugins are not always typed."""
    one = isinstance(photos, str | bytes | os.PathLike) or not isinstance(photos, Iterable)
    paths = [photos] if one else list(photos)
    for path in paths:
        if not isinstance(path, str | os.PathLike):
            raise ConfigError(f"photos must be paths, not {type(path).__name__}", code="wrong-type")
    return paths


def _named(photos: Photos) -> list[Path]:
    # An empty name is an unset variable, not this folder.
    photos = [photo for photo in _listed(photos) if os.fspath(photo)]
    paths = [in_text(Path(os.path.abspath(photo))) for photo in photos]  # noqa: PTH100 - keeps links as they were named
    if not paths:
        raise ConfigError("no photos were named", code="no-photos", hint="Name a folder of photos.")
    for path in paths:
        seen = look(path)
        if seen.why:
            raise ConfigError(
                f"{path} cannot be opened ({seen.why})", code="missing-input", hint="Name another folder."
            )
        if seen.kind == "nothing":
            raise ConfigError(f"there is no file or folder {path}", code="missing-input", hint="Check the spelling.")
    return paths


def _keys(paths: Sequence[Path], root: Path, on_error: Callable[[OSError], None]) -> Iterator[str]:
    for path in paths:
        own = path.relative_to(root).as_posix()
        if look(path).kind == "folder":
            before = "" if own == "." else f"{own}/"
            below = visible(path, on_error)
            yield from (before + key for key in below if key.rpartition("/")[2].casefold() not in _LITTER)
        else:
            yield own


def _bad_name(key: str) -> Problem:
    message = "The file's name is not valid text. Rename it."
    return Problem(path=shown(key), stage="scan", code="bad-name", message=message)


def _unlisted(root: Path, failed: OSError) -> Problem:
    path = Path(str(failed.filename))
    key = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name
    message = "The folder may not be opened. Ask for access."
    return Problem(path=shown(key), stage="scan", code="not-readable", message=message)


def _shared(folders: Sequence[Path]) -> Path:
    try:
        return Path(os.path.commonpath(folders))
    except ValueError as apart:
        raise ConfigError(
            "the photos lie on different drives", code="different-drives", hint="Copy them into one folder first."
        ) from apart


def keep_apart(inputs: Inputs, output: Path) -> None:
    """Refuse an output folder that lies among the photos, or photos that lie in the output folder.

    Folders are compared by what they are, not only by how they are spelt: where the file system ignores case,
    ``photos`` and ``Photos`` are one.

    Raises:
        ConfigError: They overlap (``overlap``), or the output's name is not valid text (``bad-name``).
        StorageError: Nothing can be written there (``not-writable``).
    """
    seen, out = look(in_text(output)), real(output)
    if seen.why:
        raise StorageError(
            f"{output} cannot be written ({seen.why})",
            code="not-writable",
            hint="Choose another output folder with -o.",
        )
    for folder in inputs.folders:
        if _within(out, real(folder)):
            raise ConfigError(
                f"the output folder {output} lies inside the photo folder {folder}",
                code="overlap",
                hint="Choose a folder beside it, so that photos and results never mix.",
            )
    for parent in sorted({inputs.files.path(source.key).parent for source in inputs.sources}):
        if _within(real(parent), out):
            source = next(one for one in inputs.sources if inputs.files.path(one.key).parent == parent)
            raise _overlap(source.key, output)
    for source in inputs.sources:
        path = inputs.files.path(source.key)
        if path.is_symlink() and _within(real(path), out):
            raise _overlap(source.key, output)


def _within(path: Path, folder: Path) -> bool:
    """Whether a path is the folder or lies in it."""
    if path.is_relative_to(folder):
        return True
    identity = _identity(folder)
    return identity is not None and any(_identity(parent) == identity for parent in (path, *path.parents))


def _identity(path: Path) -> tuple[int, int] | None:
    """What tells a file from every other one, however it is spelt; None where there is none."""
    try:
        status = path.stat()
    except (OSError, ValueError):
        return None
    return status.st_dev, status.st_ino


def _overlap(key: str, output: Path) -> ConfigError:
    return ConfigError(
        f"the photo {key} lies inside the output folder {output}",
        code="overlap",
        hint="Choose an empty folder beside the photos.",
    )
