"""Raw files that belong to a photo: the same press of the shutter, so one photo."""

from collections.abc import Iterable, Mapping
from typing import Final

from gallery.cache.key import result_key
from gallery.cache.store import Store
from gallery.dedupe.press import same_press, stem
from gallery.errors import PhotoError
from gallery.image.limits import Limits
from gallery.image.raw import is_raw
from gallery.model import Metadata, Photo, Problem
from gallery.pipeline.digest import Digested, read_digested
from gallery.ports import Files

_VERSION: Final = 1
"""Raised when the same raw file gives another capture than before."""

_UNDECODED: Final = frozenset({"raw-photo", "heic-not-installed"})


def companions(
    photos: Iterable[Photo],
    problems: Iterable[Problem],
    digested: Mapping[str, Digested],
    files: Files,
    store: Store,
    limits: Limits,
) -> Mapping[str, str]:
    """Find the photo that each file without pixels belongs to: same name, same camera, same time, same exposure.

    Args:
        photos: What could be read.
        problems: What could not.
        digested: Every file by its key.
        files: Where they are.
        store: What earlier runs found out.
        limits: Files larger than these are not read.

    Returns:
        Key of the file -> key of its photo.
    """
    named: dict[str, list[Photo]] = {}
    for photo in photos:
        named.setdefault(stem(photo.key), []).append(photo)
    found: dict[str, str] = {}
    for one in problems:
        beside = named.get(stem(one.path), []) if one.code in _UNDECODED else []
        if beside:
            own = _capture(digested[one.path], files, store, limits)
            partner = next((photo for photo in beside if same_press(own, photo.metadata)), None)
            if partner:
                found[one.path] = partner.key
    return found


def _capture(one: Digested, files: Files, store: Store, limits: Limits) -> Metadata:
    """Camera, time and exposure of a file; empty where it cannot be read."""
    name = result_key("capture", _VERSION, one.sha256)
    known = store.get(name, Metadata)
    if known is not None:
        return known
    try:
        data = read_digested(files, one.source, one.sha256, limits)
    except PhotoError:
        return Metadata()
    found = _read(data, one.source.key)
    store.put(name, found)
    return found


def _read(data: bytes, key: str) -> Metadata:
    # Readers of every container; where nothing changed nobody reads.
    from gallery.metadata.raw import read_capture  # noqa: PLC0415
    from gallery.metadata.read import read_metadata  # noqa: PLC0415

    return read_capture(data) if is_raw(key) else read_metadata(data).capture
