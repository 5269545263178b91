"""Write what an exporter makes of a gallery."""

import os
import uuid
from pathlib import Path

from gallery.errors import ExportError
from gallery.export import exported
from gallery.manifest.decode import load_manifest
from gallery.storage.files import LocalFiles


def export_to(
    gallery: str | os.PathLike[str], name: str, folder: str | os.PathLike[str] | None = None
) -> tuple[Path, ...]:
    """Write an exporter's files.

    Args:
        gallery: Output folder of a build.
        name: Of the exporter.
        folder: Where to; None for ``export/NAME`` in the gallery's folder.

    Returns:
        The files that were written.

    Raises:
        ManifestError: There is no gallery.
        PluginError: There is no exporter of that name.
        ExportError: It failed, or named the same file twice.
        StorageError: The folder cannot be written.
    """
    manifest = load_manifest(gallery)
    made = list(exported(manifest, name))
    if len({key for key, _ in made}) < len(made):
        raise ExportError(f"the exporter {name} names a file twice")
    target = Path(folder) if folder is not None else Path(gallery) / "export" / name
    files = LocalFiles(root=str(target.absolute()), temporary=f".gallery-{uuid.uuid4().hex[:12]}")
    try:
        for key, data in made:
            files.write(key, data)
    finally:
        files.sweep()
    return tuple(target / key for key, _ in made)
