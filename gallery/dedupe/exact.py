"""Files with the same bytes, or the same pixels under other metadata."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from gallery.dedupe.partition import Proof
from gallery.model import Link, Photo

_BYTES = (3.0, 0)
_PIXELS = (2.0, 0)
"""Surer than any likeness, whose score is at most 1."""


def exact(photos: Sequence[Photo]) -> Iterator[Proof]:
    """Link equal files to the first of them, and files of equal pixels to the first of those.

    Only the first frame of an animation is looked at, so animations are the same only with the same bytes.

    Args:
        photos: Sorted by key.
    """
    files: dict[str, list[Photo]] = defaultdict(list)
    pictures: dict[str, list[Photo]] = defaultdict(list)
    for photo in photos:
        if photo.sha256 not in files and photo.frames == 1:
            pictures[photo.fingerprint.pixels].append(photo)
        files[photo.sha256].append(photo)
    yield from _star(files, "same bytes", _BYTES)
    yield from _star(pictures, "same pixels, other metadata or compression", _PIXELS)


def _star(alike: dict[str, list[Photo]], reason: str, score: tuple[float, int]) -> Iterator[Proof]:
    for first, *others in alike.values():
        for other in others:
            yield Proof(link=Link(first=first.key, second=other.key, kind="exact", reason=reason), score=score)
