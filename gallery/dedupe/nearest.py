"""Pairs of photos with how far apart they are, and the few nearest partners of each photo that has many."""

from collections.abc import Iterable
from typing import Final

import numpy as np
from numpy.typing import NDArray

Pairs = NDArray[np.uint64]
"""One number a pair: place of the one photo (24 bits), of the other, which is larger (24), how far apart (16).

Sorted, a pair that was found twice stands beside itself, the nearer first; plain numbers are sorted ten times as fast
as rows, and four million pairs take 32 MB.
"""

Places = NDArray[np.int64]
"""Places of photos in their sequence."""

FEW: Final = 24
"""Partners each photo may choose. Templates and pages of text have thousands; a copy is among the nearest."""

_WAITING: Final = 1 << 22
"""Pairs after which the nearest are chosen."""

_PLACE: Final = np.uint64(24)
_FAR: Final = np.uint64(16)


def paired(one: Places, other: Places, far: Places) -> Pairs:
    """Pairs of numbers; of a photo with itself there are none.

    Args:
        one: Places below 2^24.
        other: Places below 2^24.
        far: The smaller, the more alike, 0 to 65,535.
    """
    apart = one != other
    low, high = (ends(one[apart], other[apart]).astype(np.uint64) for ends in (np.minimum, np.maximum))
    pairs: Pairs = (low << _PLACE | high) << _FAR | far[apart].astype(np.uint64)
    return pairs


def unpaired(pairs: Pairs) -> tuple[Places, Places, Places]:
    """The smaller places, the larger ones, how far apart."""
    parts = pairs >> (_PLACE + _FAR), pairs >> _FAR & _mask(_PLACE), pairs & _mask(_FAR)
    low, high, far = (part.astype(np.int64) for part in parts)
    return low, high, far


def together(parts: list[Pairs]) -> tuple[Places, Places]:
    """Pairs of all kinds, each once, sorted: the smaller places and the larger ones."""
    low, high, _ = unpaired(np.unique(np.concatenate(parts) >> _FAR) << _FAR)
    return low, high


def gathered(parts: Iterable[Pairs], few: int = FEW) -> Pairs:
    """The nearest of all parts, of which there may be more than memory holds.

    What is not among the nearest of some is not among the nearest of more: it can go at once.
    """
    kept, waiting, count = np.empty(0, np.uint64), [np.empty(0, np.uint64)], 0
    for part in parts:
        waiting.append(part)
        count += len(part)
        if count > _WAITING + len(kept):
            kept, waiting, count = nearest(np.concatenate([kept, *waiting]), few), [], 0
    return nearest(np.concatenate([kept, *waiting]), few)


def nearest(pairs: Pairs, few: int = FEW) -> Pairs:
    """Each pair once, where it is among the nearest of the one photo or of the other; of equal ones the next by place.

    Args:
        pairs: May repeat a pair, in any order.
        few: How many each photo chooses.
    """
    pairs = np.sort(pairs)
    again = pairs[1:] >> _FAR == pairs[:-1] >> _FAR
    pairs = pairs[~np.concatenate([np.zeros(min(len(pairs), 1), np.bool_), again])]
    low, high, far = unpaired(pairs)
    chosen = _chosen(np.concatenate([low, high]), np.tile(high - low, 2), np.tile(far, 2), few)
    return pairs[chosen[: len(pairs)] | chosen[len(pairs) :]]


def _chosen(photos: Places, gaps: Places, far: Places, few: int) -> NDArray[np.bool_]:
    """Which choices each photo makes, of those that stand beside it."""
    if len(photos) == 0 or np.bincount(photos).max() <= few:
        return np.ones(len(photos), np.bool_)
    order = np.argsort(((photos << 16 | far) << 24) | gaps, kind="stable")
    ordered = photos[order]
    chosen = np.zeros(len(photos), np.bool_)
    chosen[order] = np.arange(len(photos)) - np.searchsorted(ordered, ordered) < few
    return chosen


def _mask(bits: np.uint64) -> np.uint64:
    return (np.uint64(1) << bits) - np.uint64(1)
