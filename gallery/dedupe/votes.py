"""Which photos share enough descriptors, each descriptor having one vote for each photo it meets."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from gallery.dedupe.lsh import Meetings
from gallery.dedupe.nearest import Pairs, paired

_VOTES: Final = 3
"""Descriptors two photos must share; one or two are shared by chance."""

_POPULAR: Final = 24
"""A descriptor that meets more photos than this is of something common (a window bar, a letter) and has no vote."""

_WARD: Final = 1 << 16
"""Photos whose meetings with later ones are counted together: what is needed while counting is needed for these."""

_WAITING: Final = 1 << 18
"""Meetings of a ward after which those that were told again are thrown away."""

_MOST: Final = 1 << 15
"""More votes than a photo can have."""

Numbers = NDArray[np.uint64]
"""Two numbers of 32 bits in one."""

Owner = NDArray[np.int32]
_HALF: Final = np.uint64(32)
_LOW: Final = np.uint64((1 << 32) - 1)


def elected(meetings: Iterable[Meetings], counts: Sequence[int]) -> Pairs:
    """Pairs of photos with enough votes both ways; the more votes, the nearer.

    Args:
        meetings: Descriptors that are nearly equal, the smaller number first; a meeting may be told again.
        counts: Descriptors of each photo; they are numbered photo by photo.
    """
    owner = np.repeat(np.arange(len(counts), dtype=np.int32), counts)
    wards = _wards(meetings, owner, len(counts))
    photos_met = np.zeros(len(owner), np.uint32)
    for met in wards:
        for voters in _voters(met, owner):
            np.add.at(photos_met, (voters >> _HALF).astype(np.int64), 1)
    modest = photos_met <= _POPULAR
    return np.concatenate([np.empty(0, np.uint64), *(_counted(met, owner, modest) for met in wards)])


def _wards(meetings: Iterable[Meetings], owner: Owner, photos: int) -> list[Numbers]:
    """Meetings of descriptors of different photos, each once, by the photo of the first."""
    first = np.searchsorted(owner, np.arange(0, photos + _WARD, _WARD)).astype(np.uint64) << _HALF
    wards = [_Ward() for _ in first[1:]]
    for left, right in meetings:
        apart = owner[left] != owner[right]
        met = np.sort(left[apart].astype(np.uint64) << _HALF | right[apart].astype(np.uint64))
        for ward, (begin, end) in zip(wards, pairwise(np.searchsorted(met, first).tolist()), strict=True):
            ward.hear(met[begin:end])
    return [ward.told() for ward in wards]


class _Ward:
    """Collects numbers and holds each hardly more often than once."""

    def __init__(self) -> None:
        self._known: Numbers = np.empty(0, np.uint64)
        self._waiting: list[Numbers] = []
        self._more = 0

    def hear(self, numbers: Numbers) -> None:
        if len(numbers):
            self._waiting.append(numbers)
            self._more += len(numbers)
        if self._more > _WAITING + len(self._known) // 4:
            self.told()

    def told(self) -> Numbers:
        if self._waiting:
            self._known = _distinct(np.concatenate([self._known, *self._waiting]))
            self._waiting, self._more = [], 0
        return self._known


def _voters(met: Numbers, owner: Owner) -> tuple[Numbers, Numbers]:
    """Descriptors and the photos they meet, each once: the first ones of the meetings, then the second ones."""
    left, right = (met >> _HALF).astype(np.int64), (met & _LOW).astype(np.int64)
    return (
        _distinct(left.astype(np.uint64) << _HALF | owner[right].astype(np.uint64)),
        _distinct(right.astype(np.uint64) << _HALF | owner[left].astype(np.uint64)),
    )


def _counted(met: Numbers, owner: Owner, modest: NDArray[np.bool_]) -> Pairs:
    """The pairs of photos of one ward that have enough votes both ways."""
    elections = []
    for voters in _voters(met, owner):
        voter = (voters >> _HALF).astype(np.int64)
        may = modest[voter]
        own, other = owner[voter[may]].astype(np.uint64), voters[may] & _LOW
        photos, votes = np.unique(np.minimum(own, other) << _HALF | np.maximum(own, other), return_counts=True)
        elections.append((photos[votes >= _VOTES], votes[votes >= _VOTES]))
    (photos, votes), (others, other_votes) = elections
    both, here, there = np.intersect1d(photos, others, assume_unique=True, return_indices=True)
    far = _MOST - np.minimum(votes[here], other_votes[there])
    return paired((both >> _HALF).astype(np.int64), (both & _LOW).astype(np.int64), far)


def _distinct(numbers: Numbers) -> Numbers:
    """Sorted in place, each once."""
    numbers.sort()
    first = np.concatenate([np.ones(min(len(numbers), 1), np.bool_), numbers[1:] != numbers[:-1]])
    return np.asarray(numbers[first])
