"""Hashes within a radius in any position, against comparing all with all."""

import numpy as np
import pytest

from gallery.dedupe import multi_index
from gallery.dedupe.multi_index import within
from gallery.dedupe.nearest import FEW, unpaired
from gallery.dedupe.positions import positions

DICE = np.random.default_rng(11)


def near_ones(count: int, most: int) -> np.ndarray:
    """Hashes, each twice: the second time turned and with up to ``most`` bits flipped."""
    first = DICE.integers(0, 256, (count, 32), dtype=np.uint8)
    turned = positions(first).reshape(8, count, 32)[DICE.integers(0, 8, count), np.arange(count)]
    bits = np.unpackbits(turned, axis=1)
    for row in bits:
        row[DICE.choice(256, DICE.integers(0, most + 1), replace=False)] ^= 1
    return np.concatenate([first, np.packbits(bits, axis=1)])


def all_within(hashes: np.ndarray, radius: int) -> set[tuple[int, int]]:
    turned = np.unpackbits(positions(hashes).reshape(8, len(hashes), 32), axis=2)
    bits = np.unpackbits(hashes, axis=1)
    far = np.stack([(turned != row).sum(axis=2).min(axis=0) for row in bits])
    return {(one, other) for one, other in np.argwhere(far <= radius).tolist() if one < other}


@pytest.mark.parametrize("radius", [0, 7, 15, 16, 31, 40])
def test_it_finds_exactly_what_is_within_the_radius(radius: int) -> None:
    hashes = near_ones(120, radius + 6)
    low, high, far = unpaired(within(hashes, radius))
    assert set(zip(low.tolist(), high.tolist(), strict=True)) == all_within(hashes, radius)
    assert far.max(initial=0) <= radius


def test_the_order_of_the_hashes_does_not_matter() -> None:
    hashes, order = near_ones(80, 31), DICE.permutation(160)
    low, high, _ = unpaired(within(hashes[order], 31))
    found = {(min(pair), max(pair)) for pair in zip(order[low].tolist(), order[high].tolist(), strict=True)}
    assert found == all_within(hashes, 31)


def test_of_thousands_of_equal_hashes_few_are_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[int] = []
    distances = multi_index.distances
    monkeypatch.setattr(multi_index, "distances", lambda one, other: compared.append(len(one)) or distances(one, other))
    hashes = np.tile(DICE.integers(0, 256, (1, 32), dtype=np.uint8), (3000, 1))
    found = within(hashes, 31)
    # 16 parts; in each at most the 17 looked-up values of 8 positions meet 256 hashes. Here hardly more than one does.
    assert sum(compared) <= 3000 * 16 * 256 * 2
    assert 2999 <= len(found) <= 3000 * FEW


def test_one_hash_is_near_nothing() -> None:
    assert len(within(DICE.integers(0, 256, (1, 32), dtype=np.uint8), 31)) == 0
