"""Put a finished gallery in the place of the old one, in one step."""

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from gallery.errors import ManifestError, StorageError
from gallery.manifest.decode import load_manifest
from gallery.model import Manifest
from gallery.pipeline.workspace import PUBLIC, STATE, Workspace, is_marked
from gallery.storage.exchange import exchange
from gallery.storage.files import LocalFiles
from gallery.storage.walk import everything, visible

_PUBLISHED: Final = "public paths"


def refuse_emptying(space: Workspace, manifest: Manifest) -> None:
    """Keep a gallery where this time every photo failed: a drive may be gone, or a decoder.

    Raises:
        StorageError: Nothing is left to publish (``nothing-left``).
    """
    if manifest.items or not any(path.startswith("images/") for path in everything(space.public)):
        return
    raise StorageError(
        "not one photo could be used; the gallery that is there was left as it is",
        code="nothing-left",
        hint="See the problems with: gallery dedupe PHOTOS. To empty the gallery, delete its public folder.",
    )


def publish(space: Workspace, pictures: Mapping[str, str], texts: Mapping[str, bytes]) -> bool:
    """Make ``public/`` hold these files and no others of ours; what others put there stays.

    Args:
        space: The output folder.
        pictures: Public path -> name in the pool.
        texts: Public path -> content.

    Returns:
        Whether anything had to change.

    Raises:
        StorageError: A file that was not made here is in the way (``foreign-file``), or writing failed; ``public/``
            is then as it was.
    """
    present = frozenset(everything(space.public))
    foreign = present - _ours(space, present, pictures)
    for path in sorted({*pictures, *texts} & foreign):
        raise StorageError(
            f"{PUBLIC}/{path} was not made by gallery and would be replaced",
            code="foreign-file",
            hint="Move it away, or choose another output folder.",
        )
    if present == {*pictures, *texts, *foreign} and _same(space, pictures, texts):
        return False
    _stage(space, pictures, texts, foreign)
    space.store.put(_PUBLISHED, (*present - foreign, *pictures, *texts))
    _swap(space)
    space.store.put(_PUBLISHED, (*pictures, *texts))
    return True


def _public(space: Workspace) -> LocalFiles:
    return LocalFiles(root=str(space.public))


def _ours(space: Workspace, present: frozenset[str], pictures: Mapping[str, str]) -> frozenset[str]:
    """What was published from here: as remembered, as the manifest there says, by its mark, or by its content."""
    found = set(space.store.get(_PUBLISHED, tuple[str, ...]) or ())
    found |= {path for path in present if "/" not in path and is_marked(space.public / path)}
    try:
        found |= {one.path for item in load_manifest(space.public).items for one in item.renditions}
    except ManifestError:
        found |= {
            path for path in present & pictures.keys() if _public(space).read(path) == space.pool.read(pictures[path])
        }
    return frozenset(found) & present


def _same(space: Workspace, pictures: Mapping[str, str], texts: Mapping[str, bytes]) -> bool:
    """Whether every public file is as it would be written: pictures by length and time, texts by content."""
    public = _public(space)
    for path, name in pictures.items():
        there, pooled = public.stat(path), space.pool.stat(name)
        if there is None or pooled is None or (there.size, there.mtime_ns) != (pooled.size, pooled.mtime_ns):
            return False
    return all(public.stat(path) is not None and public.read(path) == text for path, text in texts.items())


def _stage(space: Workspace, pictures: Mapping[str, str], texts: Mapping[str, bytes], foreign: frozenset[str]) -> None:
    """Lay out the next ``public/`` out of sight."""
    for path, name in pictures.items():
        space.files.link(space.pool.path(name), f"{STATE}/next/{path}")
    for path in sorted(foreign):
        space.files.link(space.files.path(f"{PUBLIC}/{path}"), f"{STATE}/next/{path}")
    for path, text in texts.items():
        space.files.write(f"{STATE}/next/{path}", text, durable=True)


def _swap(space: Workspace) -> None:
    state = space.root / STATE
    try:
        if space.public.is_dir():
            shutil.copymode(space.public, state / "next")
        exchange(state / "next", space.public, state / "old")
    except OSError as failed:
        raise StorageError(
            f"{space.public} cannot be replaced ({failed.strerror})",
            code="not-writable",
            hint="Close programs that show files of this folder, and run again; the old gallery is still there.",
        ) from failed
    shutil.rmtree(state / "old", ignore_errors=True)


def tidy(space: Workspace, needed: frozenset[str]) -> None:
    """Remove from the pool what the gallery does not need."""
    for name in list(visible(Path(space.pool.root))):
        if name not in needed:
            space.pool.remove(name)
