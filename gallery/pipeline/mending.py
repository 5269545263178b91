"""Put right in a gallery what can be put right without deciding anything."""

import os
import re
from dataclasses import replace
from pathlib import Path

from gallery.export.page_names import page_names
from gallery.manifest.decode import load_manifest
from gallery.manifest.encode import encode_manifest
from gallery.model import Item, Manifest
from gallery.pipeline.workspace import MANIFEST, PUBLIC, gallery_root, is_marked, open_workspace
from gallery.storage.walk import everything


def mend_gallery(gallery: str | os.PathLike[str]) -> tuple[str, ...]:
    """Remove files that earlier builds of this gallery left in ``public/``, and number the photos from 1 again.

    What somebody else put there stays, as does everything that asks for a decision or another build.

    Args:
        gallery: Output folder of a build.

    Returns:
        What was done, in words; nothing where there was nothing to do.

    Raises:
        ManifestError: There is no gallery, or its manifest is damaged.
        StorageError: The folder is busy or cannot be written.
    """
    root = gallery_root(gallery)
    manifest = load_manifest(root)
    done = []
    with open_workspace(root) as space:
        for path in sorted(_strays(root / PUBLIC, manifest)):
            space.files.remove(f"{PUBLIC}/{path}")
            done.append(f"Removed {PUBLIC}/{path}, which an earlier build left there.")
        numbered = tuple(replace(item, order=order) for order, item in enumerate(_ordered(manifest), 1))
        if numbered != manifest.items:
            data = encode_manifest(replace(manifest, items=numbered))
            space.files.write(f"{PUBLIC}/{MANIFEST}", data, durable=True)
            done.append(f"Numbered {len(numbered)} photos anew in {MANIFEST}; build again to make the page follow.")
    return tuple(done)


def _ordered(manifest: Manifest) -> list[Item]:
    return sorted(manifest.items, key=lambda item: item.order)


def _strays(public: Path, manifest: Manifest) -> set[str]:
    """Files that are not in the manifest, and have a name or a mark that only this program gives."""
    known = {MANIFEST, *page_names(manifest), *(one.path for item in manifest.items for one in item.renditions)}
    named = re.compile(rf"(?:images|originals)/{re.escape(manifest.id)}-[0-9a-f]{{8,24}}(?:-[\w-]+)?\.\w+")
    return {
        path
        for path in set(everything(public)) - known
        if not (public / path).is_symlink()
        and (named.fullmatch(path) or ("/" not in path and is_marked(public / path)))
    }
