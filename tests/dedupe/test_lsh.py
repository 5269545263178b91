"""Near neighbours in sorted orders."""

import numpy as np
import pytest

from gallery.dedupe import lsh
from gallery.dedupe.lsh import differing, distances, neighbours

DICE = np.random.default_rng(7)


def flipped(row: np.ndarray, count: int) -> np.ndarray:
    bits = np.unpackbits(row)
    bits[DICE.choice(bits.size, count, replace=False)] ^= 1
    return np.packbits(bits)


def found(words: np.ndarray, radius: int, **how: int) -> set[tuple[int, int]]:
    return {
        pair
        for left, right in neighbours(words, radius, **how)
        for pair in zip(left.tolist(), right.tolist(), strict=True)
    }


def twice(count: int, flips: int) -> np.ndarray:
    """Rows, then each again with so many bits flipped."""
    rows = DICE.integers(0, 256, (count, 32), dtype=np.uint8)
    return np.concatenate([rows, np.stack([flipped(row, flips) for row in rows])])


def counted(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many distances are computed from now on."""
    compared: list[int] = []
    monkeypatch.setattr(lsh, "differing", lambda one, other: compared.append(one.shape[1]) or differing(one, other))
    return compared


def test_distances_count_bits() -> None:
    zero, full = np.zeros((1, 32), np.uint8), np.full((1, 32), 255, np.uint8)
    assert distances(zero, full).tolist() == [256]


def test_few_are_all_compared_with_all() -> None:
    words = twice(150, 31)
    bits = np.unpackbits(words, axis=1).astype(np.int64)
    far = bits @ (1 - bits.T) + (1 - bits) @ bits.T
    assert found(words, 40) == {(one, other) for one, other in np.argwhere(far <= 40).tolist() if one < other}


def test_nearly_all_neighbours_at_the_radius_are_found_among_many() -> None:
    words = twice(4000, 31)
    hits = found(words, 31) & {(place, place + 4000) for place in range(4000)}
    assert len(hits) >= 0.99 * 4000


def test_the_answer_is_the_same_every_time() -> None:
    words = twice(4000, 40)
    assert found(words, 40, orders=4) == found(words, 40, orders=4)


def test_nothing_beyond_the_radius_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    row = DICE.integers(0, 256, 32, dtype=np.uint8)
    words = np.stack([row, flipped(row, 32)])
    assert found(words, 31) == set()
    monkeypatch.setattr(lsh, "_ALL", 1)
    assert found(words, 31) == set()
    assert found(words, 32) == {(0, 1)}


def test_one_row_and_none_have_no_neighbours() -> None:
    assert found(np.zeros((1, 32), np.uint8), 31) == set()
    assert found(np.zeros((0, 32), np.uint8), 31) == set()


def test_comparisons_do_not_depend_on_what_is_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    compared = counted(monkeypatch)
    for words in (np.zeros((20_000, 32), np.uint8), DICE.integers(0, 256, (20_000, 32), dtype=np.uint8)):
        compared.clear()
        list(neighbours(words, 31, orders=5))
        assert sum(compared) <= 20_000 * 24 * 5


def test_what_very_many_share_meets_nobody_where_a_crowd_is_told_off() -> None:
    words = np.concatenate([np.zeros((8000, 32), np.uint8), twice(500, 3)])
    pairs = found(words, 31, orders=16, crowd=12)
    assert {(place, place + 500) for place in range(8000, 8500)} <= pairs
    # The last ones of the crowd have fewer than 12 of it after them.
    assert len([pair for pair in pairs if pair[1] < 8000]) <= 16 * 12 * 12


def test_shelves_hide_next_to_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    words = twice(3000, 20)
    wanted = {(place, place + 3000) for place in range(3000)}
    monkeypatch.setattr(lsh, "_SHELF", 1000)
    assert len(found(words, 31, orders=24) & wanted) >= 0.99 * 3000


def test_chunks_meet_across_their_seams(monkeypatch: pytest.MonkeyPatch) -> None:
    words = twice(3000, 20)
    whole = found(words, 31, orders=6)
    monkeypatch.setattr(lsh, "_CHUNK", 100)
    assert found(words, 31, orders=6) == whole
