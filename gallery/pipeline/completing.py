"""Kept photos with what their dropped copies knew."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from gallery.dedupe.inherit import inherit
from gallery.model import Choice, Metadata, Photo


def completed(photos: Sequence[Photo], choices: Sequence[Choice]) -> tuple[tuple[Photo, ...], Mapping[str, Metadata]]:
    """The photos, the kept ones completed, and what each of these took over, by its key."""
    by_key = {photo.key: photo for photo in photos}
    fills = {}
    for choice in choices:
        if choice.kind == "similar":
            continue
        copies = [by_key[member.path] for member in choice.members if member.path != choice.keep]
        keep = by_key[choice.keep]
        found = inherit(keep, copies)
        if found.taken:
            by_key[choice.keep] = replace(keep, metadata=found.metadata)
            fills[choice.keep] = found.fill
    return tuple(by_key[photo.key] for photo in photos), fills
