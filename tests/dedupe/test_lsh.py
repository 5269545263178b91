"""Near neighbours by sampled bits."""

import numpy as np

from gallery.dedupe.lsh import distances, neighbours

DICE = np.random.default_rng(7)


def flipped(row: np.ndarray, count: int) -> np.ndarray:
    bits = np.unpackbits(row)
    bits[DICE.choice(bits.size, count, replace=False)] ^= 1
    return np.packbits(bits)


def found(words: np.ndarray, radius: int) -> set[tuple[int, int]]:
    return {
        pair for left, right in neighbours(words, radius) for pair in zip(left.tolist(), right.tolist(), strict=True)
    }


def test_distances_count_bits() -> None:
    zero, full = np.zeros((1, 32), np.uint8), np.full((1, 32), 255, np.uint8)
    assert distances(zero, full).tolist() == [256]


def test_nearly_all_neighbours_at_the_radius_are_found() -> None:
    rows = DICE.integers(0, 256, (400, 32), dtype=np.uint8)
    words = np.concatenate([rows, np.stack([flipped(row, 31) for row in rows])])
    hits = found(words, 31) & {(place, place + 400) for place in range(400)}
    assert len(hits) >= 396


def test_nothing_beyond_the_radius_is_found() -> None:
    row = DICE.integers(0, 256, 32, dtype=np.uint8)
    assert found(np.stack([row, flipped(row, 32)]), 31) == set()


def test_one_row_and_none_have_no_neighbours() -> None:
    assert found(np.zeros((1, 32), np.uint8), 31) == set()
    assert found(np.zeros((0, 32), np.uint8), 31) == set()


def test_what_very_many_share_stays_linear() -> None:
    pairs = sum(len(left) for left, _ in neighbours(np.zeros((2000, 32), np.uint8), 31))
    assert pairs <= 2000 * 48 * 32
