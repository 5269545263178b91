"""Near neighbours among many bit strings without comparing all with all (bit-sampling LSH)."""

from collections.abc import Iterator
from typing import Final

import numpy as np
from numpy.typing import NDArray

Words = NDArray[np.uint8]
"""Bit strings, one a row, packed: shape (n, bytes)."""

_TABLES: Final = 32
_LEAST_BITS: Final = 12
_MOST_BITS: Final = 24
"""Bits sampled for a key: about log2(n), so that a chance meeting stays rare however many strings there are.

Two strings at 31 of 256 bits meet in a table of 14 bits with probability (1 - 31/256)^14 = 0.16, in one of
32 tables with 0.997 (Indyk and Motwani 1998).
"""

_REACH: Final = 48
"""How many strings with the same key one is compared with; what so many share tells nothing."""

_SEED: Final = 20260514
"""Fixed, so that every run samples the same bits."""

_ONES: Final = np.array([number.bit_count() for number in range(1 << 16)], np.uint8)


def distances(first: Words, second: Words) -> NDArray[np.int64]:
    """Hamming distance of each row of the one to the same row of the other."""
    return np.asarray(_ONES[(first ^ second).view(np.uint16)].sum(axis=1), np.int64)


def neighbours(words: Words, radius: int) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    """Pairs of rows within a Hamming distance; nearly all of them, some more than once.

    Args:
        words: Shape (n, bytes), an even number of bytes.
        radius: Largest distance in bits.

    Yields:
        Row numbers of the one and the other, the smaller first.
    """
    words = np.ascontiguousarray(words)
    bits = int(np.clip(np.log2(max(len(words), 2)), _LEAST_BITS, _MOST_BITS))
    dice = np.random.default_rng(_SEED)
    for _ in range(_TABLES):
        keys = _keys(words, dice.choice(words.shape[1] * 8, bits, replace=False))
        for left, right in _meetings(keys):
            near = distances(words[left], words[right]) <= radius
            yield np.minimum(left, right)[near], np.maximum(left, right)[near]


def _keys(words: Words, sample: NDArray[np.int64]) -> NDArray[np.int64]:
    keys = np.zeros(len(words), np.int64)
    for bit in sample:
        keys = (keys << 1) | ((words[:, bit // 8] >> (7 - bit % 8)) & 1)
    return keys


def _meetings(keys: NDArray[np.int64]) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    """Pairs with equal keys, at most ``_REACH`` places apart in the sorted order."""
    order = np.argsort(keys, kind="stable")
    ordered = keys[order]
    for step in range(1, min(_REACH, len(keys) - 1) + 1):
        equal = np.flatnonzero(ordered[step:] == ordered[:-step])
        if equal.size == 0:
            return
        yield order[equal], order[equal + step]
