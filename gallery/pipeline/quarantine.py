"""Move copies out of the photo folder; nothing is deleted, and ``undo`` brings everything back."""

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from gallery.errors import StorageError
from gallery.model import Choice, Photo, Problem, Source
from gallery.pipeline.last_look import last_look, partner_gone, unchanged
from gallery.pipeline.leaving import Leaving, leaving
from gallery.pipeline.outcome import problem
from gallery.pipeline.undo_file import FILE_NAME, Entry, quarantine_files, read_entries, write_entries
from gallery.storage.files import LocalFiles
from gallery.storage.inputs import Inputs, keep_apart
from gallery.storage.moving import move


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """What was moved, out of the photo folder or back.

    Attributes:
        undo_file: Path of the file that knows where everything was.
        pairs: Old and new path of every file, sidecars included.
        bytes: Of those files.
        problems: Files that stay where they are, each with its reason.
    """

    undo_file: str
    pairs: tuple[tuple[str, str], ...] = ()
    bytes: int = 0
    problems: tuple[Problem, ...] = ()


def quarantine(
    choices: Sequence[Choice], photos: Mapping[str, Photo], inputs: Inputs, folder: str | os.PathLike[str]
) -> Moved:
    """Move the copies of a shot into a folder, with their sidecars, under the paths they had; never shots of a moment.

    Every copy is compared with the photo that is kept for it right before it moves: what has changed since it was read,
    or has no sound partner left, stays. The undo file names every file before it moves.

    Args:
        choices: Of ``grouped``.
        photos: By key.
        inputs: The photos that were read.
        folder: It need not exist; what earlier runs moved there stays.

    Raises:
        ConfigError: The folder lies among the photos, or they in it (``overlap``).
        StorageError: The folder cannot be written, is in use, or holds an undo file that is damaged.
    """
    root = Path(folder).absolute()
    refuse_overlap(inputs, root)
    kept = {choice.keep for choice in choices}
    dropped = [(key, choice.keep) for choice in choices if choice.kind != "similar" for key in choice.drop]
    staying = [_last_copy(key) for key, _ in dropped if key in kept]
    copies = [(photos[key], photos[keep]) for key, keep in dropped if key not in kept]
    if not copies:
        return Moved(undo_file=str(root / FILE_NAME), problems=tuple(staying))
    with quarantine_files(root) as files:
        known = read_entries(files)
        plan = leaving(copies, inputs, files, known)
        planned = [entry for one in plan for entry in one.entries]
        write_entries(files, [*known, *planned])
        sources = {source.key: source for source in inputs.sources}
        results = [done for one in plan for done in _sent(one, sources.get(one.photo.key), inputs.files, root)]
        there = [entry for entry in planned if os.path.lexists(root / entry.new)]
        write_entries(files, [*(entry for entry in known if not _stayed(entry, root)), *there])
    pairs = [(one.old_path, root / one.new) for one in results if isinstance(one, Entry)]
    return moved(root, pairs, [*staying, *(one for one in results if isinstance(one, Problem))])


def moved(root: Path, pairs: Sequence[tuple[Path, Path]], problems: Sequence[Problem]) -> Moved:
    """The outcome, from old and new paths."""
    return Moved(
        undo_file=str(root / FILE_NAME),
        pairs=tuple((str(old), str(new)) for old, new in pairs),
        bytes=sum(new.stat().st_size for _, new in pairs if new.is_file()),
        problems=tuple(problems),
    )


def refuse_overlap(inputs: Inputs, folder: Path) -> None:
    """Refuse a folder among the photos, also where they were named one by one: no run may take moved copies for photos.

    Raises:
        ConfigError: It lies among them, or they in it (``overlap``).
        StorageError: Nothing can be written there (``not-writable``).
    """
    places = {inputs.files.path(source.key).parent for source in inputs.sources}
    try:
        keep_apart(replace(inputs, folders=(*inputs.folders, *sorted(places))), folder)
    except StorageError as failed:
        raise StorageError(failed.message, code=failed.code, hint="Name another folder for --move-to.") from failed


def _last_copy(key: str) -> Problem:
    """A person rejected every copy of a shot, and one of them is not moved."""
    left = StorageError(
        "it is the best of its copies and stays, although a person left it out",
        code="last-copy",
        hint="Move it yourself, if nobody needs it.",
    )
    return problem(key, "move", left)


def _sent(one: Leaving, source: Source | None, files: LocalFiles, root: Path) -> Iterator[Entry | Problem]:
    """Move a copy, then its sidecars; what stays is a problem."""
    photo, *sidecars = one.entries
    try:
        kept = last_look(one, source, files)
        move(photo.old_path, root / photo.new, photo.sha256, within=root)
        if not kept.still_there():
            move(root / photo.new, photo.old_path, photo.sha256, within=Path(photo.folder))
            raise partner_gone(kept.name, "it went when the copy was moved, which was put back")
    except StorageError as failed:
        yield problem(photo.old, "move", failed)
        return
    yield photo
    for sidecar in sidecars:
        try:
            unchanged(sidecar.old_path, sidecar.sha256)
            move(sidecar.old_path, root / sidecar.new, sidecar.sha256, within=root)
            yield sidecar
        except StorageError as failed:
            yield problem(sidecar.old, "move", failed)


def _stayed(entry: Entry, root: Path) -> bool:
    """Whether a file that a killed run was about to move is where it was."""
    return os.path.lexists(entry.old_path) and not os.path.lexists(root / entry.new)
