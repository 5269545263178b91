"""What the editor's report knows and no public text may say: names of sources, digests of private values."""

import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any, Final

import msgspec

from gallery.errors import StorageError
from gallery.pipeline.leaks.words import Sought, sought
from gallery.pipeline.workspace import MANIFEST, PUBLIC
from gallery.ports import Files

_TELLING: Final = 12
"""Characters; shorter stems are words: ``konferencja.jpg``."""

_MARKED: Final = 8
"""Characters; shorter names of folders and files are words, even with a digit: ``day 2``."""

_SHORT: Final = 6
"""Characters; shorter file names occur in ordinary texts."""


def sought_in_texts(files: Files) -> Sought:
    """Names of the sources, of their folders, and private values, as ``report.json`` has them; else nothing."""
    report, manifest = _fields(files, "report.json"), _fields(files, f"{PUBLIC}/{MANIFEST}")
    try:
        names = {*_names(report, "\n".join(_published(manifest)))}
        secrets = [str(secret) for secret in report.get("secrets", ())]
    except (KeyError, TypeError, AttributeError):
        return sought((), ())
    return sought((name for name in names if len(name) >= _SHORT), secrets)


def _fields(files: Files, key: str) -> Mapping[str, Any]:
    try:
        found: Mapping[str, Any] = msgspec.json.decode(files.read(key), type=dict[str, Any])
    except (StorageError, msgspec.MsgspecError, UnicodeDecodeError):
        return {}
    return found


def _names(report: Mapping[str, Any], published: str) -> Iterator[str]:
    """File names, telling stems and folders, as one compares them.

    Args:
        report: The fields of ``report.json``.
        published: Titles and slug, casefolded; a folder or stem that is named like the event is no secret.
    """
    rows = [*report.get("items", ()), *report.get("excluded", ())]
    keys = [*(row["source"] for row in rows), *(row["path"] for row in report.get("problems", ()))]
    paths = [PurePosixPath(_folded(str(key))) for key in keys]
    folder = _folded(str(report.get("folder") or ""))
    for path in paths:
        yield path.name
        yield from _both(str(path)) if len(path.parts) > 1 else ()
        if (len(path.stem) >= _TELLING or _tells(path.stem)) and path.stem not in published:
            yield path.stem
    yield from _both(folder) if folder.strip("/\\") else ()
    parents = {part for path in paths for part in path.parts[:-1]} | {folder.replace("\\", "/").rpartition("/")[2]}
    yield from (part for part in parents if _tells(part) and part not in published)


def _both(path: str) -> tuple[str, str]:
    """A path as systems of either kind write it."""
    return path.replace("\\", "/"), path.replace("/", "\\")


def _tells(name: str) -> bool:
    """Whether a name can be told from words and dates: ``100canon_``, ``img_2041``; no ``panorama``, ``2026-05-14``."""
    marked = any(sign.isdigit() or sign == "_" for sign in name)
    return len(name) >= _MARKED and marked and any(sign.isalpha() for sign in name) and " " not in name


def _published(manifest: Mapping[str, Any]) -> Iterator[str]:
    event = manifest.get("event") or {}
    yield from (_folded(str(text)) for text in (manifest.get("id", ""), event.get("name", "")))
    yield from (_folded(str(text)) for text in (manifest.get("title") or {}).values())


def _folded(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold()
