"""Every pair of hashes within a radius, in any of the eight positions, by multi-index hashing (Norouzi et al. 2012)."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import combinations
from typing import Final

import numpy as np
from numpy.typing import NDArray

from gallery.dedupe.bits import Words
from gallery.dedupe.lsh import THREADS, distances
from gallery.dedupe.nearest import Pairs, Places, gathered, paired
from gallery.dedupe.positions import positions

Part = NDArray[np.uint16]
"""One part of many hashes."""

_PARTS: Final = 16
"""Parts of 16 bits. Of 31 flipped bits one part at least has no more than one, so 17 values of each part are looked up:
272 in all. Nothing within the radius is missed."""

_CROWD: Final = 256
"""Hashes with the same part that one is compared with: those that follow it. More are of one template."""

_PLACE: Final = (1 << 32) - 1

_PROBES: Final = 1 << 18
"""Values looked up at a time."""


def lookups(radius: int) -> int:
    """Values that are looked up for each part of a hash; the work grows with them."""
    return len(_patterns(radius // _PARTS))


def within(hashes: Words, radius: int) -> Pairs:
    """Pairs of hashes at most ``radius`` apart; all of them, but of crowds the nearest.

    Args:
        hashes: Shape (n, 32).
        radius: Bits; see ``lookups``.
    """
    turned, patterns = positions(hashes), _patterns(radius // _PARTS)

    def search(part: int) -> Pairs:
        return gathered(_search(hashes, turned, part, patterns, radius))

    with ThreadPoolExecutor(THREADS) as pool:
        return gathered(pool.map(search, range(_PARTS)))


def _search(hashes: Words, turned: Words, part: int, patterns: Part, radius: int) -> Iterator[Pairs]:
    """Pairs within the radius that have one part in common, but for some flipped bits."""
    ordered = np.sort(hashes.view(np.uint16)[:, part].astype(np.int64) << 32 | np.arange(len(hashes)))
    begins = np.searchsorted(ordered, np.arange((1 << 16) + 1) << 32)
    rows = max(1, _PROBES // len(patterns))
    for begun in range(0, len(turned), rows):
        queries = np.arange(begun, min(begun + rows, len(turned)))
        values, own = turned.view(np.uint16)[queries, part], queries % len(hashes)
        row, place = _meetings(ordered, begins, values, own, patterns)
        far = distances(turned[queries[row]], hashes[place])
        near = far <= radius
        yield paired(own[row[near]], place[near], far[near].astype(np.int64))


def _meetings(ordered: Places, begins: Places, values: Part, own: Places, patterns: Part) -> tuple[Places, Places]:
    """Which values meet which later hashes that have the same part, but for some flipped bits.

    Args:
        ordered: The part of each hash, then its place (32 bits), sorted.
        begins: Where in it each of the 65,536 values of the part begins; at last its length.
        values: The part of some hashes in some position.
        own: Their places.
        patterns: What to flip.

    Returns:
        Numbers of values, and the places of hashes that they meet.
    """
    probes = (values[:, None] ^ patterns).reshape(-1).astype(np.int64)
    begin, end = begins[probes], begins[probes + 1]
    crowded = np.flatnonzero(end - begin > _CROWD)
    begin[crowded] = np.searchsorted(ordered, probes[crowded] << 32 | own[crowded // len(patterns)], side="right")
    count = np.minimum(end - begin, _CROWD)
    row = np.repeat(np.arange(len(probes)), count)
    step = np.arange(len(row)) - np.repeat(np.cumsum(count) - count, count)
    row, place = row // len(patterns), ordered[begin[row] + step] & _PLACE
    later = place > own[row]
    return row[later], place[later]


def _patterns(flips: int) -> Part:
    """All values of 16 bits with at most so many set."""
    sets = (bits for count in range(flips + 1) for bits in combinations(range(16), count))
    return np.array([sum(1 << bit for bit in bits) for bits in sets], np.uint16)
