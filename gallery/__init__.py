"""Turn event photos into a web gallery a public body can publish with a clear conscience."""

from importlib import import_module
from typing import TYPE_CHECKING

__version__ = "0.1.0"

if TYPE_CHECKING:
    from gallery.alttext.audit import audit_alt_text as audit_alt_text
    from gallery.alttext.html import audit_html as audit_html
    from gallery.dedupe.hashes import hash_photo as hash_photo
    from gallery.dedupe.hashes import match_hashes as match_hashes
    from gallery.errors import CleaningFailed as CleaningFailed
    from gallery.errors import GalleryError as GalleryError
    from gallery.manifest.decode import load_manifest as load_manifest
    from gallery.metadata.clean import clean_metadata as clean_metadata
    from gallery.model import Cleaned as Cleaned
    from gallery.model import Finding as Finding
    from gallery.model import Manifest as Manifest
    from gallery.pipeline.accepting import accept_findings as accept_findings
    from gallery.pipeline.alt_exchange import export_alts as export_alts
    from gallery.pipeline.alt_exchange import import_alts as import_alts
    from gallery.pipeline.auditing import audit_file as audit_file
    from gallery.pipeline.auditing import audit_files as audit_files
    from gallery.pipeline.beginning import begin as begin
    from gallery.pipeline.build import build as build
    from gallery.pipeline.checking import check_gallery as check_gallery
    from gallery.pipeline.cleaning import clean_photos as clean_photos
    from gallery.pipeline.duplicates import find_duplicates as find_duplicates
    from gallery.pipeline.exporting import export_to as export_to
    from gallery.pipeline.mending import mend_gallery as mend_gallery
    from gallery.pipeline.outcome import BuildReport as BuildReport
    from gallery.pipeline.outcome import DuplicateReport as DuplicateReport
    from gallery.pipeline.preview_server import open_preview as open_preview
    from gallery.pipeline.suggesting import suggest_alts as suggest_alts
    from gallery.pipeline.thumbnails import make_thumbnails as make_thumbnails
    from gallery.pipeline.undoing import undo_moves as undo_moves
    from gallery.pipeline.verdicts import decide_photos as decide_photos

_HOMES: dict[str, str] = {
    "BuildReport": "gallery.pipeline.outcome",
    "Cleaned": "gallery.model",
    "CleaningFailed": "gallery.errors",
    "DuplicateReport": "gallery.pipeline.outcome",
    "Finding": "gallery.model",
    "GalleryError": "gallery.errors",
    "Manifest": "gallery.model",
    "accept_findings": "gallery.pipeline.accepting",
    "audit_alt_text": "gallery.alttext.audit",
    "audit_file": "gallery.pipeline.auditing",
    "audit_files": "gallery.pipeline.auditing",
    "audit_html": "gallery.alttext.html",
    "begin": "gallery.pipeline.beginning",
    "build": "gallery.pipeline.build",
    "check_gallery": "gallery.pipeline.checking",
    "clean_metadata": "gallery.metadata.clean",
    "clean_photos": "gallery.pipeline.cleaning",
    "decide_photos": "gallery.pipeline.verdicts",
    "export_alts": "gallery.pipeline.alt_exchange",
    "export_to": "gallery.pipeline.exporting",
    "find_duplicates": "gallery.pipeline.duplicates",
    "hash_photo": "gallery.dedupe.hashes",
    "import_alts": "gallery.pipeline.alt_exchange",
    "load_manifest": "gallery.manifest.decode",
    "make_thumbnails": "gallery.pipeline.thumbnails",
    "match_hashes": "gallery.dedupe.hashes",
    "mend_gallery": "gallery.pipeline.mending",
    "open_preview": "gallery.pipeline.preview_server",
    "suggest_alts": "gallery.pipeline.suggesting",
    "undo_moves": "gallery.pipeline.undoing",
}

__all__ = ["__version__", *_HOMES]


def __getattr__(name: str) -> object:
    """Load a public name on its first use, so that importing the package stays light."""
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module 'gallery' has no attribute {name!r}")
    return getattr(import_module(home), name)


def __dir__() -> list[str]:
    return sorted(__all__)
