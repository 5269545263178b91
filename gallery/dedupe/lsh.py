"""Near neighbours among many bit strings without comparing all with all: sorted by samples of their bits."""

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Final

import numpy as np
from numpy.typing import NDArray

from gallery.dedupe.bits import Words, dependence, independent, keys

Columns = NDArray[np.uint64]
"""Bit strings, one a column: shape (4, n)."""

Meetings = tuple[NDArray[np.int64], NDArray[np.int64]]
"""Row numbers of the one and the other."""

_ALL: Final = 1 << 12
"""Strings up to which all are compared with all."""

_KEY: Final = 36
"""Bits that strings are sorted by, at most; their numbers fill the rest of 64."""

_REACH: Final = 24
"""Strings that follow in the sorted order and are compared."""

ORDERS: Final = 32
"""Sorted orders, each by another sample of the bits.

Two strings at 31 of 256 bits agree in their first 14 sampled bits with probability (1 - 31/256)^14 = 0.16, in one of
32 samples with 0.997 (Indyk and Motwani 1998). About log2(n / 24) bits must agree to stand 24 apart in the order:
more where strings are crowded, fewer where they are not (Charikar 2002), which no fixed length of a key can do.
"""

_SHELF: Final = 1 << 23
"""Strings sorted at a time, about: of more, those that begin alike."""

_AHEAD: Final = 16
"""Chunks of which the answers wait at most."""

_CHUNK: Final = 1 << 16
"""Strings at a time: what is compared stays in the processor's cache."""

_SEED: Final = 20260514
"""Fixed, so that every run samples the same bits."""

THREADS: Final = min(4, os.cpu_count() or 1)
"""NumPy lets others run while it sorts, gathers and compares."""


def distances(first: Words, second: Words) -> NDArray[np.uint16]:
    """Hamming distance of each row of the one to the same row of the other."""
    return differing(first.view(np.uint64).T, second.view(np.uint64).T)


def differing(first: Columns, second: Columns) -> NDArray[np.uint16]:
    """The same of strings that stand in columns of four numbers."""
    ones = np.bitwise_count(first ^ second)
    return np.asarray(np.add(ones[0] + ones[1], ones[2] + ones[3], dtype=np.uint16))


def neighbours(words: Words, radius: int, *, orders: int = ORDERS, crowd: int = _REACH) -> Iterator[Meetings]:
    """Pairs of rows within a Hamming distance; nearly all of them, some more than once.

    Each row is compared with 24 others in each order, whatever the strings. All are compared with all where there are
    few.

    Args:
        words: Shape (n, 32).
        radius: Largest distance in bits.
        orders: The more, the fewer pairs are missed.
        crowd: A row that meets more than so many of the 24 that follow it in a sorted order meets nobody there.

    Yields:
        The smaller row number first.
    """
    words = np.ascontiguousarray(words)
    if len(words) <= _ALL:
        yield from _all_with_all(words, radius)
        return
    moments, dice = dependence(words), np.random.default_rng(_SEED)
    length = min(_KEY, 64 - (len(words) - 1).bit_length())
    shelf = (len(words) // _SHELF).bit_length()
    with ThreadPoolExecutor(THREADS) as pool:
        for _ in range(orders):
            sample = independent(moments, length + shelf, dice)
            for begins in range(1 << shelf):
                order = _sorted(words, sample, shelf, begins, pool)
                meet, chunks = _followers(words, order, radius, crowd), _chunks(len(order))
                # Some at a time: what is found waits for nobody in memory.
                for begun in range(0, len(chunks), _AHEAD):
                    yield from pool.map(meet, chunks[begun : begun + _AHEAD])


def _all_with_all(words: Words, radius: int) -> Iterator[Meetings]:
    for step in range(1, len(words)):
        near = np.flatnonzero(distances(words[:-step], words[step:]) <= radius)
        yield near, near + step


def _sorted(
    words: Words, sample: NDArray[np.int64], shelf: int, begins: int, pool: ThreadPoolExecutor
) -> NDArray[np.uint64]:
    """Numbers of the rows whose first ``shelf`` sampled bits are ``begins``, sorted by the other sampled bits.

    Key and number are one number: it is one sort of plain numbers, and nothing else is in memory.
    """
    bits = np.uint64((len(words) - 1).bit_length())

    def numbered(begun: int) -> NDArray[np.uint64]:
        rows = words[begun : begun + _CHUNK]
        here = np.flatnonzero(keys(rows, sample[:shelf]) == begins)
        chosen = rows.view(np.uint64).take(here, axis=0).view(np.uint8)
        found: NDArray[np.uint64] = keys(chosen, sample[shelf:]) << bits | (here + begun).astype(np.uint64)
        return found

    order = np.concatenate(list(pool.map(numbered, _chunks(len(words)))))
    order.sort()
    order &= (np.uint64(1) << bits) - np.uint64(1)
    return order


def _followers(words: Words, order: NDArray[np.uint64], radius: int, crowd: int) -> Callable[[int], Meetings]:
    """What finds the near ones among those that follow, for a chunk of the order."""
    numbers = words.view(np.uint64)

    def meet(begun: int) -> Meetings:
        rows = order[begun : begun + _CHUNK + _REACH].astype(np.int64)
        columns = np.ascontiguousarray(numbers.take(rows, axis=0).T)
        width = min(_CHUNK, len(order) - begun)
        near = np.zeros((_REACH, width), np.bool_)
        for step in range(1, min(_REACH, len(rows) - 1) + 1):
            count = min(width, len(rows) - step)
            near[step - 1, :count] = differing(columns[:, :count], columns[:, step : step + count]) <= radius
        steps, places = np.divmod(np.flatnonzero(near), width)
        alone = np.bincount(places, minlength=width)[places] <= crowd
        left, right = rows[places[alone]], rows[places[alone] + steps[alone] + 1]
        return np.minimum(left, right), np.maximum(left, right)

    return meet


def _chunks(count: int) -> range:
    return range(0, count, _CHUNK)
