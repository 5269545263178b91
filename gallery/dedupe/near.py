"""Pairs of photos worth a closer look; most are not copies, but hardly a copy is missing."""

from array import array
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Final

import numpy as np

from gallery.dedupe.bits import Words
from gallery.dedupe.clocks import corrected
from gallery.dedupe.features import DESCRIPTOR
from gallery.dedupe.lsh import distances, neighbours
from gallery.dedupe.multi_index import lookups, within
from gallery.dedupe.nearest import Pairs, gathered, nearest, paired, together, unpaired
from gallery.dedupe.options import BURST_SECONDS, HASH_RADIUS
from gallery.dedupe.phash import NO_PICTURE
from gallery.dedupe.positions import positions
from gallery.dedupe.votes import elected
from gallery.model import Photo

Pair = tuple[int, int]
"""Places of two photos in a sequence, the smaller first."""

_EXACT: Final = 17 << 17
"""Photos times looked-up values up to which not one hash within the radius is missed: 131,072 photos at 31 bits."""

_DETAILS: Final = ((1 << 20, 40, 48), (1 << 23, 32, 16), (1 << 32, 24, 16))
"""Descriptors up to so many; bits of 256 up to which two of them may be of the same corner; sorted orders.

Of 64 descriptors of a photo cropped by 5 to 20 % half meet again within 40 bits, a quarter within 24. Two of unrelated
photos are within 40 with probability 2e-5, within 24 with 4e-7: the more there are, the nearer they must be.
"""

_CROWD: Final = 12
"""Of 24 descriptors that follow one in a sorted order: with more of them near, it is of something common."""

_DAY_ONE: Final = datetime(1, 1, 1, tzinfo=UTC)
"""Where local times are counted from, all as if in one zone."""

_NEXT: Final = 5
"""Shots of the same camera that follow one another within the moment, and are compared."""


def candidates(
    photos: Sequence[Photo], clocks: Mapping[str, str], *, radius: int = HASH_RADIUS, burst: float = BURST_SECONDS
) -> tuple[Pair, ...]:
    """Pairs that look alike as a whole, share details, or follow each other from one camera.

    Args:
        photos: In an order of their own (sorted), so that the answer does not depend on arrival.
        clocks: Camera label -> offset, for capture times.
        radius: Bits by which the hashes of a whole picture may differ.
        burst: Seconds within which shots of one camera are compared.
    """
    found = [_by_hash(photos, radius), nearest(_by_details(photos)), _by_moment(photos, clocks, burst)]
    low, high = together(found)
    return tuple(zip(low.tolist(), high.tolist(), strict=True))


def seconds(photo: Photo, clocks: Mapping[str, str]) -> float | None:
    """Corrected capture time in seconds on a clock of its own, or None where unknown."""
    if photo.metadata.captured is None:
        return None
    try:
        moment = datetime.fromisoformat(corrected(photo.metadata.captured, photo.metadata.camera, clocks))
    except ValueError:
        return None
    return (moment.replace(tzinfo=UTC) - _DAY_ONE).total_seconds()


def _by_hash(photos: Sequence[Photo], radius: int) -> Pairs:
    """The same picture as a whole, in any of its eight positions."""
    shown = [place for place, photo in enumerate(photos) if photo.fingerprint.phash != NO_PICTURE]
    if len(shown) < 2:
        return np.empty(0, np.uint64)
    packed = bytes.fromhex("".join(photos[place].fingerprint.phash for place in shown))
    hashes = np.frombuffer(packed, np.uint8).reshape(len(shown), -1)
    find = within if len(hashes) * lookups(radius) <= _EXACT else _sampled
    low, high, far = unpaired(find(hashes, radius))
    places = np.array(shown)
    return paired(places[low], places[high], far)


def _sampled(hashes: Words, radius: int) -> Pairs:
    """Pairs of hashes within the radius in any position; nearly all, of crowds the nearest."""
    turned, count = positions(hashes), len(hashes)
    return gathered(
        paired(left % count, right % count, distances(turned[left], turned[right]).astype(np.int64))
        for left, right in neighbours(turned, radius)
    )


def _by_details(photos: Sequence[Photo]) -> Pairs:
    """Enough equal corners, wherever in the picture they are."""
    counts = [len(photo.fingerprint.features) // DESCRIPTOR for photo in photos]
    radius, orders = next(rest for most, *rest in _DETAILS if sum(counts) <= most)
    # Nobody but the search holds the descriptors in one piece: before the votes are counted they are gone.
    return elected(neighbours(_descriptors(photos), radius, orders=orders, crowd=_CROWD), counts)


def _descriptors(photos: Sequence[Photo]) -> Words:
    return np.frombuffer(b"".join(photo.fingerprint.features for photo in photos), np.uint8).reshape(-1, DESCRIPTOR)


def _by_moment(photos: Sequence[Photo], clocks: Mapping[str, str], burst: float) -> Pairs:
    """Consecutive shots of one camera, whatever they show."""
    shots: dict[tuple[str, str], list[tuple[float, int]]] = defaultdict(list)
    for place, photo in enumerate(photos):
        moment, camera = seconds(photo, clocks), photo.metadata.camera
        if moment is not None and camera is not None:
            shots[camera.label.casefold(), camera.body].append((moment, place))
    pairs = array("q")
    for series in shots.values():
        series.sort()
        for index, (moment, place) in enumerate(series):
            for later, other in series[index + 1 : index + 1 + _NEXT]:
                if later - moment <= burst:
                    pairs.extend((place, other))
    one, other_one = np.array(pairs, np.int64).reshape(-1, 2).T
    return paired(one, other_one, np.zeros(len(one), np.int64))
