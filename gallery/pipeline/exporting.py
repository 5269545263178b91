"""Write what an exporter makes of a gallery."""

import hashlib
import os
import shutil
import uuid
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from gallery.errors import ConfigError, ExportError, StorageError
from gallery.export import exported
from gallery.manifest.decode import load_manifest
from gallery.pipeline.workspace import MANIFEST, PUBLIC, gallery_root
from gallery.ports import PublicFile
from gallery.storage.exchange import exchange, recover
from gallery.storage.files import LocalFiles
from gallery.storage.keys import checked, folded
from gallery.storage.look import in_text, look, shown
from gallery.storage.written import written_into

_EXPORTS: Final = "export"
_LIST: Final = ".gallery-export.json"

Made = Sequence[tuple[str, bytes | PublicFile]]


def export_to(
    gallery: str | os.PathLike[str], name: str, folder: str | os.PathLike[str] | None = None
) -> tuple[Path, ...]:
    """Write an exporter's files.

    Args:
        gallery: Output folder of a build.
        name: Of the exporter.
        folder: Where to, beside what others put there; None for ``export/NAME`` in the gallery's folder, which is
            replaced as a whole, so that nothing of an older gallery stays in it.

    Returns:
        The files that were written.

    Raises:
        ManifestError: There is no gallery.
        PluginError: There is no exporter of that name.
        ExportError: It failed, or named the same file twice.
        ConfigError: Without a folder: the gallery is no output folder of a build (``usage``). A name is not valid text
            (``bad-name``).
        StorageError: The folder cannot be written, or holds a file of that name that was not made here
            (``foreign-file``); nothing is then changed.
    """
    manifest = load_manifest(in_text(Path(gallery)))
    root = Path(gallery) if (Path(gallery) / PUBLIC / MANIFEST).is_file() else gallery_root(gallery)
    files = LocalFiles(root=str((root / PUBLIC).absolute()))
    made = list(exported(manifest, name))
    if len({folded(checked(key)) for key, _ in made}) < len(made):
        raise ExportError(f"the exporter {name} names a file twice")
    if folder is not None:
        target = in_text(Path(folder))
        _write_among(target, made, files)
    else:
        if look(root / PUBLIC / MANIFEST).kind != "file":
            raise ConfigError(
                f"{root} is not the output folder of a build",
                code="usage",
                hint="Name a folder for the export with -o.",
            )
        target = root / _EXPORTS / checked(name)
        _replace(root / _EXPORTS, checked(name), made, files)
    return tuple(target / key for key, _ in made)


def _bytes(data: bytes | PublicFile, files: LocalFiles) -> bytes:
    """The content, of a published file where that is meant, as long as it is the one that was built.

    Raises:
        ExportError: It is another one by now (``changed-file``).
        StorageError: It is not there.
    """
    if isinstance(data, bytes):
        return data
    found = files.read(data.path)
    if hashlib.sha256(found).hexdigest() != data.sha256:
        raise ExportError(
            f"{PUBLIC}/{data.path} is not the file that was built", code="changed-file", hint="Build the gallery again."
        )
    return found


def _write_among(target: Path, made: Made, public: LocalFiles) -> None:
    """Write files beside those of others; what was written is listed, and only that is ever replaced.

    One after the other, first looked at and then written: the pictures of a gallery may be more than memory holds.
    """
    into = written_into(target, _LIST)
    done: dict[str, str] = {}
    try:
        for key, data in made:
            into.missing({key: _bytes(data, public)})
        for key, data in made:
            content = _bytes(data, public)
            into.write({key: content})
            done[key] = hashlib.sha256(content).hexdigest()
    finally:
        into.close(done)


def _replace(exports: Path, name: str, made: Made, public: LocalFiles) -> None:
    """Lay the files out of sight, then put them in the place of the old ones in one step."""
    target, fresh, old = exports / name, exports / f".gallery-{uuid.uuid4().hex[:12]}", exports / f".gallery-old-{name}"
    files = LocalFiles(root=str(exports.absolute()), temporary=f"{fresh.name}-unfinished")
    if target.is_symlink() or look(target).kind == "file":
        raise StorageError(
            f"{target} is no folder", code="foreign-file", hint="Move it away, or name a folder with -o."
        )
    try:
        recover(target, old)
        shutil.rmtree(old, ignore_errors=True)
        fresh.mkdir(parents=True)
        for key, data in made:
            files.write(f"{fresh.name}/{key}", _bytes(data, public))
        if target.is_dir():
            shutil.copymode(target, fresh)
        exchange(fresh, target, old)
    except OSError as failed:
        raise StorageError(
            f"{shown(target)} cannot be replaced ({failed.strerror})",
            code="not-writable",
            hint="Close programs that show files of this folder, and run again; the old export is still there.",
        ) from failed
    finally:
        files.sweep()
        shutil.rmtree(fresh, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)
