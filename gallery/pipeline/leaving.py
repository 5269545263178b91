"""Which files leave the photo folder, and the names they get in the quarantine folder; nothing is moved here."""

import os
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final

from gallery.model import Photo
from gallery.pipeline.undo_file import FILE_NAME, Entry
from gallery.storage.files import LocalFiles
from gallery.storage.inputs import Inputs
from gallery.storage.keys import folded
from gallery.storage.look import is_text
from gallery.storage.moving import digest_of

_SIDECARS: Final = (".txt", ".xmp")


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaving:
    """One copy that is to be moved.

    Attributes:
        photo: It.
        keep: The photo that stays for it.
        entries: Of the photo, then of its sidecars.
    """

    photo: Photo
    keep: Photo
    entries: tuple[Entry, ...]


def leaving(
    dropped: Iterable[tuple[Photo, Photo]], inputs: Inputs, files: LocalFiles, known: Sequence[Entry]
) -> tuple[Leaving, ...]:
    """Give every copy, and what lies beside it, a free name in the quarantine folder.

    Args:
        dropped: A copy, and the photo that is kept for it.
        inputs: Where the photos are.
        files: Over the quarantine folder.
        known: Its undo file; names in it are not free.
    """
    taken = {folded(FILE_NAME), *(folded(entry.new) for entry in known)}
    listed: dict[PurePosixPath, list[str]] = {}
    gone: set[str] = set()
    plan = []
    for photo, keep in dropped:
        path = PurePosixPath(photo.key)
        if path.parent not in listed:
            listed[path.parent] = _names(inputs.root / path.parent)
        gone.add(photo.key)
        staying = [name for name in listed[path.parent] if (path.parent / name).as_posix() not in gone]
        content = {photo.key: photo.sha256}
        for name in _sidecars(path.name, staying):
            content |= _digested(inputs.files, (path.parent / name).as_posix())
        gone |= content.keys()
        new = _free(list(content), taken, files)
        taken |= {folded(key) for key in new.values()}
        entries = (
            Entry(folder=str(inputs.root), old=key, new=new[key], sha256=sha256) for key, sha256 in content.items()
        )
        plan.append(Leaving(photo=photo, keep=keep, entries=tuple(entries)))
    return tuple(plan)


def _sidecars(photo: str, staying: Sequence[str]) -> Iterator[str]:
    """Of one photo: ``photo.jpg.txt``, ``photo.jpg.pl.txt``, ``photo.jpg.xmp``, and a ``photo.xmp`` nobody shares."""
    stem = PurePosixPath(photo).stem
    for name in staying:
        bare, suffix = os.path.splitext(name)  # noqa: PTH122 - asked for every file of the folder
        if not name.startswith(stem) or suffix.lower() not in _SIDECARS:
            continue
        shared = suffix.lower() == ".xmp" and bare == stem and not _share(stem, staying)
        if photo in (bare, PurePosixPath(bare).stem) or shared:
            yield name


def _share(stem: str, staying: Sequence[str]) -> bool:
    """Whether another file that stays, such as the raw file, may be the one that ``photo.xmp`` belongs to."""
    paths = (PurePosixPath(name) for name in staying if name.startswith(stem))
    return any(path.stem == stem and path.suffix.lower() not in _SIDECARS for path in paths)


def _names(folder: Path) -> list[str]:
    """What is in a folder; nothing where it may not be listed."""
    with suppress(OSError):
        return sorted(name for name in os.listdir(folder) if is_text(name))  # noqa: PTH208 - names are enough
    return []


def _digested(files: LocalFiles, key: str) -> dict[str, str]:
    """Key and hash of a plain file that can be read; links and closed files stay."""
    path = files.path(key)
    with suppress(OSError):
        if path.is_file() and not path.is_symlink():
            return {key: digest_of(path)}
    return {}


def _free(keys: Sequence[str], taken: Collection[str], files: LocalFiles) -> dict[str, str]:
    """The keys themselves, or all of them with the same number behind the photo's stem; the photo is the first."""
    stem = PurePosixPath(keys[0]).with_suffix("").as_posix()
    new, number = {key: key for key in keys}, 1
    while any(folded(key) in taken or os.path.lexists(files.path(key)) for key in new.values()):
        number += 1
        new = {key: f"{stem}-{number}{key.removeprefix(stem)}" for key in keys}
    return new
