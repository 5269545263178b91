"""``gallery.json`` back to a manifest."""

import os
from pathlib import Path
from typing import Any, Final

import msgspec

from gallery.errors import ManifestError
from gallery.manifest.encode import SCHEMA
from gallery.manifest.upgrades import upgraded
from gallery.model import MANIFEST_VERSION, Manifest
from gallery.storage.look import look, shown

_DIGITS: Final = 9


def decode_manifest(data: bytes) -> Manifest:
    """Read a manifest, of an older version too, and check every field's type.

    Raises:
        ManifestError: Not JSON or not ours (``not-a-manifest``), of a newer version (``too-new``), or with a
            wrong or missing field (``damaged``).
    """
    try:
        fields: Any = msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as broken:
        raise ManifestError(f"gallery.json is not valid JSON: {broken}", code="not-a-manifest") from broken
    if not isinstance(fields, dict) or fields.get("schema") != SCHEMA:
        raise ManifestError("the file was not written by gallery", code="not-a-manifest")
    version = str(fields.get("manifest_version", ""))
    if _major(version) > _major(MANIFEST_VERSION):
        raise ManifestError(
            f"gallery.json has version {version[:20]}, this program reads {MANIFEST_VERSION}",
            code="too-new",
            hint="Install a newer event-gallery.",
        )
    try:
        return msgspec.convert(upgraded(fields), type=Manifest)
    except msgspec.ValidationError as wrong:
        raise ManifestError(f"gallery.json is damaged: {wrong}", code="damaged") from wrong


def _major(version: str) -> int:
    """The number before the point; 0 where there is none, and more than any for one that is no version at all."""
    major = version.partition(".")[0]
    if not major.isdecimal():
        return 0
    return int(major) if len(major) <= _DIGITS else 10**_DIGITS


def load_manifest(path: str | os.PathLike[str]) -> Manifest:
    """Read a ``gallery.json``, or the one in a gallery's output folder.

    Args:
        path: The file, the ``public`` folder, or the output folder of a build.

    Raises:
        ManifestError: There is none (``no-manifest``), or it cannot be used; see ``decode_manifest``.
    """
    start = Path(path)
    for candidate in (start, start / "gallery.json", start / "public" / "gallery.json"):
        seen = look(candidate)
        if seen.why:
            raise ManifestError(f"{shown(candidate)} cannot be read ({seen.why})", code="no-manifest")
        if seen.kind == "file":
            try:
                return decode_manifest(candidate.read_bytes())
            except OSError as failed:
                message = f"{shown(candidate)} cannot be read ({failed.strerror})"
                raise ManifestError(message, code="no-manifest") from failed
    raise ManifestError(
        f"there is no gallery in {shown(path)}", code="no-manifest", hint="Build one: gallery build PHOTOS -o OUT."
    )
