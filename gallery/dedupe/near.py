"""Pairs of photos worth a closer look; most are not copies, but hardly a copy is missing."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Final

import numpy as np
from numpy.typing import NDArray

from gallery.dedupe.clocks import corrected
from gallery.dedupe.features import DESCRIPTOR
from gallery.dedupe.lsh import neighbours
from gallery.dedupe.phash import NO_PICTURE, packed_turns
from gallery.model import Photo

Pair = tuple[int, int]
"""Places of two photos in a sequence, the smaller first."""

Places = NDArray[np.int64]
"""One number a row: places of photos or of descriptors."""

_HASH_RADIUS: Final = 31
"""Bits of 256 (PDQ's recommended radius for the same length)."""

_DESCRIPTOR_RADIUS: Final = 40
"""Bits of 256 up to which two ORB descriptors may be of the same corner."""

_VOTES: Final = 3
"""Descriptors two photos must share; one or two are shared by chance."""

_POPULAR: Final = 24
"""A descriptor that meets more photos than this is of something common (a window bar, a letter) and has no vote."""

BURST_SECONDS: Final = 30.0
"""Photos further apart in time are not taken for one moment."""

_DAY_ONE: Final = datetime(1, 1, 1, tzinfo=UTC)
"""Where local times are counted from, all as if in one zone."""

_NEXT: Final = 5
"""Shots of the same camera that follow one another within the moment, and are compared."""


def candidates(photos: Sequence[Photo], clocks: Mapping[str, str]) -> tuple[Pair, ...]:
    """Pairs that look alike as a whole, share details, or follow each other from one camera.

    Args:
        photos: In an order of their own (sorted), so that the answer does not depend on arrival.
        clocks: Camera label -> offset, for capture times.
    """
    pairs = {*_by_hash(photos), *_by_details(photos), *_by_moment(photos, clocks)}
    return tuple(sorted(pairs))


def seconds(photo: Photo, clocks: Mapping[str, str]) -> float | None:
    """Corrected capture time in seconds on a clock of its own, or None where unknown."""
    if photo.metadata.captured is None:
        return None
    try:
        moment = datetime.fromisoformat(corrected(photo.metadata.captured, photo.metadata.camera, clocks))
    except ValueError:
        return None
    return (moment.replace(tzinfo=UTC) - _DAY_ONE).total_seconds()


def _by_hash(photos: Sequence[Photo]) -> Iterator[Pair]:
    """The same picture as a whole, in any of its eight positions."""
    shown = [place for place, photo in enumerate(photos) if photo.fingerprint.phash != NO_PICTURE]
    if len(shown) < 2:
        return
    turns = [packed_turns(photos[place].fingerprint.phash) for place in shown]
    owner = np.repeat(shown, len(turns[0]))
    for left, right in neighbours(np.concatenate(turns), _HASH_RADIUS):
        yield from _pairs(owner[left], owner[right])


def _by_details(photos: Sequence[Photo]) -> Iterator[Pair]:
    """Enough equal corners, wherever in the picture they are."""
    descriptors = [np.frombuffer(photo.fingerprint.features, np.uint8).reshape(-1, DESCRIPTOR) for photo in photos]
    owner = np.repeat(np.arange(len(photos), dtype=np.int64), [len(rows) for rows in descriptors])
    if owner.size == 0:
        return
    total = len(owner)
    met = [left * total + right for left, right in neighbours(np.concatenate(descriptors), _DESCRIPTOR_RADIUS)]
    left, right = np.divmod(np.unique(np.concatenate([np.empty(0, np.int64), *met])), total)
    yield from _voted(np.concatenate([left, right]), owner[np.concatenate([right, left])], owner)


def _voted(descriptor: Places, meets: Places, owner: Places) -> Iterator[Pair]:
    """Pairs of photos with enough votes both ways.

    Args:
        descriptor: Number of a descriptor, once for each descriptor it met.
        meets: The photo the other descriptor is of.
        owner: The photo each descriptor is of.
    """
    photos = int(owner.max()) + 1
    voter, choice = np.divmod(np.unique(descriptor * photos + meets), photos)
    modest = np.bincount(voter, minlength=len(owner))[voter] <= _POPULAR
    ballots, counts = np.unique(owner[voter[modest]] * photos + choice[modest], return_counts=True)
    enough = {divmod(ballot, photos) for ballot in ballots[counts >= _VOTES].tolist()}
    yield from ((one, other) for one, other in enough if one < other and (other, one) in enough)


def _by_moment(photos: Sequence[Photo], clocks: Mapping[str, str]) -> Iterator[Pair]:
    """Consecutive shots of one camera, whatever they show."""
    shots: dict[tuple[str, str], list[tuple[float, int]]] = defaultdict(list)
    for place, photo in enumerate(photos):
        moment, camera = seconds(photo, clocks), photo.metadata.camera
        if moment is not None and camera is not None:
            shots[camera.label.casefold(), camera.body].append((moment, place))
    for series in shots.values():
        series.sort()
        for index, (moment, place) in enumerate(series):
            for later, other in series[index + 1 : index + 1 + _NEXT]:
                if later - moment <= BURST_SECONDS:
                    yield min(place, other), max(place, other)


def _pairs(one: Places, other: Places) -> Iterator[Pair]:
    """Pairs of two different photos, the smaller first."""
    apart = one != other
    low, high = np.minimum(one, other)[apart], np.maximum(one, other)[apart]
    yield from zip(low.tolist(), high.tolist(), strict=True)
