"""Pairs in one number, and the nearest of those that are many."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gallery.dedupe.nearest import gathered, nearest, paired, together, unpaired

FOUND = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12), st.integers(0, 300)), max_size=60)


def pairs(found: list[tuple[int, int, int]]) -> np.ndarray:
    columns = np.array(found, np.int64).reshape(-1, 3).T
    return paired(columns[0], columns[1], columns[2])


def rows(packed: np.ndarray) -> list[tuple[int, int, int]]:
    return list(zip(*(part.tolist() for part in unpaired(packed)), strict=True))


@given(FOUND)
def test_pairs_come_back_the_smaller_place_first_and_never_with_themselves(found: list[tuple[int, int, int]]) -> None:
    assert rows(pairs(found)) == [(min(one, other), max(one, other), far) for one, other, far in found if one != other]


@given(FOUND, st.integers(1, 5))
def test_a_pair_stays_if_it_is_among_the_nearest_of_either(found: list[tuple[int, int, int]], few: int) -> None:
    best: dict[tuple[int, int], int] = {}
    for low, high, far in rows(pairs(found)):
        best[low, high] = min(far, best.get((low, high), 999))
    chosen = set()
    for photo in range(13):
        mine = [(far, high - low, low, high) for (low, high), far in best.items() if photo in (low, high)]
        # Of two that are equally near and equally far by place, either may be chosen.
        worst = sorted(mine)[:few][-1:]
        chosen |= {(low, high) for far, gap, low, high in mine if (far, gap) <= worst[0][:2]}
    kept = nearest(pairs(found), few)
    assert {(low, high) for low, high, _ in rows(kept)} <= chosen
    assert all(best[low, high] == far for low, high, far in rows(kept))
    degree = np.bincount([place for low, high, _ in rows(kept) for place in (low, high)], minlength=13)
    wanted = np.bincount([place for pair in best for place in pair], minlength=13)
    assert all(degree >= np.minimum(wanted, few))


def test_what_all_are_near_to_stays_linear() -> None:
    one, other = np.triu_indices(300, 1)
    assert len(nearest(paired(one, other, np.zeros(len(one), np.int64)), 4)) <= 300 * 4


def test_kinds_of_pairs_are_put_together_once_and_sorted() -> None:
    low, high = together([pairs([(5, 2, 9), (1, 0, 3)]), pairs([(2, 5, 1)])])
    assert (low.tolist(), high.tolist()) == ([0, 2], [1, 5])


@given(st.lists(FOUND, max_size=6), st.integers(1, 3))
def test_parts_that_do_not_fit_together_give_the_same(parts: list[list[tuple[int, int, int]]], few: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("gallery.dedupe.nearest._WAITING", 5)
        found = gathered((pairs(part) for part in parts), few)
    assert rows(found) == rows(nearest(pairs([row for part in parts for row in part]), few))
