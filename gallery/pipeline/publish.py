"""Put a finished gallery in the place of the old one, in one step."""

import shutil
from collections.abc import Mapping

from gallery.errors import ManifestError, StorageError
from gallery.manifest.decode import load_manifest
from gallery.pipeline.workspace import PUBLIC, STATE, Workspace
from gallery.storage.exchange import exchange
from gallery.storage.files import LocalFiles, everything

MARKS = (b'content="event-gallery ', b'"schema": "gallery.', b"/* event-gallery */")
"""What the first bytes of every text file written here hold."""

_HEAD = 2048


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
    ours = _ours(space, present)
    foreign = present - ours
    for path in sorted({*pictures, *texts} & foreign):
        if path in pictures or not _marked(space, path):
            raise StorageError(
                f"{PUBLIC}/{path} was not made by gallery and would be replaced",
                code="foreign-file",
                hint="Move it away, or choose another output folder.",
            )
    foreign -= texts.keys()
    if present == {*pictures, *texts, *foreign} and _same(space, pictures, texts):
        return False
    _stage(space, pictures, texts, foreign)
    _swap(space)
    return True


def _public(space: Workspace) -> LocalFiles:
    return LocalFiles(root=str(space.public))


def _ours(space: Workspace, present: frozenset[str]) -> frozenset[str]:
    """What the gallery that is there now says it consists of, and text files that carry our mark."""
    marked = {path for path in present if "/" not in path and _marked(space, path)}
    try:
        items = load_manifest(space.public).items
    except ManifestError:
        return frozenset(marked)
    return frozenset({*marked, *(one.path for item in items for one in item.renditions)}) & present


def _marked(space: Workspace, path: str) -> bool:
    file = space.public / path
    if file.is_symlink() or not file.is_file():
        return False
    with file.open("rb") as opened:
        head = opened.read(_HEAD)
    return any(mark in head for mark in MARKS)


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
        space.files.link(f"{STATE}/pool/{name}", f"{STATE}/next/{path}")
    for path in sorted(foreign):
        space.files.link(f"{PUBLIC}/{path}", f"{STATE}/next/{path}")
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


def tidy(space: Workspace, pictures: Mapping[str, str]) -> None:
    """Remove from the pool what no public file needs."""
    needed = set(pictures.values())
    for source in list(space.pool.find()):
        if source.key not in needed:
            space.pool.remove(source.key)
