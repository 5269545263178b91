"""What the editor's report knows of the photos of a gallery: their names, and where they were."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from gallery.errors import StorageError
from gallery.ports import Files


def source_names(files: Files) -> Mapping[str, str]:
    """Id -> name of the source file; empty where there is no report.

    Args:
        files: Over the output folder.
    """
    try:
        return {str(one["id"]): str(one["source"]) for one in _report(files)["items"]}
    except (KeyError, TypeError):
        return {}


def pixels_of(files: Files) -> Mapping[str, str]:
    """Id -> hash of the photo's pixels; empty where there is no report, or one of before there were hashes.

    Args:
        files: Over the output folder.
    """
    try:
        return {str(name): str(pixels) for name, pixels in _report(files)["pixels"].items()}
    except (KeyError, TypeError, AttributeError):
        return {}


def pages_of(files: Files) -> Mapping[str, str]:
    """Name of each text in ``public/`` -> its SHA-256 as it was built; empty where there is no report.

    Args:
        files: Over the output folder.
    """
    try:
        return {str(name): str(sha256) for name, sha256 in _report(files)["pages"].items()}
    except (KeyError, TypeError, AttributeError):
        return {}


def photos_folder(files: Files) -> Path | None:
    """Where the photos were when the gallery was built; None where that is not known, or they are gone.

    Args:
        files: Over the output folder.
    """
    try:
        folder = Path(str(_report(files)["folder"]))
        return folder if folder.is_dir() else None
    except (KeyError, TypeError, OSError, ValueError):
        return None


def _report(files: Files) -> Any:
    try:
        return msgspec.json.decode(files.read("report.json"))
    except (StorageError, msgspec.DecodeError):
        return {}
