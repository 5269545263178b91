"""What crops of each photo keep in view."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gallery.cache.key import result_key
from gallery.cache.store import Store
from gallery.manifest.build import CENTRE
from gallery.model import Decisions, Focal, Photo
from gallery.pipeline.previews import previews_of
from gallery.thumbnails.focal import VERSION, find_focal


@dataclass(frozen=True, slots=True)
class _Found:
    """An answer of the detectors, also that there is none."""

    focal: Focal | None


def focals(photos: Sequence[Photo], store: Store, decisions: Decisions, names: tuple[str, ...]) -> Mapping[str, Focal]:
    """SHA-256 -> a person's point, else what the detectors find in the preview, else the centre.

    Args:
        photos: Those whose point is wanted.
        store: Has the previews, and what was found before.
        decisions: Of people.
        names: Of the detectors.

    Raises:
        PluginError: A detector that is unknown or fails.
    """
    return {photo.sha256: decisions.of(photo.sha256).focal or _found(photo, store, names) or CENTRE for photo in photos}


def remember_focal(store: Store, sha256: str, names: tuple[str, ...], focal: Focal | None) -> None:
    """Put what the detectors found into the index."""
    store.put(_name(sha256, names), _Found(focal))


def _found(photo: Photo, store: Store, names: tuple[str, ...]) -> Focal | None:
    known = store.get(_name(photo.sha256, names), _Found)
    if known is None:
        known = _Found(find_focal(previews_of(store)(photo.sha256), names) if names else None)
        store.put(_name(photo.sha256, names), known)
    return known.focal


def _name(sha256: str, names: tuple[str, ...]) -> str:
    return result_key("focal", VERSION, sha256, names)
