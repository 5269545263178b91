"""What a gallery itself asks of its texts, where the audited manifest lies in the output folder of a build."""

from dataclasses import dataclass, field
from pathlib import Path

from gallery.errors import ManifestError, StorageError
from gallery.manifest.edits import FILE_NAME, read_edits
from gallery.model import Decisions
from gallery.pipeline.inspection import Asked, asked_for
from gallery.pipeline.workspace import PUBLIC, existing
from gallery.storage.files import LocalFiles


@dataclass(frozen=True, slots=True, kw_only=True)
class GallerySettings:
    """Rules, allowed names, and the findings that people accepted."""

    asked: Asked = field(default_factory=Asked)
    decisions: Decisions = field(default_factory=Decisions)


def gallery_settings(manifest: Path) -> GallerySettings:
    """Those of the last build; the usual ones for a manifest that stands alone."""
    folder = manifest.absolute().parent
    if folder.name != PUBLIC:
        return GallerySettings()
    files = LocalFiles(root=str(folder.parent))
    try:
        decisions = read_edits(existing(files, FILE_NAME))
    except (ManifestError, StorageError):  # what is damaged accepts nothing
        decisions = Decisions()
    return GallerySettings(asked=asked_for(files), decisions=decisions)
