"""The page of a gallery, made anew only where something in it changed."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import gallery.export as exporters
from gallery.cache.key import result_key
from gallery.cache.store import Store
from gallery.export.html import page
from gallery.model import Manifest
from gallery.storage.look import look

PAGE_VERSION: Final = 2
"""Raised when the same manifest and templates give another page than before."""

_BUILT_IN: Final = Path(exporters.__file__).parent / "templates"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kept:
    """Files of a page, and the SHA-256 of all of them."""

    files: Mapping[str, bytes]
    check_sum: str


def page_files(store: Store, manifest: Manifest, encoded: bytes, templates: Path | None) -> Mapping[str, bytes]:
    """As ``gallery.export.html.page``; a page that an earlier run made is taken from the index.

    Args:
        store: What earlier runs made.
        manifest: Of the gallery.
        encoded: The same as bytes.
        templates: Folder of the user's templates.

    Raises:
        ExportError: There is no such folder, or a template is broken.
    """
    sources = [_digest(files) for files in (_files(_BUILT_IN), _files(templates))]
    key = result_key("page", PAGE_VERSION, hashlib.sha256(encoded).hexdigest(), *sources)
    kept = store.get(key, _Kept)
    if kept is not None and kept.check_sum == _digest(kept.files.items()):
        return kept.files
    made = dict(page(manifest, templates))
    store.put(key, _Kept(files=made, check_sum=_digest(made.items())))
    return made


def _files(folder: Path | None) -> Iterator[tuple[str, bytes]]:
    """Every file of a folder of templates, since one may include another."""
    if folder is None:
        return
    yield str(look(folder).kind), b""
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        with suppress(OSError):  # for the page to tell, if it needs that file
            yield path.relative_to(folder).as_posix(), path.read_bytes()


def _digest(files: Iterable[tuple[str, bytes]]) -> str:
    found = hashlib.sha256()
    for name, data in files:
        found.update(f"{name}\0{len(data)}\0".encode())
        found.update(data)
    return found.hexdigest()
